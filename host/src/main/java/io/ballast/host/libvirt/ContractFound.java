package io.ballast.host.libvirt;

import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Collects from a domain's metadata what oVirt writes there of an owner's contract: {@code <qos
 * xmlns="http://ovirt.org/vm/tune/1.0"><vcpuLimit>50</vcpuLimit><ioTune><device name="vda">
 * <maximum><total_bytes_sec>1000</total_bytes_sec>…}. Only what is in that namespace and at that
 * place counts; what is no number is as if it were not there.
 */
final class ContractFound {
  /** oVirt's namespace of limits. */
  static final String NAMESPACE = "http://ovirt.org/vm/tune/1.0";

  private static final String QOS = "/domain/metadata/qos";
  private static final String CPU = QOS + "/vcpuLimit";
  private static final String DEVICE = QOS + "/ioTune/device";
  private static final String MAXIMUM = DEVICE + "/maximum";
  private static final String GUARANTEED = DEVICE + "/guaranteed";
  private static final int LONGEST = 18;
  private static final int MOST_DEVICES = 256;

  private final Map<String, IoLimits> maximum = new HashMap<>();
  private final Map<String, IoLimits> guaranteed = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private boolean inQos;
  private @Nullable String device;
  private @Nullable Integer cpu;

  /** An element begins. */
  void begin(String path, XMLStreamReader element) {
    text.setLength(0);
    if (path.equals(QOS)) {
      inQos = NAMESPACE.equals(element.getNamespaceURI());
    } else if (path.equals(DEVICE)) {
      String name = element.getAttributeValue(null, "name");
      device = name == null ? element.getAttributeValue(null, "path") : name;
    }
  }

  /** Text inside an element; no more of it is kept than tells that it is too long. */
  void text(String chars) {
    text.append(chars, 0, Math.min(chars.length(), LONGEST + 1));
    text.setLength(Math.min(text.length(), LONGEST + 1));
  }

  /** An element ends. */
  void end(String path) {
    if (inQos && path.startsWith(QOS)) {
      number().ifPresent(value -> keep(path, value));
    }
    text.setLength(0);
  }

  private Optional<Long> number() {
    String given = text.toString().strip();
    return given.matches("[0-9]{1," + LONGEST + "}")
        ? Optional.of(Long.parseLong(given))
        : Optional.empty();
  }

  private void keep(String path, long value) {
    if (path.equals(CPU)) {
      cpu = (int) Math.min(value, Integer.MAX_VALUE);
    } else if (path.startsWith(MAXIMUM + "/")) {
      keep(maximum, path.substring(MAXIMUM.length() + 1), value);
    } else if (path.startsWith(GUARANTEED + "/")) {
      keep(guaranteed, path.substring(GUARANTEED.length() + 1), value);
    }
  }

  private void keep(Map<String, IoLimits> limits, String name, long value) {
    String of = device;
    if (of == null || (limits.size() >= MOST_DEVICES && !limits.containsKey(of))) {
      return;
    }
    Arrays.stream(IoLimit.values())
        .filter(limit -> limit.field().equals(name))
        .findFirst()
        .ifPresent(
            limit -> limits.put(of, limits.getOrDefault(of, IoLimits.NONE).with(limit, value)));
  }

  /**
   * What was found.
   *
   * @param tagged the limit of CPUs where oVirt's is missing
   */
  Contract contract(Optional<Integer> tagged) {
    Integer own = cpu;
    int percent = own == null ? tagged.orElse(Contract.NONE.cpuPercent()) : own;
    return new Contract(percent, maximum, guaranteed);
  }
}
