package io.ballast.lab;

import java.util.HashMap;
import java.util.Map;

/**
 * What a guest's worker says of its guest: memory in KiB as its kernel counts it, the worker's own
 * use, and what went wrong since the guest booted.
 *
 * @param usedMib the worker's working set
 * @param rateMibPerSecond how fast the worker keeps touching it; 0 when it rests
 * @param touched pages touched since the worker started
 * @param swapIns pages read back from the guest's own swap
 * @param majorFaults page faults that had to read a disk
 * @param oomKills processes that the guest's kernel killed for lack of memory
 * @param starts how often the worker was started since the guest booted; 1 when nothing happened
 */
public record GuestReport(
    long memTotalKib,
    long memFreeKib,
    long memAvailableKib,
    long cachedKib,
    long swapTotalKib,
    long swapFreeKib,
    long usedMib,
    long rateMibPerSecond,
    long touched,
    long swapIns,
    long majorFaults,
    long oomKills,
    int starts) {

  /** Reads {@code key=value} words; a {@link LabException} when one is missing or no number. */
  static GuestReport parse(String line) {
    var values = new HashMap<String, String>();
    for (String word : line.strip().split(" +")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        values.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new GuestReport(
        number(values, "mem_total_kib"),
        number(values, "mem_free_kib"),
        number(values, "mem_available_kib"),
        number(values, "cached_kib"),
        number(values, "swap_total_kib"),
        number(values, "swap_free_kib"),
        number(values, "used_mib"),
        number(values, "rate_mib_s"),
        number(values, "touched"),
        number(values, "swap_ins"),
        number(values, "major_faults"),
        number(values, "oom_kills"),
        (int) number(values, "starts"));
  }

  private static long number(Map<String, String> values, String key) {
    String value = values.getOrDefault(key, "");
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new LabException("A guest's report has no number %s: %s".formatted(key, values), e);
    }
  }
}
