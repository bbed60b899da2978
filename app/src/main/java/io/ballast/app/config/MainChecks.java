package io.ballast.app.config;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the keys of {@code [main]} and {@code [guard]} must not say together. */
record MainChecks(Function<SectionKind, SectionReader> readers, Report report) {

  void check(Config config) {
    onePolicy();
    staleness(config);
  }

  private void onePolicy() {
    SectionReader main = readers.apply(SectionKind.MAIN);
    List<ConfigKey<MainConfig, ?>> given =
        Stream.<ConfigKey<MainConfig, ?>>of(
                MainKeys.POLICY, MainKeys.POLICY_DIR, MainKeys.SHIPPED_POLICY)
            .filter(main::has)
            .toList();
    for (ConfigKey<MainConfig, ?> extra : given.stream().skip(1).toList()) {
      report.error(
          main.place(extra),
          "`%s` is set, and so is `%s` in line %d; keep one of them"
              .formatted(
                  extra.name(), given.getFirst().name(), main.place(given.getFirst()).line()));
    }
  }

  private void staleness(Config config) {
    if (config.guard().staleAfter().compareTo(config.main().guestMonitorInterval()) < 0) {
      SectionReader guard = readers.apply(SectionKind.GUARD);
      SectionReader main = readers.apply(SectionKind.MAIN);
      Place place =
          guard.has(GuardKeys.STALE_AFTER)
              ? guard.place(GuardKeys.STALE_AFTER)
              : main.place(MainKeys.GUEST_MONITOR_INTERVAL);
      report.warning(
          place,
          "`stale-after` (%s s) is shorter than `guest-monitor-interval` (%s s), so no guest can"
                  .formatted(
                      GuardKeys.STALE_AFTER.textIn(config.guard()),
                      MainKeys.GUEST_MONITOR_INTERVAL.textIn(config.main()))
              + " be shrunk most of the time; make `stale-after` in [guard] at least twice as long");
    }
  }
}
