package io.ballast.core.collect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.LongStream;

/** The processes of a host, from /proc. */
final class Processes {
  private static final String FOLDER = "/proc";

  private Processes() {}

  /**
   * The pids there are, the lowest first.
   *
   * @throws IOException if /proc cannot be listed
   */
  static LongStream pids(KernelView kernel) throws IOException {
    return kernel.list(FOLDER).stream()
        .filter(name -> name.matches("[0-9]{1,10}"))
        .mapToLong(Long::parseLong)
        .sorted();
  }

  /**
   * What /proc tells of a process; absent if it has ended.
   *
   * @throws IOException if it is there and cannot be read
   */
  static Optional<ProcStat> stat(KernelView kernel, long pid) throws IOException {
    try {
      return Optional.of(ProcStat.parse(kernel.read(FOLDER + "/" + pid + "/stat")));
    } catch (NoSuchFileException ended) {
      return Optional.empty();
    }
  }
}
