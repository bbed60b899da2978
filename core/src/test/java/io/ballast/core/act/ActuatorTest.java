package io.ballast.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActuatorTest {
  private static final Snapshot SEEN = Snapshots.nothing(new Moment(Instant.EPOCH, 0));

  private final Port port = new Port();

  /** Writes down what it was asked, and refuses guests that are named for a reason. */
  private static final class Port implements HypervisorControl {
    final List<String> writes = new ArrayList<>();
    private final Map<Reason, String> refused = new EnumMap<>(Reason.class);

    private void write(String what, GuestId guest) throws HypervisorException {
      writes.add(what);
      for (Map.Entry<Reason, String> refusal : refused.entrySet()) {
        if (refusal.getValue().equals(guest.uuid())) {
          throw new HypervisorException(refusal.getKey(), "It is " + refusal.getKey() + ".");
        }
      }
    }

    @Override
    public void setBalloon(GuestId guest, long kib) throws HypervisorException {
      write(guest + " " + kib + " KiB", guest);
    }

    @Override
    public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
      write(guest + " " + seconds + " s", guest);
    }

    @Override
    public void close() {}
  }

  private static Actuator on(HypervisorControl port) {
    return Actuator.on(new WritePorts(port, (knob, value) -> {}));
  }

  private static Action balloon(String guest) {
    return new Action.SetBalloon(new GuestRun(new GuestId(guest), 0), guest, 200, 100);
  }

  private static Action period(String guest) {
    return new Action.SetStatisticsPeriod(new GuestRun(new GuestId(guest), 0), guest, 0, 5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"DENIED", "NO_GUEST", "NOT_NOW", "FAILED"})
  void oneRefusalDoesNotKeepTheOthersFromBeingDone(Reason reason) {
    port.refused.put(reason, "b");
    List<Deed> deeds =
        on(port).act(List.of(balloon("a"), balloon("b"), period("b"), balloon("c")), SEEN);
    Outcome refusal =
        reason == Reason.NO_GUEST
            ? new Outcome.Gone()
            : new Outcome.Refused("It is " + reason + ".");
    assertThat(deeds)
        .containsExactly(
            new Deed(balloon("a"), new Outcome.Accepted()),
            new Deed(balloon("b"), refusal),
            new Deed(period("b"), refusal),
            new Deed(balloon("c"), new Outcome.Accepted()));
    assertThat(port.writes).containsExactly("a 100 KiB", "b 100 KiB", "b 5 s", "c 100 KiB");
  }

  @Test
  void aHypervisorThatDoesNotAnswerIsNotAskedAgainInTheSameCycle() {
    port.refused.put(Reason.UNREACHABLE, "b");
    List<Deed> deeds = on(port).act(List.of(balloon("a"), balloon("b"), balloon("c")), SEEN);
    Outcome refusal = new Outcome.Refused("It is UNREACHABLE.");
    assertThat(deeds)
        .containsExactly(
            new Deed(balloon("a"), new Outcome.Accepted()),
            new Deed(balloon("b"), refusal),
            new Deed(balloon("c"), refusal));
    assertThat(port.writes).containsExactly("a 100 KiB", "b 100 KiB");
  }

  /** The kernel is no guest, and answers where the hypervisor does not. */
  @Test
  void theKernelIsWrittenToWithoutAHypervisorAndItsRefusalIsTold() {
    port.refused.put(Reason.UNREACHABLE, "a");
    Action stop = new Action.SetKsm(KsmKnob.RUN, 1, 0);
    Action pages = new Action.SetKsm(KsmKnob.PAGES_TO_SCAN, 100, 200);
    Actuator actuator =
        Actuator.on(
            new WritePorts(
                port,
                (knob, value) -> {
                  port.writes.add(knob + " " + value);
                  if (knob == KsmKnob.PAGES_TO_SCAN) {
                    throw new IOException("The kernel refuses it.");
                  }
                }));
    assertThat(actuator.act(List.of(balloon("a"), stop, pages, balloon("b")), SEEN))
        .extracting(Deed::outcome)
        .containsExactly(
            new Outcome.Refused("It is UNREACHABLE."),
            new Outcome.Accepted(),
            new Outcome.Refused("The kernel refuses it."),
            new Outcome.Refused("It is UNREACHABLE."));
    assertThat(port.writes).containsExactly("a 100 KiB", "RUN 0", "PAGES_TO_SCAN 200");
  }

  @Test
  void aDryRunHasNoPortAndRehearses() {
    Actuator dry = Actuator.dryRun();
    assertThat(dry.isDryRun()).isTrue();
    assertThat(on(port).isDryRun()).isFalse();
    assertThat(dry.act(List.of(balloon("a"), period("a")), SEEN))
        .extracting(Deed::outcome)
        .containsExactly(new Outcome.Rehearsed(), new Outcome.Rehearsed());
    assertThat(port.writes).isEmpty();
  }

  @Test
  void nothingToDoIsNothingDone() {
    assertThat(on(port).act(List.of(), SEEN)).isEmpty();
    assertThat(port.writes).isEmpty();
  }
}
