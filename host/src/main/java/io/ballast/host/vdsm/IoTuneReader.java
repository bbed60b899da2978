package io.ballast.host.vdsm;

import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/** Reads and writes limits of disks as vdsm has them. */
final class IoTuneReader {
  private IoTuneReader() {}

  /** All guests' disks, in vdsm's order. */
  static Map<GuestId, List<DiskTune>> read(JsonNode reply) {
    Map<GuestId, List<DiskTune>> all = new HashMap<>();
    reply
        .properties()
        .forEach(
            guest ->
                all.put(
                    new GuestId(guest.getKey().toLowerCase(Locale.ROOT)), disks(guest.getValue())));
    return Map.copyOf(all);
  }

  /** A policy for a disk that the guest has not now limits nothing, and is left out. */
  private static List<DiskTune> disks(JsonNode guest) {
    Map<String, JsonNode> policies = new HashMap<>();
    guest.path("policy").forEach(policy -> policies.put(name(policy), policy));
    List<DiskTune> disks = new ArrayList<>();
    for (JsonNode now : guest.path("current_values")) {
      Optional<JsonNode> policy = Optional.ofNullable(policies.get(name(now)));
      disks.add(
          new DiskTune(
              name(now),
              now.path("path").asString(""),
              policy.flatMap(promised -> limits(promised.path("guaranteed"))),
              policy.flatMap(promised -> limits(promised.path("maximum"))),
              limits(now.path("ioTune")).orElse(IoLimits.NONE)));
    }
    return List.copyOf(disks);
  }

  private static String name(JsonNode disk) {
    return disk.path("name").asString("");
  }

  private static Optional<IoLimits> limits(JsonNode told) {
    return told.isObject()
        ? Optional.of(
            new IoLimits(
                Numbers.amount(told, "total_bytes_sec").orElse(0),
                Numbers.amount(told, "read_bytes_sec").orElse(0),
                Numbers.amount(told, "write_bytes_sec").orElse(0),
                Numbers.amount(told, "total_iops_sec").orElse(0),
                Numbers.amount(told, "read_iops_sec").orElse(0),
                Numbers.amount(told, "write_iops_sec").orElse(0)))
        : Optional.empty();
  }

  /** Limits as {@code VM.setIoTune} takes them. */
  static SequencedMap<String, Long> parameters(IoLimits limits) {
    SequencedMap<String, Long> all = new LinkedHashMap<>();
    all.put("total_bytes_sec", limits.totalBytesSec());
    all.put("read_bytes_sec", limits.readBytesSec());
    all.put("write_bytes_sec", limits.writeBytesSec());
    all.put("total_iops_sec", limits.totalIopsSec());
    all.put("read_iops_sec", limits.readIopsSec());
    all.put("write_iops_sec", limits.writeIopsSec());
    return all;
  }
}
