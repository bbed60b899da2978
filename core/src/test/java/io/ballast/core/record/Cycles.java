package io.ballast.core.record;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.Allowance;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Judgement;
import io.ballast.core.guard.Progress;
import io.ballast.core.guard.Track;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.Contact;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Cycles for tests, five seconds apart unless told otherwise; each begins with nothing done. */
final class Cycles {
  final Guests world = new Guests();
  private final Map<GuestId, Judged> judged = new HashMap<>();
  private final Map<GuestId, Track> tracks = new HashMap<>();
  private final List<Deed> deeds = new ArrayList<>();
  private final List<ControlWish> wishes = new ArrayList<>();
  private final List<String> readingProblems = new ArrayList<>();
  private final List<String> policyProblems = new ArrayList<>();
  private Contact contact = Contact.none();
  private boolean away;
  private long startTicks;
  private long number;

  Cycles later(long seconds) {
    world.later(seconds);
    return this;
  }

  /** The next cycles cannot ask the hypervisor. */
  Cycles away(String... whys) {
    contact =
        new Contact(contact.readAt(), away ? contact.awaySince() : world.now(), List.of(whys));
    away = true;
    readingProblems.addAll(List.of(whys));
    return this;
  }

  Cycles back() {
    away = false;
    return this;
  }

  Cycles startedAt(long ticks) {
    startTicks = ticks;
    return this;
  }

  Cycles problem(String sentence) {
    readingProblems.add(sentence);
    return this;
  }

  Cycles policyProblem(String sentence) {
    policyProblems.add(sentence);
    return this;
  }

  /** The policy wished it. */
  Cycles wished(ControlWish wish) {
    wishes.add(wish);
    return this;
  }

  /** A size was ordered. */
  Cycles sized(String guest, long fromMib, long toMib, Verdict verdict, Outcome outcome) {
    long from = Memory.mib(fromMib);
    long to = Memory.mib(toMib);
    GuestId id = Guests.id(guest);
    judged.put(id, new Judged(id, guest, OptionalLong.of(to), from, to, verdict));
    deeds.add(new Deed(new Action.SetBalloon(Guests.run(guest), guest, from, to), outcome));
    return this;
  }

  /** A size was wished, and this is the guard's answer, with nothing done. */
  Cycles judged(String guest, long fromMib, long wishedMib, Verdict verdict) {
    GuestId id = Guests.id(guest);
    long from = Memory.mib(fromMib);
    OptionalLong wished = OptionalLong.of(Memory.mib(wishedMib));
    judged.put(id, new Judged(id, guest, wished, from, from, verdict));
    return this;
  }

  Cycles did(Action action, Outcome outcome) {
    deeds.add(new Deed(action, outcome));
    return this;
  }

  /** The guard remembers that this was asked for, and reached; 0 is nothing. */
  Cycles remembering(GuestSnapshot guest, long askedMib) {
    Progress progress = new Progress(Memory.mib(askedMib), true, guest.currentKib(), 0, 0, null);
    tracks.put(
        guest.id(),
        new Track(progress, guest.at(), new Allowance(0, guest.at()), null, null, null));
    return this;
  }

  /** The cycle, over these guests. */
  CycleRecord see(Told... guests) {
    Snapshot seen = world.later(5).see(5000, guests);
    if (!away) {
      contact = Contact.answered(seen.at());
    }
    List<GuestSnapshot> all = seen.guests().stream().map(this::ofRun).toList();
    Snapshot snapshot =
        new Snapshot(seen.at(), seen.host(), all, List.copyOf(readingProblems), contact, List.of());
    Judgement judgement =
        new Judgement(
            judged, List.of(), deeds.stream().map(Deed::action).toList(), new GuardState(tracks));
    Evaluated evaluated = new Evaluated(wishes, Variables.none(), policyProblems, 0);
    CycleRecord cycle =
        new CycleRecord(
            ++number, snapshot, Variables.none(), evaluated, judgement, deeds, 1_000_000);
    judged.clear();
    wishes.clear();
    tracks.clear();
    deeds.clear();
    readingProblems.clear();
    policyProblems.clear();
    return cycle;
  }

  private GuestSnapshot ofRun(GuestSnapshot guest) {
    return new GuestSnapshot(
        guest.reading(),
        new GuestRun(guest.id(), startTicks),
        guest.entitlement(),
        guest.estimate(),
        guest.history(),
        guest.notReady(),
        guest.at());
  }
}
