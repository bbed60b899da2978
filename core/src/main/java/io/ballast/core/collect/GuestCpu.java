package io.ballast.core.collect;

import static io.ballast.core.model.GuestFields.VCPU_COUNT;
import static io.ballast.core.model.GuestFields.VCPU_DELAY;
import static io.ballast.core.model.GuestFields.VCPU_USAGE;
import static io.ballast.core.model.GuestFields.VCPU_WAIT;

import io.ballast.core.model.CpuReading;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What a guest's vCPUs used and waited for since the last sample. */
public final class GuestCpu implements GuestCollector {
  private record Seen(CpuReading cpu, Moment at) {}

  private final Map<GuestId, Seen> last = new HashMap<>();

  @Override
  public List<FieldDecl> fields() {
    return List.of(VCPU_COUNT.asOptional(), VCPU_USAGE, VCPU_WAIT, VCPU_DELAY);
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink) {
    guest.cpu().ifPresent(cpu -> collect(guest.id(), cpu, at, sink));
  }

  private void collect(GuestId guest, CpuReading now, Moment at, FieldSink sink) {
    sink.put(VCPU_COUNT, now.count());
    Seen before = last.put(guest, new Seen(now, at));
    if (before == null) {
      return;
    }
    double seconds = at.secondsSince(before.at());
    putPercent(sink, VCPU_USAGE, before.cpu().timeNanos(), now.timeNanos(), seconds);
    putPercent(sink, VCPU_WAIT, before.cpu().waitNanos(), now.waitNanos(), seconds);
    putPercent(sink, VCPU_DELAY, before.cpu().delayNanos(), now.delayNanos(), seconds);
  }

  private static void putPercent(
      FieldSink sink, FieldDecl field, OptionalLong before, OptionalLong now, double seconds) {
    // A counter that went back belongs to a guest that started anew: no rate can be told.
    if (before.isPresent()
        && now.isPresent()
        && seconds > 0
        && now.getAsLong() >= before.getAsLong()) {
      sink.put(field, (now.getAsLong() - before.getAsLong()) / seconds / 1e7);
    }
  }

  @Override
  public void retain(Set<GuestId> present) {
    last.keySet().retainAll(present);
  }
}
