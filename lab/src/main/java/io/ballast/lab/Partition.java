package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of a lab host's own, under which libvirt makes its guests'. Without it, the first
 * guests of two hosts would share groups, limits and all.
 */
final class Partition {
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private Partition() {}

  /** Makes the group in every hierarchy; false where this machine has none to make it in. */
  static boolean make(String name) throws IOException {
    List<Path> hierarchies = hierarchies(ProcText.read(MOUNTS));
    for (Path hierarchy : hierarchies) {
      Path group = Files.createDirectory(hierarchy.resolve(name + ".partition"));
      // A new group of the old kind may use no CPU and no memory node until told.
      inherit(hierarchy, group, "cpuset.cpus");
      inherit(hierarchy, group, "cpuset.mems");
    }
    return !hierarchies.isEmpty();
  }

  static List<Path> hierarchies(String mounts) {
    return mounts
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length > 3 && words[2].matches("cgroup2?"))
        .filter(words -> List.of(words[3].split(",")).contains("rw"))
        .map(words -> Path.of(words[1]))
        .toList();
  }

  private static void inherit(Path from, Path to, String setting) throws IOException {
    if (Files.exists(from.resolve(setting)) && Files.exists(to.resolve(setting))) {
      Files.writeString(to.resolve(setting), ProcText.read(from.resolve(setting)));
    }
  }
}
