package io.ballast.app.cli;

/** What {@code run} uses without a configuration file. */
final class DefaultConfig {
  static final String TEXT =
      """
      [main]
      host-monitor-interval: 5
      guest-monitor-interval: 5
      policy-engine-interval: 10

      [host]
      collectors: HostMemory, HostPressure, HostCpu

      [guest]
      collectors: GuestBalloonOptional, GuestMemoryOptional, GuestQemuProc, GuestCpu
      """;

  private DefaultConfig() {}
}
