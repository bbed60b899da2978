package io.ballast.host.libvirt;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statistics we keep of a domain, by libvirt's names. */
enum Stat {
  STATE("state.state"),
  REASON("state.reason"),
  CURRENT("balloon.current"),
  MAXIMUM("balloon.maximum"),
  AVAILABLE("balloon.available"),
  UNUSED("balloon.unused"),
  USABLE("balloon.usable"),
  DISK_CACHES("balloon.disk_caches"),
  SWAP_IN("balloon.swap_in"),
  SWAP_OUT("balloon.swap_out"),
  MAJOR_FAULT("balloon.major_fault"),
  MINOR_FAULT("balloon.minor_fault"),
  LAST_UPDATE("balloon.last-update"),
  VCPUS("vcpu.current"),
  /** Of one vCPU, as are those below; what comes between "vcpu." and this is its number. */
  VCPU_STATE(".state"),
  VCPU_TIME(".time"),
  VCPU_WAIT(".wait"),
  VCPU_DELAY(".delay");

  private static final Map<String, Stat> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(s -> s.label, s -> s));

  private final String label;

  Stat(String label) {
    this.label = label;
  }

  /** The statistic of that name, if we keep it. */
  static @Nullable Stat named(String name) {
    return BY_NAME.get(suffixOfVcpu(name));
  }

  private static String suffixOfVcpu(String name) {
    if (!name.startsWith("vcpu.")) {
      return name;
    }
    int end = 5;
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    return end == 5 ? name : name.substring(end);
  }
}
