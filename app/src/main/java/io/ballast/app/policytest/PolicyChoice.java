package io.ballast.app.policytest;

import io.ballast.app.Policies;
import io.ballast.app.config.PolicySource;
import io.ballast.policy.syntax.Source;
import java.nio.file.Path;
import java.util.List;

/** Which policy a test is about. */
sealed interface PolicyChoice {
  /** Files, joined in this order. */
  record Joined(List<Path> files) implements PolicyChoice {
    public Joined {
      files = List.copyOf(files);
    }
  }

  /** A folder, or one that comes with Ballast. */
  record Named(PolicySource source) implements PolicyChoice {}

  default Source read() throws Policies.Rejected {
    return switch (this) {
      case Joined(List<Path> files) -> Policies.read(files);
      case Named(PolicySource source) -> Policies.read(source);
    };
  }
}
