package io.ballast.core.collect;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A kernel that runs the processes that a test says, until they end. */
final class ScriptedProcesses implements KernelView {
  private record Process(String comm, String commandLine) {}

  private final SortedMap<Long, Process> running = new TreeMap<>();
  boolean broken;
  int listed;

  /** Without words it is a kernel thread or a zombie: neither has a command line. */
  ScriptedProcesses run(long pid, String comm, String... words) {
    running.put(
        pid, new Process(comm, String.join("", Stream.of(words).map(w -> w + "\0").toList())));
    return this;
  }

  void end(long pid) {
    running.remove(pid);
  }

  @Override
  public List<String> list(String path) throws IOException {
    if (broken) {
      throw new IOException(path + " is broken");
    }
    listed++;
    Stream<String> others = Stream.of("self", "meminfo", "0", "12x", "99999999999999999999");
    return Stream.concat(others, running.keySet().stream().map(String::valueOf)).toList();
  }

  @Override
  public String read(String path) throws IOException {
    String[] parts = path.split("/");
    Process process = running.get(Long.parseLong(parts[2]));
    if (process == null) {
      throw new NoSuchFileException(path);
    }
    return parts[3].equals("comm") ? process.comm() + "\n" : process.commandLine();
  }
}
