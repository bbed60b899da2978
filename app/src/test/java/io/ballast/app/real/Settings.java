package io.ballast.app.real;

import io.ballast.app.config.ShippedPolicy;
import java.time.Duration;

/**
 * What a test's configuration says beside the lab's libvirt.
 *
 * @param cycle the interval between evaluations
 * @param guard further lines of {@code [guard]}
 */
record Settings(ShippedPolicy policy, Duration cycle, String guard) {
  static Settings of(ShippedPolicy policy, int cycleSeconds) {
    return new Settings(policy, Duration.ofSeconds(cycleSeconds), "");
  }

  Settings with(String lines) {
    return new Settings(policy, cycle, lines);
  }

  /** The file's text. */
  String text(RealLab lab, Shortage shortage) {
    return """
        [main]
        host-monitor-interval: 1
        guest-monitor-interval: 1
        policy-engine-interval: %d
        sample-history-length: 5
        libvirt-hypervisor-uri: %s
        libvirt-run-directory: %s
        run-directory: %s
        shipped-policy: %s
        state-directory: state

        [host]
        collectors: HostMemory, HostPressure, HostCpu

        [guest]
        collectors: GuestBalloonOptional, GuestMemoryOptional, GuestQemuProc, GuestCpu

        [guard]
        host-reserve: %d MiB
        %s
        """
        .formatted(
            cycle.toSeconds(),
            lab.host.uri(),
            lab.host.runDirectory(),
            lab.host.runDirectory().resolve("ballast"),
            policy.words().getFirst(),
            shortage.reserveMib(),
            guard);
  }
}
