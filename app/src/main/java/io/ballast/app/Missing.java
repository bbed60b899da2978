package io.ballast.app;

import io.ballast.app.Catalog.Making;
import io.ballast.core.collect.GuestCollector;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.Layout;
import io.ballast.policy.vocabulary.Absent;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a configuration leaves out: fields and controls that Ballast has and that are not there,
 * each with the line of the configuration that brings it.
 *
 * @param hostCollectors the names in force
 * @param guestCollectors the names in force
 * @param controllers the names in force
 */
record Missing(
    List<String> hostCollectors, List<String> guestCollectors, List<String> controllers) {
  private static final Layout NO_FIELDS = new Layout(List.of());

  /** The same type, which knows what it could have. */
  EntityType ofHost(EntityType type) {
    Map<String, String> fields =
        fields(
            type,
            Catalog.names().hostCollectors(),
            name -> Catalog.hostCollectors(List.of(name)).stream().map(HostCollector::fields),
            collector -> line("collectors", hostCollectors, collector, "host"));
    return type.lacking(
        new Absent(fields, controls(type, name -> Catalog.hostType(NO_FIELDS, List.of(name)))));
  }

  /** The same type, which knows what it could have. */
  EntityType ofGuest(EntityType type) {
    Map<String, String> fields =
        fields(
            type,
            Catalog.names().guestCollectors(),
            name ->
                Catalog.guestCollectors(List.of(name), Making.DECLARATIONS).stream()
                    .map(GuestCollector::fields),
            collector -> line("collectors", guestCollectors, collector, "guest"));
    return type.lacking(
        new Absent(fields, controls(type, name -> Catalog.guestType(NO_FIELDS, List.of(name)))));
  }

  /** Of two collectors with one field the first is named. */
  private static Map<String, String> fields(
      EntityType type,
      List<String> all,
      Function<String, Stream<List<FieldDecl>>> fieldsOf,
      Function<String, String> remedy) {
    Map<String, String> absent = new HashMap<>();
    for (String collector : all) {
      fieldsOf
          .apply(collector)
          .flatMap(List::stream)
          .filter(field -> !type.has(field.name()))
          .forEach(field -> absent.putIfAbsent(field.name(), remedy.apply(collector)));
    }
    return absent;
  }

  private Map<String, String> controls(EntityType type, Function<String, EntityType> typeWith) {
    Map<String, String> absent = new HashMap<>();
    for (String controller : Catalog.controllers()) {
      for (String control : typeWith.apply(controller).controls().sequencedKeySet()) {
        if (!type.controls().containsKey(control)) {
          absent.putIfAbsent(control, line("controllers", controllers, controller, "main"));
        }
      }
    }
    return absent;
  }

  private static String line(String key, List<String> there, String one, String section) {
    List<String> all = new ArrayList<>(there);
    all.add(one);
    return "The line `%s: %s` in the section [%s] of the configuration brings it."
        .formatted(key, String.join(", ", all), section);
  }
}
