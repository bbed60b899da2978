package io.ballast.app.cli;

import io.ballast.core.record.Recorder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The demo on real guests: four of them, booted under a libvirtd of the demo's own. */
final class RealDemo {
  private RealDemo() {}

  static void run(Recorder recorder, @Nullable Duration most) throws Unusable {}
}
