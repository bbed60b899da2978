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
    collectors.forEach((name, section) -> one(section.place(), "collector", name, allCollectors()));
  }

  private void each(List<String> written, Place place, String sort, KnownNames.Names names) {
    written.forEach(name -> one(place, sort, name, names));
  }

  private void one(Place place, String sort, String name, KnownNames.Names names) {
    if (names.planned().contains(name)) {
      report.warning(
          place, "the %s `%s` is not in this version and is left out".formatted(sort, name));
    } else if (!names.available().contains(name)) {
      List<String> all =
          Stream.concat(names.available().stream(), names.planned().stream()).toList();
      report.error(
          place, "unknown %s `%s`%s".formatted(sort, name, UnknownNames.didYouMean(name, all)));
    }
  }

  private KnownNames.Names allCollectors() {
    KnownNames.Names host = known.hostCollectors();
    KnownNames.Names guest = known.guestCollectors();
    return new KnownNames.Names(
        Stream.concat(host.available().stream(), guest.available().stream()).toList(),
        Stream.concat(host.planned().stream(), guest.planned().stream()).toList());
  }
}
