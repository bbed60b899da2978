package io.ballast.app.manual;

import io.ballast.app.Catalog;
import io.ballast.core.collect.GuestCollector;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.Layout;
import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.NodeFields;
import io.ballast.core.model.TuneFields;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Builtins;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Example;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;

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

        `Host` and `Guests` are always there, and `Nodes` is where the collector `HostNodes` is. Some
        fields are lists of objects, for loops such as `(with g.Disks d ...)`; each object has fields
        with a history, properties for `Prop`, and variables of its own. They are read only where
        their collectors are configured, which no shipped policy needs: they cost three files for
        each node, and for disks a question to each guest's QEMU in every round. Such a field is nil
        while the hypervisor cannot tell; without any such object the list is empty.

        """);
    fields("Host", hostFields());
    fields("each guest", guestFields());
    objects();
    controls();
    examples();
    methods();
    sortedMethods();
    builtins();
  }

  private static SequencedMap<FieldDecl, String> hostFields() {
    SequencedMap<FieldDecl, String> fields = new LinkedHashMap<>();
    for (String name : Catalog.names().hostCollectors()) {
      for (HostCollector collector : Catalog.hostCollectors(List.of(name))) {
        collector.fields().forEach(field -> add(fields, field, name));
      }
    }
    Snapshots.HOST_FIELDS.forEach(field -> add(fields, field, ""));
    return fields;
  }

  private static SequencedMap<FieldDecl, String> guestFields() {
    SequencedMap<FieldDecl, String> fields = new LinkedHashMap<>();
    for (String name : Catalog.names().guestCollectors()) {
      for (GuestCollector collector :
          Catalog.guestCollectors(List.of(name), Catalog.Making.DECLARATIONS)) {
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

  private void objects() {
    objects("each of `Nodes`", NodeFields.NODE, "`id`");
    objects("each of a guest's `Disks`", DeviceFields.DISK, "`name`, `path`");
    objects("each of a guest's `Nics`", DeviceFields.NIC, "`name`");
    objects("each of a guest's `Vcpus`", DeviceFields.VCPU, "`id`");
    objects("each of a guest's `io_tune`", TuneFields.DISK, "none");
    setters();
    objects("`guaranteed`, `maximum` and `current` of `io_tune`", TuneFields.LIMIT_SET, "none");
    objects("each of a guest's `io_tune_current`", TuneFields.DISK_NOW, "none");
  }

  private void setters() {
    page.append(
        """
        Such a disk has no methods but setters, each with one number, which the controller `IoTune`
        carries out. A name has two parts at most, so that an object in a field is read through a
        variable: `(let ((most tune.maximum)) (tune.setTotalBytesSec most.total_bytes_sec))`.

        | setter | unit | what it does |
        |---|---|---|
        """);
    for (ControlDecl setter : TuneFields.SETTABLE) {
      String row = "| `(tune.%s VALUE)` | %s | %s |%n";
      page.append(row.formatted(setter.name(), setter.unit().symbol(), setter.doc()));
    }
    page.append('\n');
  }

  private void objects(String whose, EntityType type, String properties) {
    page.append("## Fields of ").append(whose).append("\n\n");
    page.append("Properties: ").append(properties).append(".\n\n");
    page.append("| field | unit | what it is |\n|---|---|---|\n");
    for (FieldDecl field : type.fields().values()) {
      String row = "| `%s` | %s | %s |%n";
      page.append(row.formatted(field.name(), field.unit().symbol(), field.doc()));
    }
    page.append('\n');
  }

  private void examples() {
    page.append(
        """
        ## The examples

        Each example is a whole policy, and what follows the `#` is its last value. The tests run
        them on a host with `mem_available` 8000 and `mem_free` 2500, and on these guests:

        | name | class | tag `tier` | `balloon_cur` | `shares` | `swap_usage` | `mem_unused`, every 10 s | `major_fault`, every 10 s |
        |---|---|---|---|---|---|---|---|
        | web | gold | front | 4000 | 2 | nil | 900, 700, nil, 500 | 100, 220, 20, 80 |
        | db | gold | back | 2000 | 1 | nil | 100, 100, 100, 100 | 5, 5, 5, 5 |
        | batch | standard | none | 1000 | 1 | 300 | 0, 200, 400, 600 | 0, 40, 80, 120 |

        """);
  }

  private void methods() {
    page.append(
        """
        ## Methods of Host and of each guest

        A window is the number of newest samples to look at; without one it is all that are kept
        (`sample-history-length` in the configuration). Values that are nil are left out; of too few
        the answer is nil. The samples of a snapshot file, which does not tell when they were taken,
        count as one second apart.

        """);
    EntityType.COMMON_METHODS.forEach(
        method ->
            entry(method.signature(), method.doc(), method.unit().sentence(), method.examples()));
  }

  private void sortedMethods() {
    page.append("## Methods of each guest\n\n");
    EntityType.SORTED_METHODS.forEach(
        method ->
            entry(method.signature(), method.doc(), method.unit().sentence(), method.examples()));
    page.append(
        """

        A guest's tags are in its libvirt metadata, as
        `<b:tags xmlns:b="https://ballast.io/tags/1"><b:tag name="tier">gold</b:tag></b:tags>`, for
        instance by `virsh metadata GUEST --live --config --uri https://ballast.io/tags/1 --key b
        --set '<tags><tag name="tier">gold</tag></tags>'`. A change is seen within two minutes. At
        most 64 tags count, with names and values of at most 256 characters each.

        """);
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
    page.append(
        """
        ## Built-ins

        A function that the policy defines wins over a built-in that MOM does not have, so that a
        policy written for MOM keeps its meaning. LIST is any expression. A loop over guests keeps
        an error with its guest: the guest is left out of the result and holds its size for this
        cycle; guests held before are passed over.

        """);
    page.append("### As in MOM\n\n");
    builtins(signature -> !signature.ours());
    page.append("### Beyond MOM\n\n");
    builtins(Signature::ours);
    page.deleteCharAt(page.length() - 1);
  }

  private void builtins(Predicate<Signature> which) {
    Builtins.signatures().values().stream()
        .filter(which)
        .forEach(
            each -> entry(each.signature(), each.doc(), each.units().sentence(), each.examples()));
  }

  private void entry(String signature, String doc, String units, List<Example> examples) {
    String forms = "`" + signature.replace(" or (", "` or `(") + "`";
    page.append("**%s** — %s%n%n".formatted(forms, (doc + " " + units).strip()));
    page.append("```\n");
    examples.forEach(
        example -> page.append("%s  # %s%n".formatted(example.program(), example.value())));
    page.append("```\n\n");
  }
}
