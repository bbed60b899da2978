package io.ballast.host.vdsm;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The guests of a {@link TestVdsm} and its verbs, with replies as the real one gives them. */
public final class VdsmVerbs {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The verb is refused, with vdsm's number. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refused(int code, String message) {
      super(message);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  private final SequencedMap<String, ObjectNode> guests = new LinkedHashMap<>();
  private final ObjectNode tunes;
  private final List<JsonNode> ksm = new ArrayList<>();

  private VdsmVerbs(JsonNode stats, ObjectNode tunes) {
    stats.forEach(guest -> guests.put(guest.path("vmId").asString(""), (ObjectNode) guest));
    this.tunes = tunes;
  }

  /** Three guests, as the real one told of them: two are up, one is paused. */
  public static VdsmVerbs recorded() throws IOException {
    return new VdsmVerbs(
        resource("all-vm-stats.json"), (ObjectNode) resource("io-tune-policies.json"));
  }

  /** So many copies of the first recorded guest. */
  public static VdsmVerbs many(int count) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    JsonNode first = resource("all-vm-stats.json").path(0);
    for (int i = 0; i < count; i++) {
      ObjectNode guest = (ObjectNode) first.deepCopy();
      guest.put("vmId", "00000000-0000-0000-0000-%012d".formatted(i)).put("vmName", "guest-" + i);
      all.add(guest);
    }
    return new VdsmVerbs(all, JSON.createObjectNode());
  }

  static JsonNode resource(String name) throws IOException {
    try (InputStream in = VdsmVerbs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("No resource " + name);
      }
      return JSON.readTree(in);
    }
  }

  /** A guest's statistics, to be changed under the lock of this. */
  public synchronized ObjectNode guest(String id) {
    ObjectNode guest = guests.get(id);
    if (guest == null) {
      throw new IllegalArgumentException("No guest " + id);
    }
    return guest;
  }

  public synchronized void remove(String id) {
    guests.remove(id);
  }

  public synchronized void status(String id, String status) {
    guest(id).put("status", status);
  }

  /** What was asked of KSM, in order. */
  public synchronized List<JsonNode> ksm() {
    return List.copyOf(ksm);
  }

  /** Time passes: guests use some CPU, and a little more or less memory. */
  public synchronized void tick() {
    for (ObjectNode guest : guests.values()) {
      long used = Long.parseLong(guest.path("cpuUsage").asString("0"));
      guest.put("cpuUsage", Long.toString(used + 10_000_000));
      if (guest.path("memoryStats") instanceof ObjectNode memory && memory.has("mem_unused")) {
        long unused = Long.parseLong(memory.path("mem_unused").asString("0"));
        memory.put("mem_unused", Long.toString(unused % 8 == 0 ? unused + 4 : unused - 4));
      }
    }
  }

  synchronized JsonNode call(String verb, JsonNode parameters) throws Refused {
    return switch (verb) {
      case "Host.ping2" -> JSON.valueToTree(true);
      case "Host.getAllVmStats" -> JSON.createArrayNode().addAll(guests.values()).deepCopy();
      case "Host.getAllVmIoTunePolicies" -> tunes.deepCopy();
      case "Host.setKsmTune" -> {
        ksm.add(parameters.path("tuningParams"));
        yield done();
      }
      case "VM.setBalloonTarget" -> balloon(parameters);
      case "VM.setCpuTuneQuota" ->
          set(parameters, "vcpuQuota", parameters.path("quota").asString(""));
      case "VM.setCpuTunePeriod" -> {
        named(parameters).put("vcpuPeriod", parameters.path("period").asLong());
        yield done();
      }
      case "VM.setIoTune" -> ioTune(parameters);
      default -> throw new Refused(-32601, "The method does not exist: " + verb);
    };
  }

  private JsonNode set(JsonNode parameters, String field, String value) throws Refused {
    named(parameters).put(field, value);
    return done();
  }

  private ObjectNode named(JsonNode parameters) throws Refused {
    String id = parameters.path("vmID").asString("");
    ObjectNode guest = guests.get(id);
    if (guest == null) {
      throw new Refused(1, "Virtual machine does not exist: {'vmId': '" + id + "'}");
    }
    return guest;
  }

  /** The guest follows at once, and its driver's figures with it. */
  private JsonNode balloon(JsonNode parameters) throws Refused {
    ObjectNode guest = named(parameters);
    ObjectNode balloon = (ObjectNode) guest.path("balloonInfo");
    long target = parameters.path("target").asLong();
    long by = target - Long.parseLong(balloon.path("balloon_cur").asString(""));
    balloon.put("balloon_cur", Long.toString(target)).put("balloon_target", Long.toString(target));
    ObjectNode memory = (ObjectNode) guest.path("memoryStats");
    for (String field : List.of("mem_total", "mem_unused", "mem_free")) {
      long now = Long.parseLong(memory.path(field).asString("0"));
      memory.put(field, Long.toString(Math.max(4, now + by)));
    }
    return done();
  }

  private JsonNode ioTune(JsonNode parameters) throws Refused {
    String id = named(parameters).path("vmId").asString("");
    for (JsonNode wanted : parameters.path("tunables")) {
      ObjectNode disk = disk(id, wanted.path("name").asString(""));
      Map<String, JsonNode> limits = new LinkedHashMap<>();
      wanted.path("ioTune").properties().forEach(e -> limits.put(e.getKey(), e.getValue()));
      boolean negative = limits.values().stream().anyMatch(value -> value.asLong() < 0);
      if (negative || excludes(limits, "bytes") || excludes(limits, "iops")) {
        throw new Refused(64, "Failed to update ioTune values: {'reason': 'Invalid ioTune value'}");
      }
      ObjectNode now = (ObjectNode) disk.path("ioTune");
      limits.forEach(now::set);
    }
    return done();
  }

  private static boolean excludes(Map<String, JsonNode> limits, String what) {
    return isSet(limits, "total_" + what)
        && (isSet(limits, "read_" + what) || isSet(limits, "write_" + what));
  }

  private static boolean isSet(Map<String, JsonNode> limits, String what) {
    JsonNode value = limits.get(what + "_sec");
    return value != null && value.asLong() > 0;
  }

  /** What limits a guest's first disk now. */
  public synchronized long limit(String guest, String what) {
    return tunes.path(guest).path("current_values").path(0).path("ioTune").path(what).asLong(-1);
  }

  private ObjectNode disk(String guest, String name) throws Refused {
    for (JsonNode disk : tunes.path(guest).path("current_values")) {
      if (disk.path("name").asString("").equals(name)) {
        return (ObjectNode) disk;
      }
    }
    throw new Refused(
        64, "Failed to update ioTune values: {'reason': 'Device " + name + " not found'}");
  }

  private static ObjectNode done() {
    return JSON.createObjectNode().put("code", 0).put("message", "Done");
  }
}
