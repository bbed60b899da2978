package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.ObjectReading;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the bulk call says of a domain's disks, network cards and vCPUs: {@code block.0.rd.bytes}
 * and the like.
 */
final class DeviceStats {
  private static final int TYPE_STRING = 7;

  /** No domain has so many of anything. */
  private static final int LONGEST_NUMBER = 6;

  private final Map<GuestDetail, SortedMap<Integer, FoundDevice>> found =
      new EnumMap<>(GuestDetail.class);
  private final List<DeviceGroup> wanted;
  private final Function<MemorySegment, String> texts;

  private DeviceStats(Set<GuestDetail> details, Function<MemorySegment, String> texts) {
    this.wanted =
        Arrays.stream(DeviceGroup.values())
            .filter(group -> details.contains(group.detail()))
            .toList();
    this.texts = texts;
  }

  /**
   * The details that a domain's parameters tell; what they do not tell has no entry.
   *
   * @param array of {@code virTypedParameter}; each name in it ends with a NUL
   * @param texts reads a C string, within a bound
   */
  static Map<GuestDetail, List<ObjectReading>> read(
      MemorySegment array, Set<GuestDetail> details, Function<MemorySegment, String> texts) {
    DeviceStats stats = new DeviceStats(details, texts);
    if (details.isEmpty()) {
      return Map.of();
    }
    for (long at = 0; at < array.byteSize(); at += Structs.TYPED_PARAMETER.byteSize()) {
      stats.add(array.getString(at), array, at);
    }
    return stats.readings();
  }

  private void add(String name, MemorySegment array, long at) {
    for (DeviceGroup group : wanted) {
      if (name.equals(group.told())) {
        found.computeIfAbsent(group.detail(), detail -> new TreeMap<>());
      } else if (name.startsWith(group.prefix())) {
        add(group, name.substring(group.prefix().length()), array, at);
      }
    }
  }

  /**
   * @param name the number of the device and the name of the statistic, such as {@code 0.rd.bytes}
   */
  private void add(DeviceGroup group, String name, MemorySegment array, long at) {
    int dot = name.indexOf('.');
    if (dot < 1 || dot > LONGEST_NUMBER || !name.chars().limit(dot).allMatch(Character::isDigit)) {
      return;
    }
    FoundDevice device =
        found
            .computeIfAbsent(group.detail(), detail -> new TreeMap<>())
            .computeIfAbsent(
                Integer.parseInt(name, 0, dot, 10), number -> new FoundDevice(group, number));
    String statistic = name.substring(dot + 1);
    if (array.get(JAVA_INT, at + Structs.PARAMETER_TYPE) == TYPE_STRING) {
      device.text(statistic, texts.apply(array.get(ADDRESS, at + Structs.PARAMETER_VALUE)));
    } else {
      device.number(statistic, Parameters.value(array, at));
    }
  }

  private Map<GuestDetail, List<ObjectReading>> readings() {
    Map<GuestDetail, List<ObjectReading>> readings = new EnumMap<>(GuestDetail.class);
    found.forEach(
        (detail, devices) ->
            readings.put(
                detail,
                devices.values().stream()
                    .map(FoundDevice::reading)
                    .filter(Objects::nonNull)
                    .toList()));
    return readings;
  }
}
