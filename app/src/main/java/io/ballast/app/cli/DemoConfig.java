package io.ballast.app.cli;

/** The configuration of the demo: the four classes that the design speaks of. */
final class DemoConfig {
  static final String TEXT =
      """
      [main]
      host-monitor-interval: 2
      guest-monitor-interval: 2
      policy-engine-interval: 4
      hypervisor-interface: sim
      shipped-policy: default

      [class platinum]
      memory-guarantee: 100 %
      shares: 4000
      guests: platinum-*

      [class gold]
      memory-guarantee: 75 %
      shares: 2000
      guests: gold-*

      [class compute]
      memory-guarantee: 20 %
      shares: 500
      guests: compute-*

      [class vapor]
      memory-guarantee: 10 %
      shares: 250
      guests: vapor-*
      """;

  private DemoConfig() {}
}
