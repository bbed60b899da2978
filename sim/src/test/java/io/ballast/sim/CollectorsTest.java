package io.ballast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.FieldSink;
import io.ballast.core.collect.GuestQemuProc;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.HostCpu;
import io.ballast.core.collect.HostPressure;
import io.ballast.core.collect.HostRound;
import io.ballast.core.collect.KsmSeen;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.Moment;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The collectors of real hosts understand the files of a simulated one. */
class CollectorsTest {
  private final SimHost host = new SimHost(Scenarios.demo(1));
  private final Fields fields = new Fields();

  private static final class Fields implements FieldSink {
    private final Map<FieldDecl, Value> values = new HashMap<>();

    @Override
    public void put(FieldDecl field, Value value) {
      values.put(field, value);
    }
  }

  private Moment now() {
    return new Moment(host.clock().instant(), host.clock().nanos());
  }

  private void collect(HostCollector collector) throws Exception {
    collector.collect(new HostRound(host.kernel(), new KsmSeen.Absent(), now()), fields);
  }

  @Test
  void theHostsMemoryAndSwapAreTheTrueOnes() throws Exception {
    HostCollector memory = new io.ballast.core.collect.HostMemory();
    collect(memory);
    host.advance(Duration.ofSeconds(100));
    collect(memory);
    SimTruth.Host truth = host.truth().host();
    assertThat(fields.values)
        .containsEntry(HostFields.MEM_AVAILABLE, Value.of(truth.totalKib()))
        .containsEntry(HostFields.MEM_UNUSED, Value.of(truth.freeKib()))
        .containsEntry(HostFields.MEM_USABLE, Value.of(truth.availableKib()))
        .containsEntry(HostFields.SWAP_USAGE, Value.of(truth.swappedKib()))
        .containsEntry(HostFields.OOM_KILLS, Value.of(truth.oomKills()));
    assertThat(truth.swappedKib()).isPositive();
    assertThat(fields.values.get(HostFields.SWAP_OUT)).isNotEqualTo(Value.of(0));
  }

  @Test
  void pressureAndCpusAreRead() throws Exception {
    host.advance(Duration.ofSeconds(70));
    collect(new HostPressure());
    collect(new HostCpu());
    assertThat(fields.values)
        .containsKeys(HostFields.PSI_MEMORY_FULL, HostFields.PSI_CPU_SOME, HostFields.PSI_IO_SOME)
        .containsEntry(HostFields.CPU_COUNT, Value.of(8));
    assertThat(fields.values.get(HostFields.PSI_MEMORY_SOME)).isNotEqualTo(Value.of(0.0));
  }

  @Test
  void theResidentMemoryOfEveryGuestIsTheTrueOne() throws Exception {
    host.advance(Duration.ofSeconds(70));
    GuestQemuProc processes = new GuestQemuProc();
    for (GuestReading guest : host.view().guests()) {
      processes.collect(guest, host.kernel(), now(), fields);
      long resident = host.truth().guest(guest.id()).residentKib();
      assertThat(fields.values).containsEntry(GuestFields.RSS, Value.of(resident / 4));
    }
  }
}
