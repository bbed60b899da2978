package io.ballast.app.cli;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Sample;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A cycle of the daemon as a snapshot file: what its collectors read, and nothing derived. */
final class RecordedMoment {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordedMoment() {}

  /**
   * The moment that the cycle evaluated.
   *
   * @param before what policies had kept by then
   */
  static String json(CycleRecord cycle, Variables before, int interval) {
    ObjectNode root = NODES.objectNode();
    History host = Objects.requireNonNull(cycle.snapshot().host()).history();
    root.set(
        "host",
        entity(
            NODES.objectNode().put("interval", interval),
            before.byEntity().getOrDefault("host", Map.of()),
            host,
            Snapshots.HOST_FIELDS));
    var guests = root.putArray("guests");
    for (GuestSnapshot guest : cycle.snapshot().guests()) {
      ObjectNode properties =
          NODES.objectNode().put("name", guest.name()).put("uuid", guest.id().uuid());
      guests.add(entity(properties, Map.of(), guest.history(), Snapshots.GUEST_FIELDS));
    }
    return new JsonMapper().writeValueAsString(root);
  }

  private static ObjectNode entity(
      ObjectNode properties,
      Map<String, Value> variables,
      History history,
      List<FieldDecl> derived) {
    ObjectNode node = NODES.objectNode();
    node.set("properties", properties);
    ObjectNode kept = node.putObject("variables");
    variables.forEach((name, value) -> put(kept, name, value));
    List<String> raw =
        history.newest().layout().fields().stream()
            .filter(field -> !derived.contains(field))
            .map(FieldDecl::name)
            .toList();
    var fields = node.putArray("fields");
    raw.forEach(fields::add);
    var samples = node.putArray("statistics");
    for (Sample sample : history.samples()) {
      ObjectNode one = samples.addObject();
      raw.forEach(name -> put(one, name, sample.get(name)));
    }
    return node;
  }

  private static void put(ObjectNode node, String name, Value value) {
    switch (value) {
      case Value.Int(var number) -> node.put(name, number);
      case Value.Real(double number) -> node.put(name, number);
      case Value.Text(String text) -> node.put(name, text);
      case Value.Nil _ -> node.putNull(name);
      case Value.Bool _, Value.Items _, Value.Ref _, Value.Function _ ->
          throw new AssertionError(name + " is " + value);
    }
  }
}
