package io.ballast.core.collect;

import static io.ballast.core.model.HostFields.CPU_COUNT;

import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;

/** How many CPUs are online, from /proc/stat. */
public final class HostCpu implements HostCollector {

  @Override
  public List<FieldDecl> fields() {
    return List.of(CPU_COUNT);
  }

  @Override
  public void collect(HostRound round, FieldSink sink) throws IOException {
    long cpus =
        round
            .kernel()
            .read("/proc/stat")
            .lines()
            .filter(line -> line.matches("cpu[0-9]+ .*"))
            .count();
    if (cpus == 0) {
      throw new IOException("/proc/stat has no line `cpu0` or of any other CPU.");
    }
    sink.put(CPU_COUNT, cpus);
  }
}
