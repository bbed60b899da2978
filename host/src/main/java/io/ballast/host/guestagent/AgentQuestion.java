package io.ballast.host.guestagent;

import io.ballast.core.Time;
import io.ballast.core.collect.ProcMemory;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import java.io.IOException;

/** Asks a guest's agent for the guest's /proc/meminfo and /proc/vmstat. */
record AgentQuestion(AgentLines lines, Time time) implements Question {

  @Override
  public MemoryReport ask(GuestReading guest) throws IOException {
    try (AgentLine line = lines.open(guest)) {
      AgentFiles files = new AgentFiles(line);
      String memory = files.read("/proc/meminfo");
      return ProcMemory.report(memory, files.read("/proc/vmstat"), time.now());
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
