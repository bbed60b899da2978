package io.ballast.core.guard;

import static java.util.Objects.requireNonNull;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.DiskWish;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.model.Action;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one gate between wishes and deeds: a pure function of snapshot, wishes and its own state. */
public record Guard(Tuning tuning) {
  private static final EnumMap<Rail, BiFunction<Proposal, Cycle, Proposal>> PER_GUEST =
      new EnumMap<>(
          Map.ofEntries(
              rail(Rail.EXCLUSION, SafetyRails::exclusion),
              rail(Rail.STALENESS, SafetyRails::staleness),
              rail(Rail.LIMIT, SafetyRails::limit),
              rail(Rail.RELIEF, SafetyRails::relief),
              rail(Rail.OTHER_MANAGER, SafetyRails::otherManager),
              rail(Rail.NO_PROGRESS, SafetyRails::noProgress),
              rail(Rail.FLOOR, SafetyRails::floor),
              rail(Rail.COOL_DOWN, SmoothingRails::coolDown),
              rail(Rail.STEP, SmoothingRails::step),
              rail(Rail.RATE, SmoothingRails::rate),
              rail(Rail.MINIMUM_CHANGE, SmoothingRails::minimumChange)));

  private static Map.Entry<Rail, BiFunction<Proposal, Cycle, Proposal>> rail(
      Rail rail, BiFunction<Proposal, Cycle, Proposal> asked) {
    return Map.entry(rail, asked);
  }

  /**
   * Judges a cycle's wishes together. Of several wishes for one guest or one knob the last counts.
   * Guests come first: what they are given, nothing is unmerged into.
   */
  public Judgement judge(GuardState before, Snapshot snapshot, List<? extends ControlWish> wishes) {
    GuardState state = before.seeing(snapshot, tuning);
    Cycle cycle = new Cycle(snapshot, tuning, state.ksm());
    Map<GuestId, Long> wished = new HashMap<>();
    Map<KsmKnob, Long> ksmWished = new EnumMap<>(KsmKnob.class);
    LimitRails limitRails = new LimitRails(cycle);
    for (ControlWish wish : wishes) {
      switch (wish) {
        case BalloonWish balloon -> wished.put(balloon.guest(), balloon.targetKib());
        case KsmWish ksm -> ksmWished.put(ksm.knob(), ksm.value());
        case CpuWish cpu -> limitRails.add(cpu);
        case DiskWish disk -> limitRails.add(disk);
      }
    }
    List<Proposal> all =
        snapshot.guests().stream()
            .map(guest -> propose(guest, state.tracks().get(guest.id()), wished.get(guest.id())))
            .map(proposal -> alongTheRails(proposal, cycle))
            .toList();
    List<Proposal> granted = tuning.holds(Rail.HEADROOM) ? Headroom.grant(all, cycle) : all;
    Map<GuestId, Judged> judged = new HashMap<>();
    granted.stream()
        .filter(proposal -> wished.containsKey(proposal.guest().id()) || isOrder(proposal))
        .forEach(
            proposal ->
                judged.put(
                    proposal.guest().id(),
                    answer(proposal, wished.containsKey(proposal.guest().id()))));
    List<KsmJudged> ksm = KsmRails.judge(ksmWished, cycle, Headroom.promisedKib(granted, cycle));
    List<Action> actions = actions(judged, snapshot.byId());
    actions.addAll(KsmJudged.actions(ksm));
    List<LimitJudged> limits = limitRails.judge();
    limits.stream().filter(LimitJudged::changes).map(LimitJudged::action).forEach(actions::add);
    listen(snapshot, state).forEach(actions::add);
    return new Judgement(judged, ksm, limits, actions, state);
  }

  /** Without a wish the actual size is proposed, for orders that nobody wished. */
  private static Proposal propose(GuestSnapshot guest, @Nullable Track track, @Nullable Long wish) {
    if (track == null) {
      throw new IllegalStateException("Guest " + guest.id() + " is not tracked.");
    }
    return Proposal.wish(guest, track, wish == null ? guest.currentKib() : wish);
  }

  private Proposal alongTheRails(Proposal proposal, Cycle cycle) {
    Proposal left = proposal;
    for (Map.Entry<Rail, BiFunction<Proposal, Cycle, Proposal>> rail : PER_GUEST.entrySet()) {
      if (left.isOpen() && tuning.holds(rail.getKey())) {
        left = rail.getValue().apply(left, cycle);
      }
    }
    return left;
  }

  private static boolean isOrder(Proposal proposal) {
    return proposal.origin() != Proposal.Origin.WISH;
  }

  private static Judged answer(Proposal proposal, boolean wished) {
    return new Judged(
        proposal.guest().id(),
        proposal.guest().name(),
        wished ? OptionalLong.of(proposal.wishedKib()) : OptionalLong.empty(),
        proposal.guest().currentKib(),
        proposal.targetKib(),
        proposal.verdict());
  }

  /** Relief first, then what frees memory, then growth. */
  private static List<Action> actions(
      Map<GuestId, Judged> judged, Map<GuestId, GuestSnapshot> guests) {
    List<Action> actions = new ArrayList<>();
    judged.values().stream()
        .filter(answer -> answer.verdict().acts())
        .sorted(
            Comparator.comparingInt(Guard::urgency).thenComparing(answer -> answer.guest().uuid()))
        .map(
            answer ->
                new Action.SetBalloon(
                    requireNonNull(guests.get(answer.guest())).run(),
                    answer.guestName(),
                    answer.fromKib(),
                    answer.targetKib()))
        .forEach(actions::add);
    return actions;
  }

  private static int urgency(Judged answer) {
    return switch (answer.verdict()) {
      case Verdict.Relieve _ -> 0;
      case Verdict.Retreat _ -> 1;
      case Verdict.Allow _, Verdict.Clamp _, Verdict.Defer _, Verdict.Veto _, Verdict.Curb _ ->
          answer.grows() ? 3 : 2;
    };
  }

  private Stream<Action> listen(Snapshot snapshot, GuardState state) {
    int seconds = (int) tuning.statisticsPeriod().toSeconds();
    return snapshot.guests().stream()
        .filter(guest -> seconds > 0 && isSilent(guest) && mayAskAgain(guest, state, snapshot.at()))
        .map(guest -> new Action.SetStatisticsPeriod(guest.run(), guest.name(), 0, seconds));
  }

  private static boolean isSilent(GuestSnapshot guest) {
    return guest.reading().traits().statisticsPeriodSeconds() == 0
        && Manageability.obstacle(guest).isEmpty();
  }

  private boolean mayAskAgain(GuestSnapshot guest, GuardState state, Moment now) {
    Track track = state.tracks().get(guest.id());
    Moment asked = track == null ? null : track.listenedAt();
    return asked == null || now.since(asked).compareTo(tuning.backOff()) > 0;
  }
}
