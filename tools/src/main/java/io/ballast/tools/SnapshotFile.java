package io.ballast.tools;

import static io.ballast.tools.SnapshotList.NODES;

import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads snapshots written like a conformance vector's {@code host} and {@code guests}: each entity
 * has {@code properties}, {@code variables}, {@code fields} (declared names) and {@code statistics}
 * (samples, oldest first). A guest may also have {@code tags} (strings by name) and the lists
 * {@code disks}, {@code nics} and {@code vcpus}, and the snapshot the list {@code nodes}: each an
 * entity like the others, in which {@code properties} and {@code variables} may be left out.
 */
public final class SnapshotFile {

  /** More than an hour of history at MOM's intervals; what reads them grows with their square. */
  private static final int MOST_SAMPLES = 1_000;

  private static final int LONGEST_NAME = 60;

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
    SnapshotObjects objects = SnapshotObjects.in(root);
    SnapshotEntity host =
        entity("host", root.path("host"), "host", false, objects.of("", root, Set.of(NODES)));
    List<SnapshotEntity> guests = new ArrayList<>();
    for (JsonNode guest : array(root, "the snapshot", "guests")) {
      String place = "guests[" + guests.size() + "]";
      Set<SnapshotList> ofGuests = EnumSet.complementOf(EnumSet.of(NODES));
      guests.add(entity(place, guest, "guest", true, objects.of(place + ".", guest, ofGuests)));
    }
    return new Snapshot(host, guests);
  }

  /** All guests share what any of them declares; methods are those of the first. */
  static EntityType guestType(List<SnapshotEntity> guests) {
    List<FieldDecl> fields = new ArrayList<>();
    guests.forEach(guest -> fields.addAll(guest.type().fields().values()));
    List<MethodDecl> methods =
        guests.isEmpty() ? List.of() : List.copyOf(guests.getFirst().type().methods().values());
    return EntityType.of("guest", true, fields, List.of()).with(methods);
  }

  private static SnapshotEntity entity(
      String place,
      JsonNode node,
      String kind,
      boolean isolated,
      Map<FieldDecl, List<SnapshotEntity>> objects)
      throws SnapshotException {
    requireObject(place, node);
    List<Map<String, Value>> samples = samples(place, node);
    List<FieldDecl> fields = new ArrayList<>(objects.keySet());
    fields.addAll(fields(place, node));
    Map<String, Value> properties = values(place + ".properties", node.path("properties"));
    SnapshotEntity.Written written =
        new SnapshotEntity.Written(
            properties,
            tags(place + ".tags", node.path("tags")),
            values(place + ".variables", node.path("variables")),
            samples,
            Map.of());
    Map<String, List<SnapshotEntity>> byField = new LinkedHashMap<>();
    objects.forEach((field, list) -> byField.put(field.name(), list));
    EntityType type = EntityType.of(kind, isolated, fields, List.of());
    return new SnapshotEntity(type, id(properties, place), written, byField);
  }

  static void requireObject(String place, JsonNode node) throws SnapshotException {
    if (!node.isObject()) {
      throw new SnapshotException("The snapshot needs an object at \"" + place + "\".");
    }
  }

  static List<Map<String, Value>> samples(String place, JsonNode node) throws SnapshotException {
    if (node.path("statistics").size() > MOST_SAMPLES) {
      throw new SnapshotException(
          "There are more than %d samples in \"%s.statistics\".".formatted(MOST_SAMPLES, place));
    }
    List<Map<String, Value>> samples = new ArrayList<>();
    for (JsonNode sample : array(node, place, "statistics")) {
      samples.add(values(place + ".statistics[" + samples.size() + "]", sample));
    }
    return samples;
  }

  /** A file need not have any. */
  private static Map<String, Value> tags(String place, JsonNode node) throws SnapshotException {
    Map<String, Value> tags = optionalValues(place, node);
    for (Map.Entry<String, Value> tag : tags.entrySet()) {
      if (!(tag.getValue() instanceof Value.Text)) {
        throw new SnapshotException(
            "\"%s.%s\" must be a string."
                .formatted(place, Printable.shortened(tag.getKey(), LONGEST_NAME)));
      }
    }
    return tags;
  }

  static SnapshotEntity entity(
      String place, Described it, String kind, boolean isolated, int samples) {
    if (it.fields().values().stream().anyMatch(values -> values.size() != samples)) {
      throw new IllegalArgumentException("a field of " + place + " has not " + samples + " values");
    }
    List<FieldDecl> fields = it.fields().keySet().stream().map(SnapshotFile::field).toList();
    SnapshotEntity.Written written =
        new SnapshotEntity.Written(
            it.properties(),
            Map.of(),
            it.variables(),
            Collections.nCopies(samples, Map.of()),
            it.fields());
    return new SnapshotEntity(
        EntityType.of(kind, isolated, fields, List.of()),
        id(it.properties(), place),
        written,
        Map.of());
  }

  private static String id(Map<String, Value> properties, String place) {
    return properties.get("uuid") instanceof Value.Text(String uuid) ? uuid : place;
  }

  static List<FieldDecl> fields(String place, JsonNode node) throws SnapshotException {
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

  static Iterable<JsonNode> array(JsonNode node, String place, String name)
      throws SnapshotException {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw new SnapshotException("There must be a list \"%s\" in %s.".formatted(name, place));
    }
    return array;
  }

  /** None where the file has nothing at that place. */
  static Map<String, Value> optionalValues(String place, JsonNode node) throws SnapshotException {
    return node.isMissingNode() ? Map.of() : values(place, node);
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
