package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.GuestState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DomainStatsTest {
  private static final int INT = 1;
  private static final int UINT = 2;
  private static final int ULLONG = 4;
  private static final int DOUBLE = 5;

  private record Parameter(String name, int type, long value) {}

  private final List<Parameter> parameters = new ArrayList<>();

  private DomainStatsTest with(String name, int type, long value) {
    parameters.add(new Parameter(name, type, value));
    return this;
  }

  private DomainStats read() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = arena.allocate(Structs.TYPED_PARAMETER, parameters.size());
      for (int i = 0; i < parameters.size(); i++) {
        write(array.asSlice(96L * i, 96), parameters.get(i));
      }
      return DomainStats.read(array);
    }
  }

  private static void write(MemorySegment segment, Parameter parameter) {
    segment.setString(0, parameter.name());
    segment.set(ValueLayout.JAVA_INT, 80, parameter.type());
    if (parameter.type() <= UINT) {
      segment.set(ValueLayout.JAVA_INT, 88, (int) parameter.value());
      segment.set(ValueLayout.JAVA_INT, 92, 0x5a5a5a5a);
    } else {
      segment.set(ValueLayout.JAVA_LONG, 88, parameter.value());
    }
  }

  private BalloonReading balloon() {
    return read().balloon().orElseThrow();
  }

  private DomainStatsTest sized() {
    return with("balloon.current", ULLONG, 1000).with("balloon.maximum", ULLONG, 2000);
  }

  @Test
  void everyBalloonStatisticHasItsPlace() {
    sized()
        .with("balloon.swap_in", ULLONG, 1)
        .with("balloon.swap_out", ULLONG, 2)
        .with("balloon.major_fault", ULLONG, 3)
        .with("balloon.minor_fault", ULLONG, 4)
        .with("balloon.unused", ULLONG, 5)
        .with("balloon.available", ULLONG, 6)
        .with("balloon.usable", ULLONG, 7)
        .with("balloon.last-update", ULLONG, 8)
        .with("balloon.disk_caches", ULLONG, 9)
        .with("balloon.hugetlb_pgalloc", ULLONG, 10);
    assertThat(balloon())
        .isEqualTo(
            new BalloonReading(
                1000,
                2000,
                OptionalLong.of(6),
                OptionalLong.of(5),
                OptionalLong.of(7),
                OptionalLong.of(9),
                OptionalLong.of(1),
                OptionalLong.of(2),
                OptionalLong.of(3),
                OptionalLong.of(4),
                OptionalLong.of(8)));
  }

  @Test
  void allOnesAreAbsent() {
    assertThat(sized().with("balloon.usable", ULLONG, -1).balloon().usableKib()).isEmpty();
  }

  @Test
  void anUpdateAtZeroIsNoUpdate() {
    assertThat(sized().with("balloon.last-update", ULLONG, 0).balloon().lastUpdateSeconds())
        .isEmpty();
  }

  @Test
  void aZeroIsAZero() {
    assertThat(sized().with("balloon.swap_in", ULLONG, 0).balloon().swapInKib()).hasValue(0);
  }

  @Test
  void withoutASizeThereIsNoBalloon() {
    assertThat(with("balloon.usable", ULLONG, 7).read().balloon()).isEmpty();
  }

  @Test
  void aTypeThatWeDoNotKnowIsAbsent() {
    assertThat(sized().with("balloon.usable", DOUBLE, 7).balloon().usableKib()).isEmpty();
  }

  @Test
  void onlineVcpusAreSummed() {
    with("vcpu.current", UINT, 2).with("vcpu.maximum", UINT, 3);
    with("vcpu.0.state", INT, 1).with("vcpu.0.time", ULLONG, 10).with("vcpu.0.wait", ULLONG, 1);
    with("vcpu.0.delay", ULLONG, 100).with("vcpu.0.halted.yes", INT, 1);
    with("vcpu.1.state", INT, 0).with("vcpu.1.time", ULLONG, 5_000);
    with("vcpu.12.state", INT, 2).with("vcpu.12.time", ULLONG, 20).with("vcpu.12.wait", ULLONG, -1);
    with("vcpu.12.delay", ULLONG, 200).with("vcpu.12.exits.time", ULLONG, 77);
    assertThat(read().cpu())
        .contains(new CpuReading(2, OptionalLong.of(30), OptionalLong.of(1), OptionalLong.of(300)));
  }

  @Test
  void timesThatNoVcpuGivesAreAbsent() {
    assertThat(with("vcpu.current", UINT, 1).read().cpu())
        .contains(
            new CpuReading(1, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  void nothingIsSaidOfADomainWithoutParameters() {
    DomainStats stats = read();
    assertThat(stats.state()).isEqualTo(GuestState.OTHER);
    assertThat(stats.balloon()).isEmpty();
    assertThat(stats.cpu()).isEmpty();
  }

  @Test
  void aStateIsReadWithItsReason() {
    assertThat(with("state.state", INT, 3).with("state.reason", INT, 2).read().state())
        .isEqualTo(GuestState.MIGRATING);
  }
}
