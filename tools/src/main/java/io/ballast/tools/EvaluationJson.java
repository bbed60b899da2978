package io.ballast.tools;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evaluation in the shape of a conformance vector's expectation: {@code results}, {@code
 * host.controls} and, for each guest, {@code controls} and {@code variables}.
 */
public final class EvaluationJson {

  private final Snapshot snapshot;
  private final Evaluation evaluation;

  public EvaluationJson(Snapshot snapshot, Evaluation evaluation) {
    this.snapshot = snapshot;
    this.evaluation = evaluation;
  }

  /** A new tree, which the caller may extend. */
  public ObjectNode tree() {
    ObjectNode tree = Json.NODES.objectNode();
    tree.set("results", results());
    tree.set("host", Json.NODES.objectNode().set("controls", controls(snapshot.host())));
    ArrayNode guests = tree.putArray("guests");
    snapshot.guests().forEach(guest -> guests.add(guest(guest)));
    return tree;
  }

  /** One line of text, in ASCII: no terminal or locale changes it. */
  public static String text(JsonNode tree) {
    return Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(tree);
  }

  ArrayNode results() {
    return Json.array(evaluation.results(), this::reference);
  }

  private ObjectNode guest(Entity guest) {
    ObjectNode node = Json.NODES.objectNode();
    node.set("controls", controls(guest));
    node.set("variables", variables(guest));
    return node;
  }

  ObjectNode controls(Entity entity) {
    Map<String, Value> controls = new LinkedHashMap<>();
    for (Wish wish : evaluation.wishes()) {
      if (Same.entity(wish.entity(), entity)) {
        controls.put(wish.control(), wish.value());
      }
    }
    return Json.object(controls, this::reference);
  }

  ObjectNode variables(Entity entity) {
    Map<String, Value> all = new LinkedHashMap<>(snapshot.variables(entity));
    all.putAll(evaluation.variables().getOrDefault(entity, Map.of()));
    return Json.object(all, this::reference);
  }

  private JsonNode reference(Entity entity) {
    ObjectNode node = Json.NODES.objectNode().put("entity", entity.type().name());
    List<Entity> guests = snapshot.guests();
    if (entity.type().name().equals("guest") || Same.entity(snapshot.host(), entity)) {
      return indexed(node, guests, entity);
    }
    return node.put("id", entity.id());
  }

  private static ObjectNode indexed(ObjectNode node, List<Entity> guests, Entity entity) {
    for (int i = 0; i < guests.size(); i++) {
      if (Same.entity(guests.get(i), entity)) {
        node.put("index", i);
      }
    }
    return node;
  }
}
