package io.ballast.core.model;

import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.Unit;

/** The controls that policies may set, each declared here and nowhere else. */
public final class Controls {
  public static final ControlDecl BALLOON_TARGET =
      new ControlDecl(
          "balloon_target", Kind.NUMBER, Unit.KIB, "The size that the guest's balloon shall take.");

  private Controls() {}
}
