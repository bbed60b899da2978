package io.ballast.core.collect;

import static io.ballast.core.model.GuestFields.VCPU_COUNT;
import static io.ballast.core.model.GuestFields.VCPU_PERIOD;
import static io.ballast.core.model.GuestFields.VCPU_QUOTA;
import static io.ballast.core.model.GuestFields.VCPU_USER_LIMIT;

import io.ballast.core.model.CpuTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;
import java.util.Set;

/**
 * What limits a guest's CPU, and what its owner's contract gives it. A guest of which that is not
 * known is not ready, as under MOM.
 */
public final class GuestCpuTune implements GuestCollector {

  @Override
  public List<FieldDecl> fields() {
    return List.of(VCPU_QUOTA, VCPU_PERIOD, VCPU_USER_LIMIT, VCPU_COUNT);
  }

  @Override
  public Set<GuestDetail> details() {
    return Set.of(GuestDetail.CPU_TUNE);
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink) {
    guest.cpu().ifPresent(cpu -> sink.put(VCPU_COUNT, cpu.count()));
    guest.tuning().cpu().ifPresent(cpu -> put(cpu, sink));
  }

  private static void put(CpuTune cpu, FieldSink sink) {
    sink.put(VCPU_QUOTA, cpu.quotaMicros());
    sink.put(VCPU_PERIOD, cpu.periodMicros());
    sink.put(VCPU_USER_LIMIT, cpu.userLimitPercent());
  }
}
