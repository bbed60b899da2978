package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.collect.MemInfo;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.sim.SimTruth;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** After a minute of calm the last cycle shows what is so. */
final class Ending {
  private static final long TOLERANCE_KIB = 1024;

  private Ending() {}

  /**
   * @param states of the guests that there must be
   * @param truth when the guests of the cycle were read
   * @param hostTruth when the host of the cycle was read
   */
  static void check(
      CycleRecord last, Map<GuestId, GuestState> states, SimTruth truth, SimTruth hostTruth) {
    Snapshot snapshot = last.snapshot();
    assertThat(snapshot.problems()).as("problems").isEmpty();
    assertThat(last.evaluated().problems()).as("problems of the policy").isEmpty();
    assertThat(snapshot.contact().isAway()).as("hypervisor away").isFalse();
    assertThat(snapshot.managers()).as("other managers").isEmpty();
    assertThat(
            snapshot.guests().stream()
                .collect(Collectors.toMap(GuestSnapshot::id, each -> each.reading().state())))
        .as("guests shown")
        .isEqualTo(states);
    snapshot.guests().forEach(guest -> check(guest, truth.guest(guest.id())));
    check(Objects.requireNonNull(snapshot.host(), "The host was never read."), hostTruth);
  }

  private static void check(GuestSnapshot shown, SimTruth.Guest truth) {
    assertThat(shown.name()).isEqualTo(truth.name());
    if (shown.reading().balloon().isEmpty()) {
      assertThat(shown.reading().traits().balloonDevice()).isFalse();
      return;
    }
    assertThat(shown.maximumKib()).as("maximum of %s", shown.name()).isEqualTo(truth.maximumKib());
    assertThat(shown.currentKib())
        .as("size of %s", shown.name())
        .isCloseTo(truth.actualKib(), within(TOLERANCE_KIB));
  }

  private static void check(HostSnapshot shown, SimTruth truth) {
    MemInfo memory = shown.memory();
    assertThat(memory.totalKib()).isEqualTo(truth.host().totalKib());
    assertThat(memory.availableKib())
        .as("available")
        .isCloseTo(truth.host().availableKib(), within(TOLERANCE_KIB));
    KsmReading none = new KsmReading(Map.of(), Map.of(), "", java.util.OptionalDouble.empty());
    KsmReading ksm = shown.ksm().orElse(none);
    assertThat(ksm.knob(KsmKnob.RUN).orElse(0)).as("KSM's run").isEqualTo(truth.ksm().run());
    assertThat(ksm.mergedKib())
        .as("what KSM saves")
        .isCloseTo(truth.ksm().savedKib(), within(TOLERANCE_KIB));
  }
}
