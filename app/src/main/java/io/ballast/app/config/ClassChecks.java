package io.ballast.app.config;

import io.ballast.core.model.Amount;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What service classes must not say, alone and together. */
record ClassChecks(Map<String, SectionReader> sections, Report report) {

  void check(List<ServiceClass> classes) {
    Map<NamePattern, SectionReader> claimed = new HashMap<>();
    for (ServiceClass each : classes) {
      SectionReader section = sections.get(each.name());
      if (section != null) { // The default class may have no section.
        limits(each, section);
        guests(each, section);
        claim(each, section, claimed);
      }
    }
  }

  private void limits(ServiceClass each, SectionReader section) {
    if (above(each.guarantee(), each.limit())) {
      report.error(
          section.has(ClassKeys.MEMORY_GUARANTEE)
              ? section.place(ClassKeys.MEMORY_GUARANTEE)
              : section.place(ClassKeys.MEMORY_LIMIT),
          "class `%s` guarantees %s, more than its memory-limit of %s; lower one or raise the other"
              .formatted(each.name(), each.guarantee().text(), each.limit().text()));
    }
    if (each.isDefault() && isZero(each.guarantee())) {
      report.error(
          section.place(ClassKeys.MEMORY_GUARANTEE),
          "the class `default` needs a memory-guarantee above 0: it holds the guests that nobody"
              + " named, and a host in need could take all their memory");
    }
  }

  private void guests(ServiceClass each, SectionReader section) {
    if (each.isDefault() && !each.patterns().isEmpty()) {
      report.error(
          section.place(ClassKeys.GUESTS),
          "the class `default` takes every guest that no other class names; remove `guests`");
    }
    if (!each.isDefault() && each.patterns().isEmpty()) {
      report.warning(
          section.place(),
          "class `%s` has no guests; name them with `guests`".formatted(each.name()));
    }
  }

  private void claim(
      ServiceClass each, SectionReader section, Map<NamePattern, SectionReader> claimed) {
    for (NamePattern pattern : each.patterns()) {
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
  private static boolean above(Amount guarantee, Amount limit) {
    return switch (guarantee) {
      case Amount.Share(double share) -> limit instanceof Amount.Share(double most) && share > most;
      case Amount.Fixed(long kib) -> limit instanceof Amount.Fixed(long most) && kib > most;
    };
  }

  private static boolean isZero(Amount size) {
    return switch (size) {
      case Amount.Share(double percent) -> percent == 0;
      case Amount.Fixed(long kib) -> kib == 0;
    };
  }
}
