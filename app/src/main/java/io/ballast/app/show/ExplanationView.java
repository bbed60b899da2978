package io.ballast.app.show;

import io.ballast.core.explain.Comparison;
import io.ballast.core.explain.Decision;
import io.ballast.core.explain.Explanation;
import io.ballast.core.explain.Figure;
import io.ballast.core.explain.Input;
import io.ballast.core.explain.Measure;
import io.ballast.core.explain.Named;
import io.ballast.core.explain.Quantity;
import io.ballast.core.explain.Sizing;
import io.ballast.core.explain.Way;
import io.ballast.core.explain.Wished;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Reason;
import io.ballast.core.model.Outcome;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An explanation as programs read it. Amounts are in the unit beside them, those of the guard in
 * KiB, ages in seconds.
 *
 * @param known whether there was such a guest
 * @param explanation null if not
 */
record ExplanationView(
    String guest, boolean known, long cycle, String time, @Nullable OfGuest explanation) {

  private static final int LONGEST = 300;

  /**
   * What is told of a guest that is known.
   *
   * @param policy what it did
   * @param guard null if nobody asked it
   * @param limits what limits its CPU and disks, as far as that is known or was wished
   * @param sizedBy null if no record tells
   */
  record OfGuest(
      String name,
      String serviceClass,
      Map<String, FigureView> numbers,
      boolean manageable,
      String obstacle,
      String notReady,
      WayView policy,
      @Nullable VerdictView guard,
      List<LimitView> limits,
      List<ActionRow> actions,
      List<String> remedies,
      @Nullable SizingView sizedBy) {}

  /**
   * @param value null if not known
   */
  record FigureView(
      @Nullable Object value, String unit, @Nullable BigDecimal ageSeconds, String note) {}

  record WayView(
      List<DecisionView> decisions,
      List<InputView> inputs,
      @Nullable WishView wish,
      List<String> problems,
      boolean agrees,
      boolean cut) {}

  record DecisionView(
      String condition,
      String place,
      boolean held,
      List<ComparisonView> comparisons,
      String otherwise) {}

  record ComparisonView(String expression, String place, boolean held, List<NamedView> sides) {}

  record NamedView(String expression, @Nullable Object value, String unit) {}

  record WishView(
      String expression,
      String place,
      String because,
      @Nullable Object value,
      String unit,
      List<InputView> inputs) {}

  record InputView(
      String expression,
      @Nullable Object value,
      String unit,
      @Nullable BigDecimal ageSeconds,
      String definition,
      String place) {}

  /** Amounts are in KiB. */
  record VerdictView(
      String verdict, @Nullable Long wish, long from, long target, List<ReasonView> reasons) {}

  record ReasonView(String rail, String why) {}

  record SizingView(
      long cycle,
      String time,
      VerdictView guard,
      @Nullable WishView wish,
      @Nullable String outcome) {}

  static ExplanationView of(Explanation explanation) {
    OfGuest guest =
        switch (explanation) {
          case Explanation.Unknown _ -> null;
          case Explanation.OfGuest known -> guest(known);
        };
    return new ExplanationView(
        explanation.guest().uuid(),
        guest != null,
        explanation.cycle(),
        explanation.at().toString(),
        guest);
  }

  private static OfGuest guest(Explanation.OfGuest it) {
    return new OfGuest(
        it.name(),
        it.serviceClass(),
        numbers(it.figures()),
        it.obstacle().isEmpty(),
        it.obstacle(),
        it.notReady(),
        way(it.way()),
        it.judged().map(ExplanationView::verdict).orElse(null),
        it.limits().stream().map(LimitView::of).toList(),
        it.deeds().stream().flatMap(ActionRow::of).toList(),
        it.remedies(),
        it.sizedBy().map(ExplanationView::sizing).orElse(null));
  }

  private static Map<String, FigureView> numbers(List<Figure> figures) {
    Map<String, FigureView> numbers = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Measure measure = figure.measure();
      numbers.put(
          key(figure.quantity()),
          new FigureView(
              value(measure), measure.unit().symbol(), age(figure.ageSeconds()), figure.note()));
    }
    return numbers;
  }

  private static String key(Quantity quantity) {
    return switch (quantity) {
      case SIZE -> "size";
      case MAXIMUM -> "maximum";
      case ASKED -> "asked";
      case USED -> "used";
      case NEED -> "need";
      case RESERVE -> "reserve";
      case FLOOR -> "floor";
      case GUARANTEE -> "guarantee";
      case LIMIT -> "limit";
      case SHARES -> "shares";
      case DISTRESS -> "distress";
      case STATISTICS_AGE -> "statisticsAge";
      case HOST_TOTAL -> "hostTotal";
      case HOST_FREE -> "hostFree";
      case HOST_RESERVE -> "hostReserve";
    };
  }

  private static @Nullable BigDecimal age(OptionalDouble seconds) {
    return seconds.isPresent()
        ? BigDecimal.valueOf(seconds.getAsDouble()).setScale(1, RoundingMode.HALF_EVEN)
        : null;
  }

  private static @Nullable Object value(Measure measure) {
    return switch (measure.value()) {
      case Value.Nil _ -> null;
      case Value.Bool(boolean truth) -> truth;
      case Value.Int(var whole) when whole.bitLength() < Long.SIZE -> whole;
      case Value.Real(double real) when Double.isFinite(real) -> real;
      case Value.Int _, Value.Real _, Value.Text _ -> Show.value(measure.value(), LONGEST);
      case Value.Items _, Value.Ref _, Value.Function _ -> Show.value(measure.value(), LONGEST);
    };
  }

  private static WayView way(Way way) {
    return new WayView(
        way.decisions().stream().map(ExplanationView::decision).toList(),
        way.inputs().stream().map(ExplanationView::input).toList(),
        way.wish().map(ExplanationView::wish).orElse(null),
        way.problems(),
        way.agrees(),
        way.cut());
  }

  private static DecisionView decision(Decision it) {
    return new DecisionView(
        it.condition(),
        it.place(),
        it.held(),
        it.comparisons().stream().map(ExplanationView::comparison).toList(),
        it.otherwise());
  }

  private static ComparisonView comparison(Comparison it) {
    return new ComparisonView(
        it.expression(),
        it.place(),
        it.held(),
        it.sides().stream().map(ExplanationView::named).toList());
  }

  private static NamedView named(Named it) {
    return new NamedView(it.expression(), value(it.measure()), it.measure().unit().symbol());
  }

  static WishView wish(Wished it) {
    return new WishView(
        it.expression(),
        it.place(),
        it.reason(),
        value(it.size()),
        it.size().unit().symbol(),
        it.inputs().stream().map(ExplanationView::input).toList());
  }

  private static InputView input(Input it) {
    Named named = it.named();
    return new InputView(
        named.expression(),
        value(named.measure()),
        named.measure().unit().symbol(),
        age(it.ageSeconds()),
        it.definition(),
        it.place());
  }

  private static VerdictView verdict(Judged it) {
    return new VerdictView(
        it.verdict().text(),
        it.wishedKib().isPresent() ? it.wishedKib().getAsLong() : null,
        it.fromKib(),
        it.targetKib(),
        it.verdict().reasons().stream().map(ExplanationView::reason).toList());
  }

  static ReasonView reason(Reason it) {
    return new ReasonView(it.rail().text(), it.why());
  }

  private static SizingView sizing(Sizing it) {
    return new SizingView(
        it.cycle(),
        it.at().toString(),
        verdict(it.judged()),
        it.wish().map(ExplanationView::wish).orElse(null),
        it.outcome().map(Outcome::text).orElse(null));
  }
}
