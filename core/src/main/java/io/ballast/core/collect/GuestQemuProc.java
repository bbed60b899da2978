package io.ballast.core.collect;

import static io.ballast.core.model.GuestFields.HOST_MAJOR_FAULTS;
import static io.ballast.core.model.GuestFields.HOST_MINOR_FAULTS;
import static io.ballast.core.model.GuestFields.RSS;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a guest's process costs the host, from /proc/PID/stat of the process that libvirt names. */
public final class GuestQemuProc implements GuestCollector {
  private record Seen(long pid, ProcStat stat) {}

  private final Map<GuestId, Seen> last = new HashMap<>();

  @Override
  public List<FieldDecl> fields() {
    return List.of(HOST_MINOR_FAULTS, HOST_MAJOR_FAULTS, RSS);
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink)
      throws IOException {
    if (guest.pid().isPresent()) {
      collect(guest.id(), guest.pid().getAsLong(), kernel, sink);
    }
  }

  private void collect(GuestId guest, long pid, KernelView kernel, FieldSink sink)
      throws IOException {
    ProcStat now;
    try {
      now = ProcStat.parse(kernel.read("/proc/" + pid + "/stat"));
    } catch (NoSuchFileException ended) {
      // The process ended since the hypervisor named it: the guest has no values this time.
      last.remove(guest);
      return;
    }
    Seen before = last.put(guest, new Seen(pid, now));
    boolean sameProcess =
        before != null && before.pid() == pid && before.stat().startTime() == now.startTime();
    ProcStat base = sameProcess ? before.stat() : now;
    sink.put(HOST_MINOR_FAULTS, Math.max(0, now.minorFaults() - base.minorFaults()));
    sink.put(HOST_MAJOR_FAULTS, Math.max(0, now.majorFaults() - base.majorFaults()));
    sink.put(RSS, now.residentPages());
  }

  @Override
  public void retain(Set<GuestId> present) {
    last.keySet().retainAll(present);
  }
}
