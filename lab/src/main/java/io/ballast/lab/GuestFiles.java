package io.ballast.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The files of one guest. They are named by its UUID, so that no name of a guest can leave the
 * directory or grow a socket's path beyond what the kernel takes.
 */
record GuestFiles(Path directory, UUID uuid) {
  private static final long MIB = 1 << 20;

  Path port() {
    return directory.resolve(uuid + ".sock");
  }

  Path console() {
    return directory.resolve(uuid + ".log");
  }

  Path disk() {
    return directory.resolve(uuid + ".disk");
  }

  Path swap() {
    return directory.resolve(uuid + ".swap");
  }

  Path xml() {
    return directory.resolve(uuid + ".xml");
  }

  /** Makes the disks that the spec asks for; they are sparse and take no space until written. */
  void makeDisks(GuestSpec spec) throws IOException {
    makeSparse(disk(), spec.diskMib());
    makeSparse(swap(), spec.swapMib());
  }

  private static void makeSparse(Path path, int mib) throws IOException {
    if (mib > 0) {
      try (var file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(mib * MIB);
      }
    }
  }
}
