package io.ballast.core.explain;

import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Progress;
import io.ballast.core.model.Entitlement;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The numbers of a guest and its host in a cycle. */
final class Figures {
  private static final OptionalDouble AGELESS = OptionalDouble.empty();

  private final GuestSnapshot guest;
  private final Ages ages;
  private final List<Figure> figures = new ArrayList<>();

  private Figures(GuestSnapshot guest, Ages ages) {
    this.guest = guest;
    this.ages = ages;
  }

  static List<Figure> of(GuestSnapshot guest, CycleRecord cycle) {
    Figures all = new Figures(guest, new Ages(cycle.snapshot()));
    all.size(cycle.judgement().state());
    all.estimate(guest.estimate());
    all.entitlement(guest.entitlement());
    all.starving(guest.estimate());
    all.host(cycle.snapshot().host());
    return all.figures;
  }

  private void size(GuardState state) {
    OptionalDouble read = ages.ofReading(guest);
    boolean known = guest.reading().balloon().isPresent();
    add(Quantity.SIZE, known(known, guest.currentKib()), read, "");
    add(Quantity.MAXIMUM, known(known, guest.maximumKib()), read, "");
    Progress progress = state.progress(guest.id()).orElse(null);
    if (progress != null && progress.targetKib() != 0) {
      String there = progress.reached() ? "it is there" : "it is on its way";
      add(Quantity.ASKED, Measure.kib(progress.targetKib()), AGELESS, there);
    }
  }

  private static Measure known(boolean known, long kib) {
    return Measure.kib(known ? OptionalLong.of(kib) : OptionalLong.empty());
  }

  private void estimate(@Nullable Estimate estimate) {
    OptionalDouble reported = ages.ofReport(guest);
    if (estimate == null) {
      String why = "its balloon is not known";
      add(Quantity.FLOOR, Measure.kib(guest.entitlement().limitKib()), AGELESS, why);
      return;
    }
    add(Quantity.USED, Measure.kib(estimate.usedKib()), reported, estimate.statistics().why());
    add(Quantity.NEED, Measure.kib(estimate.needKib()), reported, "");
    add(Quantity.RESERVE, Measure.kib(estimate.reserveKib()), reported, "room above its need");
    add(Quantity.FLOOR, Measure.kib(estimate.floorKib()), reported, floor(estimate));
  }

  /** Which of the numbers makes the floor. */
  private String floor(Estimate estimate) {
    Entitlement entitlement = guest.entitlement();
    if (estimate.needKib().isEmpty()) {
      return "its limit, because what it needs is not known";
    }
    long wanted = estimate.needKib().getAsLong() + estimate.reserveKib();
    if (wanted > entitlement.limitKib()) {
      return "its limit, which is less than its need and reserve";
    }
    return wanted >= entitlement.guaranteeKib() ? "its need and reserve" : "its guarantee";
  }

  private void entitlement(Entitlement entitlement) {
    add(Quantity.GUARANTEE, Measure.kib(entitlement.guaranteeKib()), AGELESS, "");
    add(Quantity.LIMIT, Measure.kib(entitlement.limitKib()), AGELESS, "");
    Measure shares = new Measure(Value.of(entitlement.shares()), Unit.COUNT);
    add(Quantity.SHARES, shares, AGELESS, "");
  }

  private void starving(@Nullable Estimate estimate) {
    String distress = estimate == null ? "" : estimate.distress();
    Measure starves = new Measure(Value.of(distress.isEmpty() ? 0 : 1), Unit.COUNT);
    add(Quantity.DISTRESS, starves, ages.ofReport(guest), distress);
    OptionalDouble age = ages.ofReport(guest);
    Value seconds = age.isPresent() ? Value.of(Math.round(age.getAsDouble())) : Value.NIL;
    String why = estimate == null ? "" : estimate.statistics().why();
    add(Quantity.STATISTICS_AGE, new Measure(seconds, Unit.SECONDS), AGELESS, why);
  }

  private void host(@Nullable HostSnapshot host) {
    if (host == null) {
      add(Quantity.HOST_FREE, new Measure(Value.NIL, Unit.KIB), AGELESS, "it was not read yet");
      return;
    }
    OptionalDouble age = ages.ofHost();
    String shortOrNot = host.isShort() ? "short: less than the reserve" : "not short";
    add(Quantity.HOST_TOTAL, Measure.kib(host.memory().totalKib()), age, "");
    add(Quantity.HOST_FREE, Measure.kib(host.memory().availableKib()), age, shortOrNot);
    add(Quantity.HOST_RESERVE, Measure.kib(host.reserveKib()), age, "growth never eats into it");
  }

  private void add(Quantity quantity, Measure measure, OptionalDouble age, String note) {
    figures.add(new Figure(quantity, measure, age, note));
  }
}
