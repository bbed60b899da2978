package io.ballast.lab;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What tests with real guests share. */
final class LabSetup {
  private LabSetup() {}

  static void requireLab() {
    LabPackages.skipReason(System.getenv()).ifPresent(Assumptions::abort);
  }

  static GuestImage image() {
    return GuestImage.in(Path.of("target/lab"));
  }
}
