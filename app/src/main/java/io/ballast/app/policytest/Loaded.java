package io.ballast.app.policytest;

import io.ballast.policy.run.Coverage;
import io.ballast.policy.syntax.Program;
import io.ballast.tools.inspect.Places;

/** A policy under test; all its tests share one program, by whose nodes coverage is known. */
record Loaded(Program program, Places places, Coverage coverage) {
  static Loaded of(Program program) {
    return new Loaded(program, new Places(program.source()), new Coverage());
  }
}
