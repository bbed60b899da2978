package io.ballast.app.manual;

import io.ballast.app.Catalog;
import io.ballast.core.collect.GuestCollector;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.Layout;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Builtins;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The page docs/policy-reference.md, from the declarations of fields, controls and built-ins. */
final class ReferenceManual {
  private final StringBuilder page = new StringBuilder();

  static String text() {
    ReferenceManual manual = new ReferenceManual();
    manual.write();
    return manual.page.toString();
  }

  private void write() {
    page.append(
        """
        # What a policy can name

        This page is made from the declarations in the program; a test fails when the two differ.
        A field is there when one of its collectors is configured; those without a collector are
        always there. An optional field may be nil.

        """);
    fields("Host", hostFields());
    fields("each guest", guestFields());
    methods();
    controls();
    builtins();
  }

  private static SequencedMap<FieldDecl, String> hostFields() {
    SequencedMap<FieldDecl, String> fields = new LinkedHashMap<>();
    for (String name : Catalog.names().hostCollectors().available()) {
      for (HostCollector collector : Catalog.hostCollectors(List.of(name))) {
        collector.fields().forEach(field -> add(fields, field, name));
      }
    }
    Snapshots.HOST_FIELDS.forEach(field -> add(fields, field, ""));
    return fields;
  }

  private static SequencedMap<FieldDecl, String> guestFields() {
    SequencedMap<FieldDecl, String> fields = new LinkedHashMap<>();
    for (String name : Catalog.names().guestCollectors().available()) {
      for (GuestCollector collector :
          Catalog.guestCollectors(List.of(name), ServiceClasses.onlyStandard())) {
        collector.fields().forEach(field -> add(fields, field, name));
      }
    }
    Snapshots.GUEST_FIELDS.forEach(field -> add(fields, field, ""));
    return fields;
  }

  /** The Optional form of a collector has the fields of the other, all optional. */
  private static void add(Map<FieldDecl, String> fields, FieldDecl field, String collector) {
    fields.merge(field.asOptional(), collector, (first, second) -> first + ", " + second);
  }

  private void fields(String whose, SequencedMap<FieldDecl, String> fields) {
    page.append("## Fields of ").append(whose).append("\n\n");
    page.append("| field | unit | collector | what it is |\n|---|---|---|---|\n");
    fields.forEach(
        (field, collector) ->
            page.append(
                "| `%s` | %s | %s | %s |%n"
                    .formatted(field.name(), field.unit().symbol(), collector, field.doc())));
    page.append('\n');
  }

  private void methods() {
    page.append("## Methods of Host and of each guest\n\n| method | what it does |\n|---|---|\n");
    EntityType.COMMON_METHODS.forEach(
        method -> page.append("| `%s` | %s |%n".formatted(method.name(), method.doc())));
    page.append('\n');
  }

  private void controls() {
    page.append("## Controls\n\n| control | of | unit | what it does |\n|---|---|---|---|\n");
    Layout noFields = new Layout(List.of());
    controls("Host", Catalog.hostType(noFields, Catalog.controllers()));
    controls("each guest", Catalog.guestType(noFields, Catalog.controllers()));
    page.append('\n');
  }

  private void controls(String whose, EntityType type) {
    type.controls()
        .values()
        .forEach(
            control ->
                page.append(
                    "| `%s` | %s | %s | %s |%n"
                        .formatted(control.name(), whose, control.unit().symbol(), control.doc())));
  }

  private void builtins() {
    page.append("## Built-ins\n\n| form | what it gives |\n|---|---|\n");
    Builtins.signatures()
        .values()
        .forEach(
            builtin ->
                page.append(
                    "| `%s` | %s |%n"
                        .formatted(builtin.signature().replace("|", "\\|"), builtin.doc())));
  }
}
