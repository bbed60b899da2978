package io.ballast.core.guard;

import static io.ballast.core.guard.GuardScene.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.model.Amount;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What would have to change. Where a sentence has a number, the test does what it says and less.
 * The host has 10,000 MiB; its reserve is 500.
 */
class RemediesTest {
  private static final Guard GUARD = new Guard(Tuning.standard());
  private static final Told GUEST = Told.guest("g", 1000, 1000, 300);

  /** The sentences of a guest's reasons, in their order. */
  private static List<String> remedies(Judgement judgement, Snapshot seen, BalloonWish... wishes) {
    List<ControlWish> all = List.of(wishes);
    Remedies remedies = new Remedies(GUARD, judgement.state(), seen, all);
    Judged judged = Objects.requireNonNull(judgement.judged().get(GUEST.id()));
    return judged.verdict().reasons().stream()
        .map(reason -> remedies.remedy(judged, reason))
        .toList();
  }

  private static String only(List<String> sentences) {
    assertThat(sentences).hasSize(1);
    return sentences.getFirst();
  }

  /** The first number of a sentence that stands before {@code word}. */
  private static long number(String sentence, String word) {
    Matcher matcher = Pattern.compile("(\\d+) " + word).matcher(sentence);
    assertThat(matcher.find()).as(sentence).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  static Stream<Arguments> obstacles() {
    return Stream.of(
        Arguments.of(GUEST.in(GuestState.PAUSED), "The guest must be resumed."),
        Arguments.of(GUEST.in(GuestState.MIGRATING), "Its migration must end."),
        Arguments.of(GUEST.in(GuestState.OTHER), "The guest must run."),
        Arguments.of(traits(false, false, false, false), "Its definition must give it a balloon"),
        Arguments.of(traits(true, true, false, false), "Its definition must not back its memory"),
        Arguments.of(traits(true, false, true, false), "Its definition must not lock its memory"),
        Arguments.of(traits(true, false, false, true), "Its host device must be taken from it."));
  }

  private static Told traits(boolean balloon, boolean huge, boolean locked, boolean device) {
    return GUEST.with(new GuestTraits(balloon, huge, locked, device, 2));
  }

  @ParameterizedTest
  @MethodSource("obstacles")
  void anObstacleMustGo(Told guest, String remedy) {
    GuardScene scene = GuardScene.withAllRails();
    Snapshot seen = scene.guests.see(5000, guest);
    BalloonWish wish = wish(guest, 900);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish))).startsWith(remedy);
  }

  @Test
  void theHostMustHaveSoMuchMoreFreeAndNoLess() {
    Told small = GUEST.sized(400);
    Told other = Told.guest("other", 400, 1000, 300);
    BalloonWish[] wishes = {wish(small, 900), wish(other, 1000)};
    Snapshot seen = new Guests().see(700, small, other);
    Judgement judgement = GUARD.judge(GuardState.empty(), seen, List.of(wishes));
    String sentence = only(remedies(judgement, seen, wishes));
    long more = number(sentence, "MiB more free");
    assertThat(full(700 + more, wishes, small, other)).as(sentence).isTrue();
    assertThat(full(700 + more - 1, wishes, small, other)).as(sentence).isFalse();
  }

  @Test
  void whereNothingIsLeftTheReserveCounts() {
    Told small = GUEST.sized(400);
    BalloonWish wish = wish(small, 500);
    Snapshot seen = new Guests().see(450, small);
    Judgement judgement = GUARD.judge(GuardState.empty(), seen, List.of(wish));
    assertThat(only(remedies(judgement, seen, wish)))
        .startsWith("The host must have 150 MiB more free");
  }

  /** Whether the guest gets all that is wished on a host with so much free. */
  private static boolean full(long freeMib, BalloonWish[] wishes, Told... guests) {
    Snapshot seen = new Guests().see(freeMib, guests);
    Judgement judgement = GUARD.judge(GuardState.empty(), seen, List.of(wishes));
    return Objects.requireNonNull(judgement.judged().get(GUEST.id())).verdict()
        instanceof Verdict.Allow;
  }

  @Test
  void judgingOnceMoreByWhatWasRememberedGivesTheSame() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, GUEST), wish(GUEST, 900));
    Snapshot seen = scene.guests.later(5).see(5000, GUEST.sized(950));
    BalloonWish wish = wish(GUEST, 800);
    Judgement judgement = scene.cycle(seen, wish);
    assertThat(GUARD.judge(judgement.state(), seen, List.of(wish))).isEqualTo(judgement);
  }

  @Test
  void aHostThatWasNotReadMustBe() {
    GuardScene scene = GuardScene.withAllRails();
    scene.guests.see(5000, GUEST);
    Snapshot unread = scene.guests.withoutHost();
    BalloonWish wish = wish(GUEST, 900);
    assertThat(only(remedies(scene.cycle(unread, wish), unread, wish)))
        .isEqualTo("The host's memory must be read: it could not be so far.");
  }

  @Test
  void whatWasNotReadForLongMustBeReadAgain() {
    GuardScene scene = GuardScene.withAllRails();
    scene.guests.see(5000, GUEST);
    Snapshot old = scene.guests.later(75).seeNothingNew();
    BalloonWish wish = wish(GUEST, 900);
    assertThat(only(remedies(scene.cycle(old, wish), old, wish)))
        .isEqualTo(
            "The hypervisor must tell of it again: it last did 75 s ago, and 30 s are believed.");
  }

  @Test
  void statisticsMustBeYoungerAndBelievable() {
    GuardScene scene = GuardScene.withAllRails();
    BalloonWish wish = wish(GUEST, 900);
    Snapshot old = scene.guests.see(5000, GUEST.lastReported(75));
    assertThat(only(remedies(scene.cycle(old, wish), old, wish)))
        .isEqualTo("Its statistics must be younger than 30 s: they are 75 s old.");
    GuardScene another = GuardScene.withAllRails();
    Snapshot silent = another.guests.see(5000, GUEST.silent());
    assertThat(only(remedies(another.cycle(silent, wish), silent, wish)))
        .isEqualTo(
            "Its balloon driver must report what can be believed: its balloon driver reports no"
                + " statistics.");
  }

  @Test
  void aLimitMustBeRaisedOrIsTheMachines() {
    ServiceClass capped =
        new ServiceClass(
            "capped",
            new Amount.Share(0.1),
            new Amount.Share(0.6),
            1000,
            true,
            List.of(new NamePattern("g")));
    Told small = GUEST.sized(400);
    BalloonWish wish = wish(small, 900);
    GuardScene scene = GuardScene.withAllRails(capped);
    Snapshot seen = scene.guests.see(5000, small);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish)))
        .isEqualTo("The limit of class `capped` must be raised from 600 MiB to 900 MiB.");
    GuardScene all = GuardScene.withAllRails();
    Snapshot same = all.guests.see(5000, small);
    BalloonWish more = wish(small, 2000);
    assertThat(only(remedies(all.cycle(same, more), same, more)))
        .isEqualTo("Its definition must allow it more than 1000 MiB.");
  }

  @Test
  void whatTheHypervisorGuaranteesMustBeLoweredThere() {
    GuardScene scene = GuardScene.only(Rail.FLOOR);
    scene.guests.promise("g", 800);
    Snapshot seen = scene.guests.see(5000, GUEST.using(100));
    BalloonWish wish = wish(GUEST, 200);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish)))
        .isEqualTo(
            "For 200 MiB, the memory that its hypervisor guarantees it must be lowered from 800 MiB"
                + " to 200 MiB.");
  }

  @Test
  void aFloorFallsWithTheNeedAndTheGuarantee() {
    GuardScene scene = GuardScene.only(Rail.FLOOR);
    Snapshot seen = scene.guests.see(5000, GUEST.using(600));
    BalloonWish wish = wish(GUEST, 500);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish)))
        .isEqualTo("For 500 MiB, its need of 600 MiB and reserve of 48 MiB must fall by 148 MiB.");
    BalloonWish less = wish(GUEST, 200);
    GuardScene another = GuardScene.only(Rail.FLOOR);
    Snapshot idle = another.guests.see(5000, GUEST.using(100));
    assertThat(only(remedies(another.cycle(idle, less), idle, less)))
        .isEqualTo(
            "For 200 MiB, the guarantee of class `default` must be lowered from 250 MiB to 200"
                + " MiB.");
    GuardScene unknown = GuardScene.only(Rail.FLOOR);
    Snapshot silent = unknown.guests.see(5000, GUEST.silent());
    assertThat(only(remedies(unknown.cycle(silent, less), silent, less)))
        .isEqualTo("Its balloon driver must report: until then its floor is its limit.");
  }

  @Test
  void afterTheCoolDownThatIsToldItIsShrunk() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, GUEST.sized(800)), wish(GUEST, 1000));
    BalloonWish wish = wish(GUEST, 900);
    Snapshot seen = scene.guests.later(8).see(5000, GUEST);
    long wait = number(only(remedies(scene.cycle(seen, wish), seen, wish)), "s: then");
    assertThat(wait).isEqualTo(12);
    Snapshot tooEarly = scene.guests.later(wait - 1).see(5000, GUEST);
    GuardScene.assertLeftAlone(scene.cycle(tooEarly, wish), GUEST);
    GuardScene.assertAsked(scene.cycle(scene.guests.later(1).see(5000, GUEST), wish), GUEST, 900);
  }

  @Test
  void whatAStepLeavesFurtherOrdersTake() {
    GuardScene scene = GuardScene.withAllRails();
    BalloonWish wish = wish(GUEST, 650);
    Snapshot seen = scene.guests.see(5000, GUEST);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish)))
        .isEqualTo("Further orders must take the other 250 MiB, at most 100 MiB each.");
  }

  @Test
  void afterTheTimeThatIsToldTheRateAllowsIt() {
    GuardScene scene = GuardScene.only(Rail.RATE);
    scene.cycle(scene.guests.see(5000, GUEST), wish(GUEST, 510));
    Told shrunk = GUEST.sized(510);
    BalloonWish wish = wish(GUEST, 410);
    Snapshot seen = scene.guests.later(5).see(5000, shrunk);
    Judgement judgement = scene.rehearsal(seen, wish);
    Judged judged = Objects.requireNonNull(judgement.judged().get(GUEST.id()));
    Guard bare = new Guard(Tuning.standard().with(Set.of(Rail.RATE)));
    String sentence =
        new Remedies(bare, judgement.state(), seen, List.of(wish))
            .remedy(judged, judged.verdict().reasons().getFirst());
    assertThat(sentence)
        .isEqualTo("Wait 6 s: then the rate of 500 MiB a minute allows 48 MiB more.");
    Snapshot tooEarly = scene.guests.later(5).see(5000, shrunk);
    assertThat(GuardScene.verdict(scene.rehearsal(tooEarly, wish), GUEST)).startsWith("clamp");
    GuardScene.assertAsked(
        scene.rehearsal(scene.guests.later(1).see(5000, shrunk), wish), GUEST, 410);
  }

  @Test
  void aChangeMustBeLargeEnough() {
    GuardScene scene = GuardScene.withAllRails();
    BalloonWish wish = wish(GUEST, 993);
    Snapshot seen = scene.guests.see(5000, GUEST);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish)))
        .isEqualTo("The change must be at least 10 MiB: it is 7 MiB.");
    GuardScene.assertAsked(scene.cycle(seen, wish(GUEST, 990)), GUEST, 990);
  }

  @Test
  void whatIsUnderWayMustGetThereFirst() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, GUEST), wish(GUEST, 900));
    Snapshot seen = scene.guests.later(5).see(5000, GUEST.sized(980));
    BalloonWish wish = wish(GUEST, 902);
    assertThat(only(remedies(scene.cycle(seen, wish), seen, wish)))
        .startsWith("It must first get to 900 MiB, or ");
  }

  @Test
  void aStuckBalloonMustMoveAndIsAskedAgainAfterTheTimeThatIsTold() {
    GuardScene scene = GuardScene.withAllRails();
    BalloonWish wish = wish(GUEST, 900);
    scene.cycle(scene.guests.see(5000, GUEST), wish);
    for (int i = 0; i < 2; i++) {
      scene.cycle(scene.guests.later(5).see(5000, GUEST), wish);
    }
    Snapshot stuck = scene.guests.later(5).see(5000, GUEST);
    assertThat(only(remedies(scene.cycle(stuck, wish), stuck, wish)))
        .startsWith("Its balloon must move: it stands still for 3 cycles, 100 MiB from the 900 MiB")
        .endsWith("it is let be for 60 s.");
    Snapshot later = scene.guests.later(5).see(5000, GUEST);
    String sentence = only(remedies(scene.cycle(later, wish), later, wish));
    assertThat(sentence).endsWith("because it could not follow once.");
    long wait = number(sentence, "s: until then");
    Snapshot tooEarly = scene.guests.later(wait - 1).see(5000, GUEST);
    GuardScene.assertLeftAlone(scene.cycle(tooEarly, wish), GUEST);
    GuardScene.assertAsked(scene.cycle(scene.guests.later(1).see(5000, GUEST), wish), GUEST, 900);
  }

  @Test
  void whoIsRelievedIsToldWhy() {
    GuardScene scene = GuardScene.withAllRails();
    Snapshot seen = scene.guests.see(5000, Told.guest("g", 500, 1000, 500));
    assertThat(only(remedies(scene.cycle(seen), seen)))
        .isEqualTo("It is given memory until it starves no more: only 0 KiB are usable inside.");
  }
}
