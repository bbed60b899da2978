package io.ballast.sim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The host's NUMA nodes as the kernel writes them. Memory and CPUs are spread evenly, so that every
 * page is found where it is wanted.
 */
final class NodeText {
  static final String FOLDER = "/sys/devices/system/node/";

  private static final Pattern FILE =
      Pattern.compile(FOLDER + "node(\\d{1,4})/(meminfo|cpulist|numastat)");

  /** Pages that a busy kernel gives out in a second. */
  private static final long PAGES_PER_SECOND = 10_000;

  private NodeText() {}

  /** The names in the folder of nodes. */
  static List<String> names(SimWorld world) {
    return IntStream.range(0, world.spec().nodes()).mapToObj(number -> "node" + number).toList();
  }

  /** The file of that path, if it is one of a node that there is. */
  static Optional<String> file(SimWorld world, String path) {
    Matcher match = FILE.matcher(path);
    if (!match.matches() || Integer.parseInt(match.group(1)) >= world.spec().nodes()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "meminfo" -> meminfo(world, number);
          case "cpulist" -> cpulist(world, number);
          default -> numastat(world, number);
        });
  }

  private static String meminfo(SimWorld world, int number) {
    HostMemory memory = world.memory();
    long cache = part(world, memory.cacheKib(), number);
    StringBuilder text = new StringBuilder(256);
    line(text, number, "MemTotal", part(world, world.spec().totalKib(), number));
    line(text, number, "MemFree", part(world, memory.freeKib(), number));
    line(text, number, "Active(file)", cache / 2);
    line(text, number, "Inactive(file)", cache - cache / 2);
    line(text, number, "FilePages", cache);
    line(text, number, "Shmem", 0);
    line(text, number, "SReclaimable", 0);
    return text.toString();
  }

  private static void line(StringBuilder text, int number, String name, long kib) {
    text.append("Node ").append(number).append(' ').append(name).append(": ");
    text.append(kib).append(" kB\n");
  }

  private static String cpulist(SimWorld world, int number) {
    int cpus = world.cpu().count();
    int nodes = world.spec().nodes();
    int first = cpus * number / nodes;
    int last = cpus * (number + 1) / nodes - 1;
    return last < first ? "\n" : first == last ? first + "\n" : first + "-" + last + "\n";
  }

  private static String numastat(SimWorld world, int number) {
    long given = (long) (world.now().bootSeconds() * PAGES_PER_SECOND);
    long hits = part(world, given, number);
    return "numa_hit %d\nnuma_miss 0\nnuma_foreign 0\ninterleave_hit 0\nlocal_node %d\nother_node 0\n"
        .formatted(hits, hits);
  }

  /** What a node has of it; the first has what cannot be divided. */
  private static long part(SimWorld world, long whole, int number) {
    int nodes = world.spec().nodes();
    return whole / nodes + (number == 0 ? whole % nodes : 0);
  }
}
