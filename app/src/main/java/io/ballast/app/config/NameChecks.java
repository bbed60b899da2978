package io.ballast.app.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the collectors and controllers that are named exist. */
record NameChecks(KnownNames known, Report report) {

  void check(Config config, Function<SectionKind, SectionReader> readers) {
    Place controllers = readers.apply(SectionKind.MAIN).place(MainKeys.CONTROLLERS);
    Place host = readers.apply(SectionKind.HOST).place(CollectorKeys.HOST);
    Place guest = readers.apply(SectionKind.GUEST).place(CollectorKeys.GUEST);
    each(config.main().controllers(), controllers, "controller", known.controllers());
    each(config.collectors().host(), host, "host collector", known.hostCollectors());
    each(config.collectors().guest(), guest, "guest collector", known.guestCollectors());
  }

  /** Judges the sections {@code [Collector: NAME]}. */
  void checkSettings(Map<String, SectionReader> collectors) {
    List<String> all =
        Stream.concat(known.hostCollectors().stream(), known.guestCollectors().stream()).toList();
    collectors.forEach((name, section) -> one(section.place(), "collector", name, all));
  }

  private void each(List<String> written, Place place, String sort, List<String> names) {
    written.forEach(name -> one(place, sort, name, names));
  }

  private void one(Place place, String sort, String name, List<String> names) {
    if (!names.contains(name)) {
      report.error(
          place, "unknown %s `%s`%s".formatted(sort, name, UnknownNames.didYouMean(name, names)));
    }
  }
}
