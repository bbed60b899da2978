package io.ballast.app.safety;

import io.ballast.app.Catalog;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.record.Recorder;
import io.ballast.core.release.Release;
import io.ballast.policy.syntax.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration as an administrator would write it.
 *
 * @param policy the name of a shipped policy
 * @param smoothing {@code auto} or {@code off}
 * @param controllers what may be controlled
 * @param law a policy of the administrator's own beside the shipped one; empty if there is none
 */
record Setting(
    String policy,
    String smoothing,
    Duration read,
    Duration evaluate,
    String controllers,
    String law) {
  static final Setting DEFAULT =
      new Setting("default", "auto", Duration.ofSeconds(2), Duration.ofSeconds(4));
  static final Setting RAILS_ONLY =
      new Setting("classic", "off", Duration.ofSeconds(2), Duration.ofSeconds(4));

  /** The simplest law that turns three of KSM's knobs. */
  private static final String KSM_LAW =
      """
      (def set_ksm (run pages sleep) {
        (Host.Control "ksm_run" run)
        (Host.Control "ksm_pages_to_scan" pages)
        (Host.Control "ksm_sleep_millisecs" sleep)
      })
      (if (< Host.mem_usable (* 2 Host.mem_reserve)) (set_ksm 1 500 50) (set_ksm 0 300 40))
      """;

  /** What no sane administrator wishes, beside what one may: a guard must stand all of it. */
  private static final String RESTLESS_LAW =
      """
      (if (< Host.mem_usable (* 2 Host.mem_reserve))
          { (Host.Control "ksm_run" 2) (Host.Control "ksm_pages_to_scan" 0) }
          { (Host.Control "ksm_run" 1) (Host.Control "ksm_pages_to_scan" 30000) })
      (Host.Control "ksm_merge_across_nodes" (if (== Host.ksm_merge_across_nodes 1) 0 1))
      (with Guests guest
        (if (valid guest.stats_age guest.balloon_max)
            (if (> guest.stats_age 20) (guest.Control "balloon_target" guest.balloon_max)
                (if (< Host.mem_usable Host.mem_reserve) (guest.Control "balloon_target" 1) nil))
            nil))
      """;

  /** The default policy with KSM in its hands, too. */
  static final Setting DEFAULT_KSM = withKsm("");

  /** The same with a law that turns KSM's knobs more often. */
  static final Setting WITH_KSM = withKsm(KSM_LAW);

  /** The same with a law that wishes what must not be. */
  static final Setting RESTLESS = withKsm(RESTLESS_LAW);

  Setting(String policy, String smoothing, Duration read, Duration evaluate) {
    this(policy, smoothing, read, evaluate, "Balloon", "");
  }

  private static Setting withKsm(String law) {
    return new Setting("default", "auto", DEFAULT.read, DEFAULT.evaluate, "Balloon, KSM", law);
  }

  /** The classes of {@link Promise}, as the configuration has them. */
  private static final String TEXT =
      """
      [main]
      host-monitor-interval: %1$d
      guest-monitor-interval: %1$d
      policy-engine-interval: %2$d
      hypervisor-interface: sim
      shipped-policy: %3$s
      controllers: %5$s

      [host]
      collectors: HostMemory, HostPressure, HostCpu

      [guest]
      collectors: GuestBalloonOptional, GuestMemoryOptional, GuestQemuProc, GuestCpu

      [guard]
      smoothing: %4$s

      [class gold]
      memory-guarantee: 60 %%
      shares: 2000
      guests: guest-2, guest-5, guest-8

      [class capped]
      memory-guarantee: 10 %%
      memory-limit: 80 %%
      shares: 500
      guests: guest-3, guest-9

      [class apart]
      ksm: forbid
      guests: late-*
      """;

  /** A loop under this configuration. */
  Loop loop(Ports ports, Recorder recorder) {
    Wiring wiring = new Wiring(config());
    try {
      List<Source.Part> parts =
          new ArrayList<>(Policies.read(config().main().policySource()).parts());
      if (!law.isEmpty()) {
        parts.add(new Source.Part("own", law));
      }
      Policies.Loaded loaded = Policies.load(new Source(parts), wiring.vocabulary());
      return wiring.loop(loaded.program(), ports, recorder, message -> {});
    } catch (Policies.Rejected rejected) {
      throw new AssertionError(rejected.sentence(), rejected);
    }
  }

  /** A release under this configuration. */
  Release release(Ports ports, Ledger ledger, Recorder recorder) {
    return new Wiring(config()).release(ports.keeping(ledger), ledger, recorder);
  }

  private Config config() {
    String text =
        TEXT.formatted(read.toSeconds(), evaluate.toSeconds(), policy, smoothing, controllers);
    return switch (Config.parse("test", text, Path.of("").toAbsolutePath(), Catalog.names())) {
      case Config.Loaded(Config config, var _) -> config;
      case Config.Refused(var errors, var _) -> throw new AssertionError(errors.toString());
    };
  }
}
