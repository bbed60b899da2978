package io.ballast.app.config;

import java.util.List;
import java.util.function.Function;

/** The keys of {@code [class NAME]}. */
final class ClassKeys {
  static final ConfigKey<ServiceClassConfig, MemorySize> MEMORY_GUARANTEE =
      key(
          "memory-guarantee",
          Sizes.SIZE,
          new MemorySize.Percent(25),
          ServiceClassConfig::memoryGuarantee,
          """
          What a guest never goes below: a share of its maximum, or an amount. In the class
          `default` it must be above 0.""");
  static final ConfigKey<ServiceClassConfig, MemorySize> MEMORY_LIMIT =
      key(
          "memory-limit",
          Sizes.SIZE_ABOVE_ZERO,
          new MemorySize.Percent(100),
          ServiceClassConfig::memoryLimit,
          "What a guest never goes above: a share of its maximum, or an amount.");
  static final ConfigKey<ServiceClassConfig, Integer> SHARES =
      key(
          "shares",
          ValueTypes.count(1, 1_000_000),
          1_000,
          ServiceClassConfig::shares,
          "The weight of each guest when there is less memory than all ask for.");
  static final ConfigKey<ServiceClassConfig, List<GuestPattern>> GUESTS =
      key(
          "guests",
          ValueTypes.PATTERNS,
          List.of(),
          ServiceClassConfig::guests,
          "The names of its guests.");

  static final List<ConfigKey<ServiceClassConfig, ?>> ALL =
      List.of(MEMORY_GUARANTEE, MEMORY_LIMIT, SHARES, GUESTS);

  private ClassKeys() {}

  static ServiceClassConfig read(String name, SectionReader in) {
    return new ServiceClassConfig(
        name, in.get(MEMORY_GUARANTEE), in.get(MEMORY_LIMIT), in.get(SHARES), in.get(GUESTS));
  }

  private static <T> ConfigKey<ServiceClassConfig, T> key(
      String name,
      ValueType<T> type,
      T fallback,
      Function<ServiceClassConfig, T> from,
      String doc) {
    return new ConfigKey<>(SectionKind.CLASS, name, type, fallback, from, doc);
  }
}
