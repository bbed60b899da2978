package io.ballast.core.record;

import static io.ballast.core.contract.Guests.Told.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Reason;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final Told A = guest("a", 1000, 2000, 500);
  private static final Verdict ALLOW = new Verdict.Allow(List.of());
  private static final Outcome DONE = new Outcome.Accepted();
  private static final Outcome DRY = new Outcome.Rehearsed();
  private static final Outcome NO = new Outcome.Refused("No.");

  private final Cycles cycles = new Cycles();
  private final Events events = new Events(Duration.ofSeconds(20));

  @BeforeEach
  void firstCycle() {
    assertThat(see(A)).containsExactly("FIRST_DECISION first decision, over 1 guests");
  }

  private List<String> see(Told... guests) {
    return events.of(cycles.see(guests)).stream().map(e -> e.kind() + " " + e.line()).toList();
  }

  @Test
  void aQuietCycleTellsNothing() {
    assertThat(see(A)).isEmpty();
    assertThat(see(A.using(700))).isEmpty();
  }

  @Test
  void aSizeIsToldWithThePolicysReason() {
    cycles
        .wished(new BalloonWish(A.id(), 900 * 1024, "p:1", "it uses little"))
        .sized("a", 1000, 900, ALLOW, DONE);
    assertThat(see(A))
        .containsExactly(
            "SIZE guest a: 1000 MiB -> 900 MiB, done: allow; the policy: it uses little");
  }

  private static Verdict veto(Rail rail) {
    return new Verdict.Veto(List.of(new Reason(rail, "that is so")));
  }

  private static final String HELD =
      "HELD_BACK guest a: the policy's 1000 MiB -> 300 MiB is held back: ";

  @Test
  void aWishThatASafetyRailHoldsBackIsToldOnceForEachRail() {
    cycles.judged("a", 1000, 300, veto(Rail.STALENESS));
    assertThat(see(A)).containsExactly(HELD + "staleness: that is so");
    cycles.judged("a", 1000, 310, veto(Rail.STALENESS));
    assertThat(see(A)).isEmpty();
    Verdict clampedToNothing = new Verdict.Clamp(List.of(new Reason(Rail.FLOOR, "it needs all")));
    cycles.judged("a", 1000, 300, clampedToNothing);
    assertThat(see(A)).containsExactly(HELD + "floor: it needs all");
    cycles.later(5).judged("a", 1000, 300, veto(Rail.STALENESS));
    assertThat(see(A)).as("not quiet for long enough").isEmpty();
    cycles.later(30).judged("a", 1000, 300, veto(Rail.STALENESS));
    assertThat(see(A)).containsExactly(HELD + "staleness: that is so");
  }

  @Test
  void whatIsSmoothedOrAsItIsAlreadyIsNotHeldBack() {
    cycles.judged("a", 1000, 300, veto(Rail.COOL_DOWN));
    assertThat(see(A)).isEmpty();
    cycles.judged("a", 1000, 1000, veto(Rail.STALENESS));
    assertThat(see(A)).isEmpty();
    cycles.sized("a", 1000, 900, new Verdict.Clamp(List.of(new Reason(Rail.FLOOR, "so"))), DONE);
    assertThat(see(A)).singleElement().asString().startsWith("SIZE ");
  }

  @Test
  void manyThatOneRailHoldsBackAreToldTogether() {
    Told[] many =
        IntStream.range(0, 5).mapToObj(i -> guest("g" + i, 9, 99, 5)).toArray(Told[]::new);
    see(many);
    for (int i = 0; i < 5; i++) {
      cycles.judged("g" + i, 9, 8, veto(Rail.STALENESS));
    }
    assertThat(see(many))
        .containsExactly(
            "HELD_BACK wishes for 5 guests are held back, such as of guest g0: the policy's 9 MiB"
                + " -> 8 MiB is held back: staleness: that is so");
  }

  @Test
  void guestsComeAndGo() {
    assertThat(see(A, guest("b", 512, 1024, 100)))
        .containsExactly("GUEST_CAME guest b: came with 512 MiB of 1024 MiB, class default");
    assertThat(see(A)).containsExactly("GUEST_WENT guest b: went; it had 512 MiB");
  }

  @Test
  void whoCannotBeManagedIsToldWhenItComes() {
    GuestTraits passedThrough = new GuestTraits(true, false, false, true, 2);
    assertThat(see(A, guest("b", 512, 1024, 100).with(passedThrough)))
        .singleElement()
        .asString()
        .endsWith(
            "it cannot be managed: it has a host device passed through, which pins its memory");
  }

  @Test
  void anotherProcessIsARestartAndAnUnknownOneIsNot() {
    cycles.startedAt(70);
    assertThat(see(A)).as("known for the first time").isEmpty();
    cycles.startedAt(0);
    assertThat(see(A)).as("not readable").isEmpty();
    cycles.startedAt(70);
    assertThat(see(A)).isEmpty();
    cycles.startedAt(71);
    assertThat(see(A))
        .containsExactly("GUEST_RESTARTED guest a: is another process now: it was started anew");
  }

  @Test
  void statesAreToldOnceAndNotAgainAsManageability() {
    assertThat(see(A.in(GuestState.PAUSED))).containsExactly("GUEST_STATE guest a: is paused");
    assertThat(see(A.in(GuestState.PAUSED))).isEmpty();
    assertThat(see(A.in(GuestState.MIGRATING)))
        .containsExactly("GUEST_STATE guest a: is migrating");
    assertThat(see(A.in(GuestState.OTHER))).containsExactly("GUEST_STATE guest a: no longer runs");
    assertThat(see(A)).containsExactly("GUEST_STATE guest a: runs again");
  }

  @Test
  void manageabilityComesAndGoes() {
    Told locked = A.with(new GuestTraits(true, false, true, false, 2));
    assertThat(see(locked))
        .containsExactly("MANAGEABILITY guest a: cannot be managed: its memory is locked");
    assertThat(see(locked)).isEmpty();
    assertThat(see(A)).containsExactly("MANAGEABILITY guest a: can be managed again");
    assertThat(see(A.in(GuestState.PAUSED))).hasSize(1);
    assertThat(see(locked))
        .containsExactly(
            "GUEST_STATE guest a: runs again",
            "MANAGEABILITY guest a: cannot be managed: its memory is locked");
  }

  @Test
  void anAbsenceIsToldWithItsLengthAndItsSentencesAreNoProblems() {
    cycles.away("Connection refused.");
    assertThat(see(A))
        .containsExactly("HYPERVISOR_AWAY the hypervisor is away: Connection refused.");
    cycles.away("Connection refused (trying again in 3 s)", "Connection refused.");
    assertThat(see(A)).isEmpty();
    cycles.away("Connection refused (trying again in 8 s)");
    assertThat(see(A)).isEmpty();
    cycles.back();
    assertThat(see(A)).containsExactly("HYPERVISOR_BACK the hypervisor is back after 20 s");
    cycles.later(100);
    assertThat(see(A)).isEmpty();
  }

  @Test
  void aProblemBeginsAndEndsOnce() {
    cycles.problem("PSI fails.").policyProblem("p.policy:3: No.");
    assertThat(see(A)).containsExactly("PROBLEM PSI fails.", "PROBLEM p.policy:3: No.");
    cycles.policyProblem("p.policy:3: No.");
    assertThat(see(A)).as("read less often than decided").isEmpty();
    cycles.problem("PSI fails.").policyProblem("p.policy:3: No.");
    assertThat(see(A)).isEmpty();
    for (int cycle = 0; cycle < 3; cycle++) {
      cycles.policyProblem("p.policy:3: No.");
      assertThat(see(A)).isEmpty();
    }
    cycles.policyProblem("p.policy:3: No.");
    assertThat(see(A)).containsExactly("PROBLEM_OVER over: PSI fails.");
    cycles.later(15);
    assertThat(see(A)).containsExactly("PROBLEM_OVER no more problems");
    assertThat(see(A)).isEmpty();
  }

  @Test
  void problemsAtOnceAreBoundedInWordsAndMemory() {
    for (int cycle = 0; cycle < 50; cycle++) {
      for (int i = 0; i < 100; i++) {
        cycles.policyProblem("problem " + cycle + " " + i);
      }
      cycles.later(-5);
      int told = see(A).size();
      assertThat(told).isEqualTo(cycle < 2 ? 100 : cycle == 2 ? 1 : 0);
    }
    cycles.later(30);
    assertThat(see(A)).containsExactly("PROBLEM_OVER no more problems");
  }

  @Test
  void aSizeIsToldWhenItIsAnotherOne() {
    cycles.sized("a", 1000, 960, ALLOW, DONE);
    assertThat(see(A)).containsExactly("SIZE guest a: 1000 MiB -> 960 MiB, done: allow");
    cycles.sized("a", 1000, 960, ALLOW, DONE);
    assertThat(see(A)).as("asked again").isEmpty();
    cycles.sized("a", 960, 900, ALLOW, DONE);
    assertThat(see(A.sized(960))).as("not an eighth").isEmpty();
    cycles.sized("a", 900, 840, new Verdict.Clamp(List.of(new Reason(Rail.FLOOR, "why"))), DONE);
    assertThat(see(A.sized(900)))
        .containsExactly(
            "SIZE guest a: 900 MiB -> 840 MiB, done: clamp floor: why, 3 orders after 960 MiB");
    cycles.sized("a", 840, 1000, ALLOW, DONE);
    assertThat(see(A.sized(840))).containsExactly("SIZE guest a: 840 MiB -> 1000 MiB, done: allow");
  }

  @Test
  void aRehearsalIsToldLikeADeed() {
    cycles.sized("a", 1000, 900, ALLOW, DRY);
    assertThat(see(A))
        .containsExactly("SIZE guest a: would go 1000 MiB -> 900 MiB, dry run: allow");
    cycles.sized("a", 1000, 890, ALLOW, DRY);
    assertThat(see(A)).isEmpty();
    cycles.sized("a", 1000, 700, ALLOW, DRY);
    assertThat(see(A)).hasSize(1);
    cycles.sized("a", 1000, 700, ALLOW, DONE);
    assertThat(see(A)).as("done is not rehearsed").hasSize(1);
  }

  @Test
  void ordersThatNobodyWishedHaveTheirOwnKind() {
    cycles.sized("a", 1000, 2000, new Verdict.Relieve(List.of()), DONE);
    assertThat(see(A)).singleElement().asString().startsWith("RELIEF guest a: 1000 MiB -> 2000");
    cycles.sized("a", 1000, 1000, new Verdict.Retreat(List.of()), DONE);
    assertThat(see(A)).singleElement().asString().startsWith("RETREAT guest a: 1000 MiB -> 1000");
  }

  @Test
  void aRefusalIsToldFromFirstToLast() {
    cycles.sized("a", 1000, 900, ALLOW, NO);
    assertThat(see(A)).containsExactly("REFUSED guest a: 1000 MiB -> 900 MiB, refused: No.: allow");
    cycles.sized("a", 1000, 850, ALLOW, NO);
    assertThat(see(A)).isEmpty();
    assertThat(see(A)).as("nothing was asked").isEmpty();
    cycles.sized("a", 1000, 900, ALLOW, NO);
    assertThat(see(A)).isEmpty();
    cycles.sized("a", 1000, 900, ALLOW, DONE);
    assertThat(see(A))
        .containsExactly(
            "NO_LONGER_REFUSED guest a: its size is no longer refused",
            "SIZE guest a: 1000 MiB -> 900 MiB, done: allow");
  }

  @Test
  void manyRefusalsForOneReasonAreOneEvent() {
    Told[] many = told(1000);
    see(many);
    for (int i = 0; i < 1000; i++) {
      cycles.sized("g" + i, 1000, 900, ALLOW, NO);
    }
    assertThat(see(many)).containsExactly("REFUSED 1000 changes were refused: No.");
    for (int i = 0; i < 1000; i++) {
      cycles.sized("g" + i, 1000, 900, ALLOW, DONE);
    }
    assertThat(see(many))
        .hasSize(1001)
        .startsWith("NO_LONGER_REFUSED 1000 changes are no longer refused");
  }

  private static Told[] told(int guests) {
    return IntStream.range(0, guests)
        .mapToObj(i -> guest("g" + i, 1000, 2000, 500))
        .toArray(Told[]::new);
  }

  @Test
  void aGuestThatWentBeforeItWasDoneIsNoRefusal() {
    cycles.sized("a", 1000, 900, ALLOW, new Outcome.Gone());
    assertThat(see(A)).isEmpty();
    assertThat(see()).containsExactly("GUEST_WENT guest a: went; it had 1000 MiB");
  }

  @Test
  void whatAGuestWasToldBeforeItWentIsForgotten() {
    cycles.sized("a", 1000, 900, ALLOW, DONE);
    see(A);
    see();
    cycles.sized("a", 1000, 900, ALLOW, DONE);
    assertThat(see(A)).hasSize(2).last().asString().startsWith("SIZE");
  }

  @Test
  void otherKnobsAreToldToo() {
    Action period = new Action.SetStatisticsPeriod(Guests.run("a"), "a", 0, 5);
    cycles.did(period, DONE);
    assertThat(see(A)).containsExactly("SETTING guest a: balloon statistics every 5 s, done");
    cycles.did(period, DONE);
    assertThat(see(A)).isEmpty();
    cycles.did(new Action.SetKsm(KsmKnob.RUN, 0, 1), DRY);
    assertThat(see(A)).containsExactly("SETTING KSM: would set run 0 -> 1, dry run");
    cycles.did(new Action.SetKsm(KsmKnob.RUN, 1, 0), NO);
    assertThat(see(A)).containsExactly("REFUSED KSM: run 1 -> 0, refused: No.");
  }

  @Test
  void whoResizesOurGuestIsNoticed() {
    CycleRecord before = cycles.see(A.sized(900));
    events.of(cycles.remembering(before.snapshot().guests().getFirst(), 900).see(A.sized(900)));
    assertThat(see(A.sized(1500)))
        .containsExactly(
            "CHANGED_BY_OTHERS guest a: somebody else changed its size from 900 MiB to 1500 MiB");
  }

  @Test
  void namesStayAsTheyAreUntilTheyAreShown() {
    assertThat(see(A, guest("\u001b[2J\n", 512, 1024, 100)))
        .singleElement()
        .asString()
        .startsWith("GUEST_CAME guest \u001b[2J\n: came");
  }

  @Test
  void timesAreReadable() {
    assertThat(Events.text(Duration.ofMillis(1400))).isEqualTo("1 s");
    assertThat(Events.text(Duration.ofSeconds(119))).isEqualTo("119 s");
    assertThat(Events.text(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Events.text(Duration.ofMinutes(302))).isEqualTo("5 h 2 min");
  }
}
