package io.ballast.app.mom;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Memory;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Event;
import io.ballast.core.record.Events;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under a mom.conf the policy's control is what is done, unless a safety rail stands against it.
 */
class MomControlTest {
  private static final long MAXIMUM = Memory.gib(1);
  private static final long USED = Memory.mib(300);

  @TempDir private Path folder;

  /** A host with one guest, under a policy that wishes this, when it has settled. */
  private MomRoom room(String wish, String guard) throws Exception {
    Files.writeString(folder.resolve("my.policy"), "(with Guests guest " + wish + ")");
    GuestSpec guest = GuestSpec.of("a", MAXIMUM, new Workload.Steady(USED));
    SimHost host = new SimHost(Scenario.quiet(HostSpec.of(Memory.gib(16), 4), guest));
    return new MomRoom(host, folder, "policy: my.policy\n" + guard, "");
  }

  private static OptionalLong ordered(CycleRecord cycle) {
    return cycle.deeds().stream()
        .map(Deed::action)
        .filter(Action.SetBalloon.class::isInstance)
        .mapToLong(action -> ((Action.SetBalloon) action).toKib())
        .findFirst();
  }

  private static List<Long> orders(MomRoom room) {
    List<Long> orders = new ArrayList<>();
    room.records.forEach(cycle -> ordered(cycle).ifPresent(orders::add));
    return orders;
  }

  private static Judged last(MomRoom room) {
    return requireNonNull(room.records.getLast().judgement().judged().get(GuestSpec.idOf("a")));
  }

  @Test
  void whatIsWishedIsOrderedAtOnceAndInFull() throws Exception {
    long half = MAXIMUM / 2;
    MomRoom room = room("(guest.Control \"balloon_target\" " + half + ")", "").turn(10);

    assertThat(orders(room)).isNotEmpty().containsOnly(half);
    assertThat(last(room).verdict()).isInstanceOf(Verdict.Allow.class);
  }

  @Test
  void smoothedTheSameComesInSteps() throws Exception {
    long half = MAXIMUM / 2;
    MomRoom room =
        room("(guest.Control \"balloon_target\" " + half + ")", "[guard]\nsmoothing: on\n")
            .turn(10);

    assertThat(orders(room)).isNotEmpty().allSatisfy(kib -> assertThat(kib).isGreaterThan(half));
  }

  @Test
  void aChangeThatIsHardlyOneIsOrderedTooAndRightAfterAnother() throws Exception {
    String wish = "(guest.Control \"balloon_target\" (- guest.balloon_cur 2048))";
    MomRoom room = room(wish, "").turn(10);

    assertThat(orders(room))
        .hasSizeGreaterThan(5)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(orders(room).getFirst()).isEqualTo(MAXIMUM - 2048);
  }

  @Test
  void belowWhatTheGuestNeedsTheFloorHoldsAndThatIsTold() throws Exception {
    MomRoom room = room("(guest.Control \"balloon_target\" 65536)", "").turn(30);

    assertThat(orders(room)).allSatisfy(kib -> assertThat(kib).isGreaterThan(USED));
    assertThat(last(room).verdict().rails()).contains(Rail.FLOOR);
    assertThat(told(room))
        .anySatisfy(one -> assertThat(one).startsWith("SIZE").contains("clamp floor"))
        .anySatisfy(one -> assertThat(one).startsWith("HELD_BACK").contains("floor"));
  }

  private static List<String> told(MomRoom room) {
    Events events = new Events(Duration.ofSeconds(60));
    return room.records.stream()
        .flatMap(cycle -> events.of(cycle).stream())
        .map((Event event) -> event.kind() + " " + event.line())
        .toList();
  }
}
