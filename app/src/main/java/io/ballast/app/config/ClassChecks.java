package io.ballast.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What service classes must not say, alone and together. */
record ClassChecks(Map<String, SectionReader> sections, Report report) {

  void check(List<ServiceClassConfig> classes) {
    Map<GuestPattern, SectionReader> claimed = new HashMap<>();
    for (ServiceClassConfig each : classes) {
      SectionReader section = sections.get(each.name());
      if (section != null) { // The default class may have no section.
        limits(each, section);
        guests(each, section);
        claim(each, section, claimed);
      }
    }
  }

  private void limits(ServiceClassConfig each, SectionReader section) {
    if (above(each.memoryGuarantee(), each.memoryLimit())) {
      report.error(
          section.has(ClassKeys.MEMORY_GUARANTEE)
              ? section.place(ClassKeys.MEMORY_GUARANTEE)
              : section.place(ClassKeys.MEMORY_LIMIT),
          "class `%s` guarantees %s, more than its memory-limit of %s; lower one or raise the other"
              .formatted(each.name(), each.memoryGuarantee().text(), each.memoryLimit().text()));
    }
    if (each.isDefault() && isZero(each.memoryGuarantee())) {
      report.error(
          section.place(ClassKeys.MEMORY_GUARANTEE),
          "the class `default` needs a memory-guarantee above 0: it holds the guests that nobody"
              + " named, and a host in need could take all their memory");
    }
  }

  private void guests(ServiceClassConfig each, SectionReader section) {
    if (each.isDefault() && !each.guests().isEmpty()) {
      report.error(
          section.place(ClassKeys.GUESTS),
          "the class `default` takes every guest that no other class names; remove `guests`");
    }
    if (!each.isDefault() && each.guests().isEmpty()) {
      report.warning(
          section.place(),
          "class `%s` has no guests; name them with `guests`".formatted(each.name()));
    }
  }

  private void claim(
      ServiceClassConfig each, SectionReader section, Map<GuestPattern, SectionReader> claimed) {
    for (GuestPattern pattern : each.guests()) {
      SectionReader earlier = claimed.putIfAbsent(pattern, section);
      if (earlier != null) {
        report.error(
            section.place(ClassKeys.GUESTS),
            "class `%s` claims `%s`, which [%s] in line %d already does; remove one"
                .formatted(each.name(), pattern.text(), earlier.title(), earlier.place().line()));
      }
    }
  }

  /** Whether it is larger whatever the guest; a share and an amount cannot be compared. */
  private static boolean above(MemorySize guarantee, MemorySize limit) {
    return switch (guarantee) {
      case MemorySize.Percent(double share) ->
          limit instanceof MemorySize.Percent(double most) && share > most;
      case MemorySize.Amount(long kib) ->
          limit instanceof MemorySize.Amount(long most) && kib > most;
    };
  }

  private static boolean isZero(MemorySize size) {
    return switch (size) {
      case MemorySize.Percent(double percent) -> percent == 0;
      case MemorySize.Amount(long kib) -> kib == 0;
    };
  }
}
