/** Tests of policies, written in the policy language beside them. */
@NullMarked
package io.ballast.app.policytest;

import org.jspecify.annotations.NullMarked;
