package io.ballast.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A guard at work in a test: what is seen, what is wished, what comes of it. Each rail's test plays
 * the same scene with and without the rail, so that a rail that does nothing turns it red.
 */
final class GuardScene {
  final Guests guests;
  private final Guard guard;
  private GuardState state = GuardState.empty();

  private GuardScene(Tuning tuning, ServiceClass... classes) {
    this.guests = new Guests(classes);
    this.guard = new Guard(tuning);
  }

  static GuardScene withAllRails(ServiceClass... classes) {
    return new GuardScene(Tuning.standard(), classes);
  }

  static GuardScene without(Rail rail, ServiceClass... classes) {
    EnumSet<Rail> others = EnumSet.complementOf(EnumSet.of(rail));
    return new GuardScene(Tuning.standard().with(others), classes);
  }

  /** Only this rail, and headroom to carry it out if it gives. */
  static GuardScene only(Rail rail, ServiceClass... classes) {
    return new GuardScene(Tuning.standard().with(EnumSet.of(rail)), classes);
  }

  static BalloonWish wish(Told guest, long mib) {
    return new BalloonWish(guest.id(), Memory.mib(mib), "test.policy:1");
  }

  /** A guard with these numbers and rails. */
  static GuardScene tuned(Tuning tuning, ServiceClass... classes) {
    return new GuardScene(tuning, classes);
  }

  /** One cycle in which every action is carried out. */
  Judgement cycle(Snapshot snapshot, ControlWish... wishes) {
    Judgement judgement = guard.judge(state, snapshot, List.of(wishes));
    List<Deed> deeds =
        judgement.actions().stream().map(a -> new Deed(a, new Outcome.Accepted())).toList();
    state = judgement.after(deeds, snapshot, guard.tuning());
    return judgement;
  }

  /** One cycle in which nothing is carried out, as in a dry run. */
  Judgement rehearsal(Snapshot snapshot, ControlWish... wishes) {
    Judgement judgement = guard.judge(state, snapshot, List.of(wishes));
    List<Deed> deeds =
        judgement.actions().stream().map(a -> new Deed(a, new Outcome.Rehearsed())).toList();
    state = judgement.after(deeds, snapshot, guard.tuning());
    return judgement;
  }

  /** The size that a guest is asked for, in MiB; absent if it is asked for none. */
  static OptionalLong asked(Judgement judgement, Told guest) {
    return judgement.actions().stream()
        .flatMap(
            action ->
                action instanceof Action.SetBalloon set && set.guest().id().equals(guest.id())
                    ? Stream.of(set.toKib() / Memory.KIB_PER_MIB)
                    : Stream.empty())
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** The guests that something is done to, in this order. */
  static List<GuestId> touched(Judgement judgement) {
    return judgement.actions().stream()
        .flatMap(
            action ->
                action instanceof Action.OfGuest of ? Stream.of(of.guest().id()) : Stream.empty())
        .toList();
  }

  static void assertAsked(Judgement judgement, Told guest, long mib) {
    assertThat(asked(judgement, guest)).as(verdict(judgement, guest)).hasValue(mib);
  }

  static void assertLeftAlone(Judgement judgement, Told guest) {
    assertThat(asked(judgement, guest)).as(verdict(judgement, guest)).isEmpty();
  }

  static String verdict(Judgement judgement, Told guest) {
    Judged judged = judgement.judged().get(guest.id());
    return judged == null ? "no verdict" : judged.verdict().text() + ": " + judged.verdict().why();
  }
}
