package io.ballast.bench;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.Sample;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Register;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The law of the policy {@code classic} as somebody would write it in Java over the same samples:
 * the yardstick for the compiled policy.
 */
final class ClassicLaw {
  private static final double PRESSURE = 0.20;
  private static final double CRITICAL = 0.05;
  private static final double GUEST_MARGIN = 0.20;
  private static final double LARGEST_STEP = 0.05;
  private static final double SMALLEST_STEP = 0.0025;
  private static final double KSM_MORE = 300;
  private static final double KSM_LESS = -50;
  private static final double KSM_MOST = 1250;
  private static final double KSM_LEAST = 64;
  private static final double KSM_SLEEP = 10;
  private static final double KSM_SLEEP_HOST = 16_777_216;
  private static final Span NOWHERE = new Span(0, 0);

  /** A guest that policies see. */
  record Guest(Entity entity, History history) {}

  private final Entity hostEntity;
  private final History host;
  private final List<Guest> guests;
  private final Layout hostLayout;
  private final int current;
  private final int least;
  private final int most;
  private final int unused;
  private final boolean byKeptSums;
  private final Register register = new Register();

  private ClassicLaw(
      Entity hostEntity, History host, List<Guest> guests, Layout layout, boolean byKeptSums) {
    this.byKeptSums = byKeptSums;
    this.hostEntity = hostEntity;
    this.host = host;
    this.guests = guests;
    this.hostLayout = host.newest().layout();
    this.current = layout.position("balloon_cur");
    this.least = layout.position("balloon_min");
    this.most = layout.position("balloon_max");
    this.unused = layout.position("mem_unused");
  }

  /** The law for a moment, which adds up the samples of each history. */
  static ClassicLaw of(PolicyMoment moment) {
    return of(moment, false);
  }

  /** The same by somebody who knows that histories keep their sums. */
  static ClassicLaw byKeptSums(PolicyMoment moment) {
    return of(moment, true);
  }

  private static ClassicLaw of(PolicyMoment moment, boolean byKeptSums) {
    List<GuestSnapshot> seen =
        moment.snapshot().guests().stream().filter(GuestSnapshot::ready).toList();
    List<Value> items = ((Value.Items) value(moment, "Guests")).values();
    List<Guest> guests = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      guests.add(new Guest(((Value.Ref) items.get(i)).entity(), seen.get(i).history()));
    }
    Layout layout = seen.getFirst().history().newest().layout();
    Entity host = ((Value.Ref) value(moment, "Host")).entity();
    return new ClassicLaw(host, moment.host().history(), guests, layout, byKeptSums);
  }

  private static Value value(PolicyMoment moment, String name) {
    return moment.world().globals().getOrDefault(name, Value.NIL);
  }

  List<Wish> wishes() {
    List<Wish> wishes = new ArrayList<>();
    double available = host("mem_available");
    double free = average(host, hostLayout.position("mem_free")) / available;
    double margin = free <= CRITICAL ? free - CRITICAL : GUEST_MARGIN * (free / PRESSURE);
    for (Guest guest : guests) {
      balloon(guest, free, margin, wishes);
    }
    ksm(free, available, wishes);
    return wishes;
  }

  private void balloon(Guest guest, double free, double margin, List<Wish> wishes) {
    Sample newest = guest.history.newest();
    if (isNil(newest, current) || isNil(newest, unused)) {
      return;
    }
    double size = number(newest, current);
    double min = number(newest, least);
    double max = number(newest, most);
    double needed =
        Math.max(
            min, average(guest.history, current) - average(guest.history, unused) + margin * size);
    double wanted =
        free < PRESSURE
            ? Math.max(size * (1 - LARGEST_STEP), needed)
            : Math.min(Math.max(size * (1 + LARGEST_STEP), needed), max);
    boolean allowed = free < PRESSURE ? wanted <= size : size < max;
    if (size < min) {
      wishes.add(wish(guest.entity, "balloon_target", min));
    } else if (allowed && Math.abs(wanted - size) > SMALLEST_STEP * size) {
      wishes.add(wish(guest.entity, "balloon_target", wanted));
    }
  }

  private void ksm(double free, double available, List<Wish> wishes) {
    Sample newest = host.newest();
    int pages = hostLayout.position("ksm_pages_to_scan");
    int shareable = hostLayout.position("ksm_shareable");
    if (isNil(newest, hostLayout.position("ksm_run"))
        || isNil(newest, pages)
        || isNil(newest, shareable)) {
      return;
    }
    if (free < PRESSURE || number(newest, shareable) + PRESSURE * available >= available) {
      double step = free < PRESSURE ? KSM_MORE : KSM_LESS;
      double scan = Math.min(KSM_MOST, Math.max(KSM_LEAST, number(newest, pages) + step));
      double sleep = Math.max(KSM_SLEEP, KSM_SLEEP * KSM_SLEEP_HOST / available);
      wishes.add(wish(hostEntity, "ksm_run", 1));
      wishes.add(wish(hostEntity, "ksm_pages_to_scan", scan));
      wishes.add(wish(hostEntity, "ksm_sleep_millisecs", sleep));
    } else {
      wishes.add(wish(hostEntity, "ksm_run", 0));
    }
  }

  private static Wish wish(Entity entity, String control, double value) {
    return new Wish(entity, control, Value.of(value), NOWHERE, "");
  }

  private double host(String field) {
    return number(host.newest(), hostLayout.position(field));
  }

  private boolean isNil(Sample sample, int position) {
    sample.read(position, register);
    return register.isNil();
  }

  private double number(Sample sample, int position) {
    sample.read(position, register);
    return register.number();
  }

  private double average(History history, int position) {
    double kept = byKeptSums ? history.keptAverage(position) : Double.NaN;
    return Double.isNaN(kept) ? addedUp(history, position) : kept;
  }

  private double addedUp(History history, int position) {
    double sum = 0;
    int count = 0;
    List<Sample> samples = history.samples();
    for (int i = 0; i < samples.size(); i++) {
      samples.get(i).read(position, register);
      if (!register.isNil()) {
        sum += register.number();
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
