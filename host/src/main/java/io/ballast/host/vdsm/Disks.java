package io.ballast.host.vdsm;

import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A guest's disks by its statistics. How large a guest sees a disk is not among them: vdsm tells
 * the length of the image, which may grow.
 */
final class Disks {
  private static final Map<String, FieldDecl> FIELDS =
      Map.of(
          "readBytes", DeviceFields.RD_BYTES,
          "writtenBytes", DeviceFields.WR_BYTES,
          "readOps", DeviceFields.RD_REQS,
          "writeOps", DeviceFields.WR_REQS,
          "truesize", DeviceFields.PHYSICAL);

  private Disks() {}

  /** Absent if nothing is told of disks. */
  static Optional<List<ObjectReading>> of(JsonNode guest) {
    JsonNode told = guest.path("disks");
    if (!told.isObject()) {
      return Optional.empty();
    }
    List<ObjectReading> disks = new ArrayList<>();
    told.properties().forEach(disk -> disks.add(disk(disk.getKey(), disk.getValue())));
    return Optional.of(List.copyOf(disks));
  }

  private static ObjectReading disk(String name, JsonNode told) {
    Map<FieldDecl, Long> values = new HashMap<>();
    FIELDS.forEach(
        (theirs, ours) -> Numbers.amount(told, theirs).ifPresent(value -> values.put(ours, value)));
    return new ObjectReading(DeviceFields.DISK, name, Map.of("name", Value.of(name)), values);
  }
}
