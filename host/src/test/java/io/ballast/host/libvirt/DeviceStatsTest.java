package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceStatsTest {
  private static final int INT = 1;
  private static final int UINT = 2;
  private static final int ULLONG = 4;
  private static final int STRING = 7;

  private record Parameter(String name, int type, Object value) {}

  private final List<Parameter> parameters = new ArrayList<>();

  private DeviceStatsTest with(String name, int type, long value) {
    parameters.add(new Parameter(name, type, value));
    return this;
  }

  private DeviceStatsTest with(String name, String text) {
    parameters.add(new Parameter(name, STRING, text));
    return this;
  }

  private Map<GuestDetail, List<ObjectReading>> read(GuestDetail... details) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = arena.allocate(Structs.TYPED_PARAMETER, parameters.size());
      for (int i = 0; i < parameters.size(); i++) {
        write(arena, array.asSlice(96L * i, 96), parameters.get(i));
      }
      return DeviceStats.read(array, Set.of(details), text -> text.reinterpret(100).getString(0));
    }
  }

  private static void write(Arena arena, MemorySegment segment, Parameter parameter) {
    segment.setString(0, parameter.name());
    segment.set(ValueLayout.JAVA_INT, 80, parameter.type());
    switch (parameter.value()) {
      case String text -> segment.set(ValueLayout.ADDRESS, 88, arena.allocateFrom(text));
      case Long number when parameter.type() <= UINT ->
          segment.set(ValueLayout.JAVA_INT, 88, number.intValue());
      case Long number -> segment.set(ValueLayout.JAVA_LONG, 88, number);
      default -> throw new AssertionError(parameter);
    }
  }

  private DeviceStatsTest twoDisks() {
    with("state.state", INT, 1).with("block.count", UINT, 2);
    with("block.0.name", "vda").with("block.0.path", "/img/a.qcow2");
    with("block.0.rd.reqs", ULLONG, 1).with("block.0.rd.bytes", ULLONG, 2);
    with("block.0.rd.times", ULLONG, 3).with("block.0.wr.reqs", ULLONG, 4);
    with("block.0.wr.bytes", ULLONG, 5).with("block.0.fl.reqs", ULLONG, 6);
    with("block.0.allocation", ULLONG, 7).with("block.0.capacity", ULLONG, 8);
    with("block.0.physical", ULLONG, 9);
    return with("block.1.name", "hdc").with("block.1.rd.bytes", ULLONG, -1);
  }

  @Test
  void everyNumberOfADiskHasItsPlace() {
    assertThat(twoDisks().read(GuestDetail.DISKS).get(GuestDetail.DISKS))
        .containsExactly(
            new ObjectReading(
                DeviceFields.DISK,
                "vda",
                Map.of("name", Value.of("vda"), "path", Value.of("/img/a.qcow2")),
                Map.of(
                    DeviceFields.RD_REQS, 1L,
                    DeviceFields.RD_BYTES, 2L,
                    DeviceFields.WR_REQS, 4L,
                    DeviceFields.WR_BYTES, 5L,
                    DeviceFields.ALLOCATION, 7L,
                    DeviceFields.CAPACITY, 8L,
                    DeviceFields.PHYSICAL, 9L)),
            new ObjectReading(DeviceFields.DISK, "hdc", Map.of("name", Value.of("hdc")), Map.of()));
  }

  @Test
  void everyNumberOfANetworkCardHasItsPlace() {
    with("net.count", UINT, 1).with("net.0.name", "vnet3");
    with("net.0.rx.bytes", ULLONG, 1).with("net.0.rx.pkts", ULLONG, 2);
    with("net.0.rx.errs", ULLONG, 3).with("net.0.rx.drop", ULLONG, 4);
    with("net.0.tx.bytes", ULLONG, 5).with("net.0.tx.pkts", ULLONG, 6);
    with("net.0.tx.errs", ULLONG, 7).with("net.0.tx.drop", ULLONG, 8);
    assertThat(read(GuestDetail.NICS).get(GuestDetail.NICS))
        .containsExactly(
            new ObjectReading(
                DeviceFields.NIC,
                "vnet3",
                Map.of("name", Value.of("vnet3")),
                Map.of(
                    DeviceFields.RX_BYTES, 1L,
                    DeviceFields.RX_PACKETS, 2L,
                    DeviceFields.RX_ERRORS, 3L,
                    DeviceFields.RX_DROP, 4L,
                    DeviceFields.TX_BYTES, 5L,
                    DeviceFields.TX_PACKETS, 6L,
                    DeviceFields.TX_ERRORS, 7L,
                    DeviceFields.TX_DROP, 8L)));
  }

  @Test
  void vcpusAreThoseOnline() {
    with("vcpu.current", UINT, 2).with("vcpu.maximum", UINT, 12);
    with("vcpu.0.state", INT, 1).with("vcpu.0.time", ULLONG, 10).with("vcpu.0.wait", ULLONG, 1);
    with("vcpu.0.delay", ULLONG, 100).with("vcpu.0.halted.yes", INT, 1);
    with("vcpu.1.state", INT, 0).with("vcpu.1.time", ULLONG, 5_000);
    with("vcpu.10.state", INT, 2).with("vcpu.10.time", ULLONG, 20);
    List<ObjectReading> vcpus = read(GuestDetail.VCPUS).get(GuestDetail.VCPUS);
    assertThat(vcpus)
        .containsExactly(
            new ObjectReading(
                DeviceFields.VCPU,
                "0",
                Map.of("id", Value.of(0)),
                Map.of(
                    DeviceFields.ID, 0L,
                    DeviceFields.RUNNING, 1L,
                    DeviceFields.TIME, 10L,
                    DeviceFields.WAIT, 1L,
                    DeviceFields.DELAY, 100L)),
            new ObjectReading(
                DeviceFields.VCPU,
                "10",
                Map.of("id", Value.of(10)),
                Map.of(DeviceFields.ID, 10L, DeviceFields.RUNNING, 0L, DeviceFields.TIME, 20L)));
  }

  @Test
  void whatIsNotWantedIsNotThereAndWhatIsNotToldNeither() {
    twoDisks();
    assertThat(read()).isEmpty();
    assertThat(read(GuestDetail.NICS)).isEmpty();
    assertThat(read(EnumSet.allOf(GuestDetail.class).toArray(GuestDetail[]::new)))
        .containsOnlyKeys(GuestDetail.DISKS);
  }

  @Test
  void aDomainThatHasNoneIsToldToHaveNone() {
    assertThat(with("net.count", UINT, 0).read(GuestDetail.NICS))
        .isEqualTo(Map.of(GuestDetail.NICS, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "block..name",
        "block.x.name",
        "block.1234567.name",
        "block.name",
        "block.-1.name"
      })
  void aNameThatIsNoDevicesIsLeftOut(String name) {
    assertThat(with(name, "vda").read(GuestDetail.DISKS)).isEmpty();
  }

  @Test
  void aCardWithoutANameCannotBeKnownAgain() {
    assertThat(with("net.0.rx.bytes", ULLONG, 5).read(GuestDetail.NICS))
        .isEqualTo(Map.of(GuestDetail.NICS, List.of()));
  }
}
