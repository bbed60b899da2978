package io.ballast.app.config;

import io.ballast.core.model.Amount;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import java.util.List;
import java.util.function.Function;

/** The keys of {@code [class NAME]}. */
final class ClassKeys {
  static final ConfigKey<ServiceClass, Amount> MEMORY_GUARANTEE =
      key(
          "memory-guarantee",
          Sizes.SIZE,
          new Amount.Share(0.25),
          ServiceClass::guarantee,
          """
          What a guest never goes below: a share of its maximum, or an amount. In the class
          `default` it must be above 0.""");
  static final ConfigKey<ServiceClass, Amount> MEMORY_LIMIT =
      key(
          "memory-limit",
          Sizes.SIZE_ABOVE_ZERO,
          new Amount.Share(1),
          ServiceClass::limit,
          "What a guest never goes above: a share of its maximum, or an amount.");
  static final ConfigKey<ServiceClass, Integer> SHARES =
      key(
          "shares",
          ValueTypes.count(1, 1_000_000),
          1_000,
          ServiceClass::shares,
          "The weight of each guest when there is less memory than all ask for.");
  static final ConfigKey<ServiceClass, Merging> KSM =
      key(
          "ksm",
          ValueTypes.choice(Merging.values()),
          Merging.ALLOW,
          each -> each.mergeable() ? Merging.ALLOW : Merging.FORBID,
          """
          Whether the kernel may merge its guests' pages with equal ones of other guests. Merging
          saves memory, and lets a guest find out by timing what others hold. While a guest of a
          class that forbids it runs, KSM does not, unless the guest's definition itself keeps its
          pages apart by `<nosharepages/>`.""");
  static final ConfigKey<ServiceClass, List<NamePattern>> GUESTS =
      key(
          "guests",
          ValueTypes.PATTERNS,
          List.of(),
          ServiceClass::patterns,
          "The names of its guests.");

  static final List<ConfigKey<ServiceClass, ?>> ALL =
      List.of(MEMORY_GUARANTEE, MEMORY_LIMIT, SHARES, KSM, GUESTS);

  private ClassKeys() {}

  static ServiceClass read(String name, SectionReader in) {
    return new ServiceClass(
        name,
        in.get(MEMORY_GUARANTEE),
        in.get(MEMORY_LIMIT),
        in.get(SHARES),
        in.get(KSM) == Merging.ALLOW,
        in.get(GUESTS));
  }

  private static <T> ConfigKey<ServiceClass, T> key(
      String name, ValueType<T> type, T fallback, Function<ServiceClass, T> from, String doc) {
    return new ConfigKey<>(SectionKind.CLASS, name, type, fallback, from, doc);
  }
}
