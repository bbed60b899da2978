package io.ballast.sim;

import io.ballast.core.model.KsmKnob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files below {@code /sys/kernel/mm/ksm}, as the kernel writes them. */
final class KsmText {
  /** Of the pages that are known and not merged, those that change between two scans. */
  private static final double VOLATILE_PART = 0.05;

  private KsmText() {}

  /** The file's text; absent if this kernel has none of that path. */
  static Optional<String> file(SimKsm ksm, String path) {
    if (!ksm.exists() || !path.startsWith(KsmKnob.FOLDER)) {
      return Optional.empty();
    }
    return Optional.ofNullable(files(ksm).get(path.substring(KsmKnob.FOLDER.length())))
        .map(text -> text + "\n");
  }

  /** The names of all files; none if this kernel has no KSM. */
  static List<String> names(SimKsm ksm) {
    return ksm.exists() ? List.copyOf(files(ksm).keySet()) : List.of();
  }

  private static Map<String, String> files(SimKsm ksm) {
    Map<String, String> files = new TreeMap<>();
    for (KsmKnob knob : KsmKnob.values()) {
      put(files, knob.text(), ksm.knobs().get(knob));
    }
    pages(files, ksm);
    put(files, "full_scans", ksm.scanner().fullScans());
    put(files, "max_page_sharing", KsmTally.MAX_PAGE_SHARING);
    put(files, "stable_node_chains", pages(ksm.tally().chained()));
    put(files, "stable_node_chains_prune_millisecs", 2_000);
    put(files, "stable_node_dups", ksm.tally().chained() > 0 ? pages(ksm.tally().shared()) : 0);
    put(files, "use_zero_pages", 0);
    if (ksm.modern()) {
      modern(files, ksm);
    }
    return files;
  }

  private static void pages(Map<String, String> files, SimKsm ksm) {
    KsmTally tally = ksm.tally();
    long apart = Math.max(0, pages(ksm.scanner().knownKib()) - pages(tally.merged()));
    long changing = (long) (apart * VOLATILE_PART);
    put(files, "pages_shared", pages(tally.shared()));
    put(files, "pages_sharing", pages(tally.saved()));
    put(files, "pages_unshared", apart - changing);
    put(files, "pages_volatile", changing);
  }

  private static void modern(Map<String, String> files, SimKsm ksm) {
    files.put("advisor_mode", ksm.knobs().advised() ? "none [scan-time]" : "[none] scan-time");
    put(files, "advisor_max_cpu", KsmAdvisor.MOST_CPU_PERCENT);
    put(files, "advisor_max_pages_to_scan", KsmAdvisor.MOST_PAGES);
    put(files, "advisor_min_pages_to_scan", KsmAdvisor.FEWEST_PAGES);
    put(files, "advisor_target_scan_time", KsmAdvisor.TARGET_SECONDS);
    put(files, "general_profit", profitBytes(ksm));
    put(files, "ksm_zero_pages", 0);
    put(files, "pages_scanned", ksm.scanner().scannedPages());
    put(files, "pages_skipped", ksm.scanner().skippedPages());
    put(files, "smart_scan", 1);
  }

  /** What is saved less the records that it takes. */
  private static long profitBytes(SimKsm ksm) {
    long records = pages(ksm.scanner().knownKib()) * KsmScanner.RECORD_BYTES;
    return pages(ksm.tally().saved()) * Size.PAGE_KIB * 1024 - records;
  }

  private static long pages(long kib) {
    return kib / Size.PAGE_KIB;
  }

  private static void put(Map<String, String> files, String name, long value) {
    files.put(name, Long.toString(value));
  }
}
