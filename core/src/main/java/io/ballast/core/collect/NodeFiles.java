package io.ballast.core.collect;

import io.ballast.core.model.NodeFields;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a kernel has of one NUMA node. */
final class NodeFiles {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

  private NodeFiles() {}

  /**
   * The node whose files are in that folder; what they do not tell is absent.
   *
   * @throws NoSuchFileException if there is no such node
   * @throws IOException if its files cannot be read
   */
  static ObjectReading read(KernelView kernel, String folder, int number) throws IOException {
    Map<FieldDecl, Long> values = new HashMap<>();
    values.put(NodeFields.ID, (long) number);
    memory(kernel.read(folder + "/meminfo"), number, values);
    values.put(NodeFields.CPUS, cpus(orEmpty(kernel, folder + "/cpulist")));
    String counters = orEmpty(kernel, folder + "/numastat");
    values.put(NodeFields.NUMA_HIT, Counters.of(counters, "numa_hit"));
    values.put(NodeFields.NUMA_MISS, Counters.of(counters, "numa_miss"));
    values.put(NodeFields.NUMA_FOREIGN, Counters.of(counters, "numa_foreign"));
    return new ObjectReading(
        NodeFields.NODE, Integer.toString(number), Map.of("id", Value.of(number)), values);
  }

  /** Each line begins with the node's name. */
  private static void memory(String text, int number, Map<FieldDecl, Long> values) {
    String line = "Node " + number + " ";
    long free = Counters.of(text, line + "MemFree");
    long active = Counters.of(text, line + "Active(file)");
    long inactive = Counters.of(text, line + "Inactive(file)");
    values.put(NodeFields.MEM_TOTAL, Counters.of(text, line + "MemTotal"));
    values.put(NodeFields.MEM_FREE, free);
    if (free >= 0 && active >= 0 && inactive >= 0) {
      long slab = Math.max(0, Counters.of(text, line + "SReclaimable"));
      values.put(NodeFields.MEM_USABLE, free + active + inactive + slab);
    }
  }

  /** How many CPUs a list such as {@code 0-3,8} names; -1 if it is no such list. */
  private static long cpus(String text) {
    String list = text.strip();
    if (list.isEmpty()) {
      return text.isEmpty() ? -1 : 0;
    }
    long count = 0;
    for (String part : list.split(",", -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        return -1;
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      count += Math.max(0, last - first + 1);
    }
    return count;
  }

  /** A kernel may lack a file, which costs what it would have told. */
  private static String orEmpty(KernelView kernel, String path) throws IOException {
    try {
      return kernel.read(path);
    } catch (NoSuchFileException absent) {
      return "";
    }
  }
}
