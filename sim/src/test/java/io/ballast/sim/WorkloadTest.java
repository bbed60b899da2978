package io.ballast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class WorkloadTest {

  @Example
  void aWaveStartsLowAndIsHighAfterHalfAPeriod() {
    Workload wave = new Workload.Wave(120, 100, 300, 0);
    assertThat(wave.demandKib(0)).isEqualTo(100);
    assertThat(wave.demandKib(30)).isEqualTo(200);
    assertThat(wave.demandKib(60)).isEqualTo(300);
    assertThat(wave.demandKib(120)).isEqualTo(100);
  }

  @Example
  void aRampGoesEvenlyAndStays() {
    Workload ramp = new Workload.Ramp(100, 300, 10, 20);
    assertThat(ramp.demandKib(0)).isEqualTo(100);
    assertThat(ramp.demandKib(15)).isEqualTo(200);
    assertThat(ramp.demandKib(99)).isEqualTo(300);
  }

  @Example
  void aTraceGoesStraightBetweenItsPoints() {
    Workload trace =
        new Workload.Trace(
            List.of(new Workload.Trace.Point(10, 100), new Workload.Trace.Point(20, 200)));
    assertThat(trace.demandKib(0)).isEqualTo(100);
    assertThat(trace.demandKib(15)).isEqualTo(150);
    assertThat(trace.demandKib(30)).isEqualTo(200);
  }

  @Property(tries = 200, seed = "20")
  void aBurstIsLowOrAtLeastHalfwayHighAndOftenBoth(
      @ForAll long seed, @ForAll @DoubleRange(max = 10_000) double at) {
    Workload burst = new Workload.Burst(100, 300, 10, 0.5, seed);
    assertThat(burst.demandKib(at))
        .satisfiesAnyOf(
            kib -> assertThat(kib).isEqualTo(100), kib -> assertThat(kib).isBetween(200L, 300L));
    long spikes = 0;
    for (int slot = 0; slot < 1_000; slot++) {
      spikes += burst.demandKib(slot * 10) > 100 ? 1 : 0;
    }
    assertThat(spikes).isBetween(400L, 600L);
  }
}
