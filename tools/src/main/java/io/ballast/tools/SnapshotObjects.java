package io.ballast.tools;

import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the lists of objects in a snapshot.
 *
 * @param types of each list's objects, which share what any of them declares
 */
record SnapshotObjects(Map<SnapshotList, EntityType> types) {

  /** More than any guest has of anything. */
  private static final int MOST = 1_024;

  /** What objects there are in a file. */
  static SnapshotObjects in(JsonNode root) throws SnapshotException {
    Map<SnapshotList, EntityType> types = new EnumMap<>(SnapshotList.class);
    for (SnapshotList list : SnapshotList.values()) {
      List<FieldDecl> fields = new ArrayList<>();
      declare(fields, list, root, "");
      int guest = 0;
      for (JsonNode each : root.path("guests")) {
        declare(fields, list, each, "guests[" + guest++ + "].");
      }
      types.put(list, EntityType.of(list.kind(), false, fields, List.of()));
    }
    return new SnapshotObjects(types);
  }

  private static void declare(
      List<FieldDecl> fields, SnapshotList list, JsonNode owner, String place)
      throws SnapshotException {
    int number = 0;
    for (JsonNode object : owner.path(list.key())) {
      fields.addAll(SnapshotFile.fields(place + list.key() + "[" + number++ + "]", object));
    }
  }

  /**
   * The objects of one owner, for each of these lists that it has.
   *
   * @param prefix of their places in the file
   */
  Map<FieldDecl, List<SnapshotEntity>> of(String prefix, JsonNode owner, Set<SnapshotList> lists)
      throws SnapshotException {
    Map<FieldDecl, List<SnapshotEntity>> all = new LinkedHashMap<>();
    for (SnapshotList list : lists) {
      if (owner.has(list.key())) {
        EntityType type = Objects.requireNonNull(types.get(list));
        all.put(list.declaration(type), read(prefix + list.key(), owner.path(list.key()), type));
      }
    }
    return all;
  }

  private static List<SnapshotEntity> read(String place, JsonNode list, EntityType type)
      throws SnapshotException {
    if (!list.isArray() || list.size() > MOST) {
      throw new SnapshotException(
          "\"%s\" must be a list of at most %d objects.".formatted(place, MOST));
    }
    List<SnapshotEntity> objects = new ArrayList<>();
    for (JsonNode object : list) {
      objects.add(object(place + "[" + objects.size() + "]", object, type));
    }
    return objects;
  }

  private static SnapshotEntity object(String place, JsonNode node, EntityType type)
      throws SnapshotException {
    SnapshotFile.requireObject(place, node);
    Map<String, Value> properties =
        SnapshotFile.optionalValues(place + ".properties", node.path("properties"));
    SnapshotEntity.Written written =
        new SnapshotEntity.Written(
            properties,
            Map.of(),
            SnapshotFile.optionalValues(place + ".variables", node.path("variables")),
            SnapshotFile.samples(place, node),
            Map.of());
    return new SnapshotEntity(type, place, written, Map.of());
  }
}
