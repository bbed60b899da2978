package io.ballast.tools;

import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;

/**
 * Reads snapshots written like a conformance vector's {@code host} and {@code guests}: each entity
 * has {@code properties}, {@code variables}, {@code fields} (declared names) and {@code statistics}
 * (samples, oldest first).
 */
public final class SnapshotFile {

  /** More than an hour of history at MOM's intervals; what reads them grows with their square. */
  private static final int MOST_SAMPLES = 1_000;

  private SnapshotFile() {}

  /**
   * Reads a whole file.
   *
   * @throws SnapshotException if it is no JSON or has the wrong shape
   */
  public static Snapshot read(String json) throws SnapshotException {
    return read(Json.parse(json));
  }

  static Snapshot read(JsonNode root) throws SnapshotException {
    if (!root.isObject()) {
      throw new SnapshotException("A snapshot is a JSON object with \"host\" and \"guests\".");
    }
    SnapshotEntity host = entity("host", root.path("host"), "host", false);
    List<SnapshotEntity> guests = new ArrayList<>();
    for (JsonNode guest : array(root, "the snapshot", "guests")) {
      guests.add(entity("guests[" + guests.size() + "]", guest, "guest", true));
    }
    return new Snapshot(host, guests);
  }

  /** All guests share what any of them declares. */
  static EntityType guestType(List<SnapshotEntity> guests) {
    List<FieldDecl> fields = new ArrayList<>();
    guests.forEach(guest -> fields.addAll(guest.type().fields().values()));
    return EntityType.of("guest", true, fields, List.of());
  }

  private static SnapshotEntity entity(String place, JsonNode node, String kind, boolean isolated)
      throws SnapshotException {
    if (!node.isObject()) {
      throw new SnapshotException("The snapshot needs an object at \"" + place + "\".");
    }
    if (node.path("statistics").size() > MOST_SAMPLES) {
      throw new SnapshotException(
          "There are more than %d samples in \"%s.statistics\".".formatted(MOST_SAMPLES, place));
    }
    List<Map<String, Value>> samples = new ArrayList<>();
    for (JsonNode sample : array(node, place, "statistics")) {
      samples.add(values(place + ".statistics[" + samples.size() + "]", sample));
    }
    EntityType type = EntityType.of(kind, isolated, fields(place, node), List.of());
    Map<String, Value> properties = values(place + ".properties", node.path("properties"));
    Map<String, Value> variables = values(place + ".variables", node.path("variables"));
    return new SnapshotEntity(
        type, id(properties, place), properties, variables, samples, Map.of());
  }

  private static String id(Map<String, Value> properties, String place) {
    return properties.get("uuid") instanceof Value.Text(String uuid) ? uuid : place;
  }

  private static List<FieldDecl> fields(String place, JsonNode node) throws SnapshotException {
    SequencedSet<String> names = new LinkedHashSet<>();
    for (JsonNode name : array(node, place, "fields")) {
      if (!name.isString()) {
        throw new SnapshotException("\"" + place + ".fields\" must be a list of names.");
      }
      names.add(name.stringValue());
    }
    return names.stream().map(SnapshotFile::field).toList();
  }

  private static FieldDecl field(String name) {
    return new FieldDecl(name, Kind.ANY, Unit.NONE, true, "A field of the snapshot.");
  }

  private static Iterable<JsonNode> array(JsonNode node, String place, String name)
      throws SnapshotException {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw new SnapshotException("There must be a list \"%s\" in %s.".formatted(name, place));
    }
    return array;
  }

  private static Map<String, Value> values(String place, JsonNode node) throws SnapshotException {
    if (!node.isObject()) {
      throw new SnapshotException("\"" + place + "\" must be an object.");
    }
    Map<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      values.put(entry.getKey(), Json.value(place + "." + entry.getKey(), entry.getValue()));
    }
    return values;
  }
}
