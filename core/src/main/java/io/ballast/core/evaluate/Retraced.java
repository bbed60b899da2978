package io.ballast.core.evaluate;

import io.ballast.policy.run.Traced;
import io.ballast.policy.syntax.Program;
import java.util.Optional;

/**
 * A moment evaluated again, with what the policy did for one guest.
 *
 * @param places where the program's expressions stand
 * @param traced empty if the policy was not asked; {@code evaluated} says why
 */
public record Retraced(
    Program program, Places places, Evaluated evaluated, Optional<Traced> traced) {}
