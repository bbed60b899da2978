package io.ballast.sim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.collect.FieldSink;
import io.ballast.core.collect.GuestQemuProc;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.HostCpu;
import io.ballast.core.collect.HostNodes;
import io.ballast.core.collect.HostPressure;
import io.ballast.core.collect.HostRound;
import io.ballast.core.collect.KsmSeen;
import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.Moment;
import io.ballast.core.model.NodeFields;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The collectors of real hosts understand the files of a simulated one. */
class CollectorsTest {
  private final SimHost host = new SimHost(Scenarios.demo(1));
  private final Fields fields = new Fields();

  private static final class Fields implements FieldSink {
    private final Map<FieldDecl, Value> values = new HashMap<>();
    private final Map<FieldDecl, List<ObjectReading>> objects = new HashMap<>();

    @Override
    public void put(FieldDecl field, Value value) {
      values.put(field, value);
    }

    @Override
    public void putObjects(FieldDecl field, List<ObjectReading> found) {
      objects.put(field, found);
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
  void nodesShareTheHostsMemoryAndCpus() throws Exception {
    host.advance(Duration.ofSeconds(10));
    collect(new HostNodes());
    List<ObjectReading> nodes = fields.objects.getOrDefault(HostFields.NODES, List.of());
    SimTruth.Host truth = host.truth().host();
    assertThat(nodes).extracting(ObjectReading::name).containsExactly("0", "1");
    assertThat(sum(nodes, NodeFields.MEM_TOTAL)).isEqualTo(truth.totalKib());
    assertThat(sum(nodes, NodeFields.MEM_FREE)).isEqualTo(truth.freeKib());
    assertThat(sum(nodes, NodeFields.MEM_USABLE)).isGreaterThanOrEqualTo(truth.availableKib());
    assertThat(sum(nodes, NodeFields.CPUS)).isEqualTo(8);
    assertThat(sum(nodes, NodeFields.NUMA_HIT)).isPositive();
    assertThat(sum(nodes, NodeFields.NUMA_MISS)).isZero();
  }

  @Test
  void aKernelWithoutNumaHasNoNodes() {
    HostSpec without = HostSpec.of(Size.gib(4), 2).withNodes(0);
    SimHost other = new SimHost(Scenario.quiet(without));
    assertThatThrownBy(() -> other.kernel().list("/sys/devices/system/node"))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static long sum(List<ObjectReading> objects, FieldDecl number) {
    return objects.stream().mapToLong(o -> o.number(number.name()).orElseThrow()).sum();
  }

  @Test
  void disksCardsAndVcpusWorkAsTheGuestDoes() throws Exception {
    GuestSpec busy = GuestSpec.of("busy", Size.gib(1), new Workload.Steady(Size.mib(500)));
    GuestSpec one = busy.withVcpus(3).withTags(Map.of("tier", "gold"));
    SimHost own =
        new SimHost(Scenario.quiet(HostSpec.of(Size.gib(4), 4), one, GuestSpec.tiny("tiny")));
    own.advance(Duration.ofSeconds(10));
    List<GuestReading> early = own.view().guests(EnumSet.allOf(GuestDetail.class));
    own.advance(Duration.ofSeconds(10));
    List<GuestReading> late = own.view().guests(EnumSet.allOf(GuestDetail.class));
    assertThat(own.view().guests(EnumSet.allOf(GuestDetail.class))).isEqualTo(late);
    for (FieldDecl counter : List.of(DeviceFields.RD_BYTES, DeviceFields.WR_BYTES)) {
      assertThat(sum(objects(late, 0, GuestDetail.DISKS), counter))
          .isGreaterThan(sum(objects(early, 0, GuestDetail.DISKS), counter));
    }
    assertThat(objects(late, 0, GuestDetail.DISKS))
        .extracting(o -> o.name())
        .contains("vda", "vdb");
    assertThat(objects(late, 1, GuestDetail.DISKS)).extracting(o -> o.name()).containsOnly("vda");
    assertThat(sum(objects(late, 0, GuestDetail.NICS), DeviceFields.RX_BYTES))
        .isGreaterThan(sum(objects(early, 0, GuestDetail.NICS), DeviceFields.RX_BYTES));
    long time = late.getFirst().cpu().orElseThrow().timeNanos().orElseThrow();
    assertThat(sum(objects(late, 0, GuestDetail.VCPUS), DeviceFields.TIME))
        .isBetween(time - 3, time);
    assertThat(late.getFirst().tags().byName()).isEqualTo(Map.of("tier", "gold"));
  }

  private static List<ObjectReading> objects(
      List<GuestReading> guests, int guest, GuestDetail detail) {
    return requireNonNull(guests.get(guest).objects().get(detail));
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
