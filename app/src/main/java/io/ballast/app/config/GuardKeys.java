package io.ballast.app.config;

import io.ballast.core.model.Amount;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The keys of {@code [guard]}. */
final class GuardKeys {
  static final ConfigKey<GuardConfig, Smoothing> SMOOTHING =
      key(
          "smoothing",
          ValueTypes.choice(Smoothing.values()),
          Smoothing.AUTO,
          GuardConfig::smoothing,
          """
          Whether `shrink-step`, `shrink-rate`, `cool-down` and `minimum-change` hold. `auto`
          means with a shipped policy only: one that was written for MOM smooths by itself. All
          else in this section always holds.""");
  static final ConfigKey<GuardConfig, Amount> HOST_RESERVE =
      key(
          "host-reserve",
          Sizes.SIZE,
          new Amount.Share(0.05),
          GuardConfig::hostReserve,
          "The part of the host's memory that growing guests never get.");
  static final ConfigKey<GuardConfig, Amount.Share> SHRINK_STEP =
      key(
          "shrink-step",
          Sizes.percent(100),
          new Amount.Share(0.1),
          GuardConfig::shrinkStep,
          "The part of a guest's memory that one order may take.");
  static final ConfigKey<GuardConfig, Amount.Share> SHRINK_RATE =
      key(
          "shrink-rate",
          Sizes.percent(10_000),
          new Amount.Share(0.5),
          GuardConfig::shrinkRate,
          "The part of a guest's maximum that may be taken in a minute.");
  static final ConfigKey<GuardConfig, Duration> COOL_DOWN =
      key(
          "cool-down",
          Durations.WAIT,
          Duration.ofSeconds(20),
          GuardConfig::coolDown,
          "How long a guest that grew is not shrunk.");
  static final ConfigKey<GuardConfig, List<Amount>> MINIMUM_CHANGE =
      key(
          "minimum-change",
          Sizes.LARGEST,
          List.of(new Amount.Share(0.01), new Amount.Fixed(4_096)),
          GuardConfig::minimumChange,
          "The change to a guest's memory below which none is made.");
  static final ConfigKey<GuardConfig, Duration> STALE_AFTER =
      key(
          "stale-after",
          Durations.INTERVAL,
          Duration.ofSeconds(30),
          GuardConfig::staleAfter,
          "The age from which a guest's figures no longer allow shrinking it.");
  static final ConfigKey<GuardConfig, Integer> NO_PROGRESS_CYCLES =
      key(
          "no-progress-cycles",
          ValueTypes.count(1, 1_000),
          3,
          GuardConfig::noProgressCycles,
          "How many cycles a balloon may stand still before its order is given up.");
  static final ConfigKey<GuardConfig, Duration> BACK_OFF =
      key(
          "back-off",
          Durations.INTERVAL,
          Duration.ofSeconds(60),
          GuardConfig::backOff,
          "How long a guest whose order was given up is left alone.");
  static final ConfigKey<GuardConfig, Amount.Share> KSM_CPU_LIMIT =
      key(
          "ksm-cpu-limit",
          Sizes.percent(100),
          new Amount.Share(0.5),
          GuardConfig::ksmCpuLimit,
          """
          The part of one CPU that the kernel's merging of equal pages (KSM) may take, where KSM is
          among the `controllers`. Above it fewer pages are scanned, and then none.""");

  static final List<ConfigKey<GuardConfig, ?>> ALL =
      List.of(
          SMOOTHING,
          HOST_RESERVE,
          SHRINK_STEP,
          SHRINK_RATE,
          COOL_DOWN,
          MINIMUM_CHANGE,
          STALE_AFTER,
          NO_PROGRESS_CYCLES,
          BACK_OFF,
          KSM_CPU_LIMIT);

  private GuardKeys() {}

  static GuardConfig read(SectionReader in) {
    return new GuardConfig(
        in.get(SMOOTHING),
        in.get(HOST_RESERVE),
        in.get(SHRINK_STEP),
        in.get(SHRINK_RATE),
        in.get(COOL_DOWN),
        in.get(MINIMUM_CHANGE),
        in.get(STALE_AFTER),
        in.get(NO_PROGRESS_CYCLES),
        in.get(BACK_OFF),
        in.get(KSM_CPU_LIMIT));
  }

  private static <T> ConfigKey<GuardConfig, T> key(
      String name, ValueType<T> type, T fallback, Function<GuardConfig, T> from, String doc) {
    return new ConfigKey<>(SectionKind.GUARD, name, type, fallback, from, doc);
  }
}
