package io.ballast.app.show;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.explain.Comparison;
import io.ballast.core.explain.Decision;
import io.ballast.core.explain.Explanation;
import io.ballast.core.explain.Figure;
import io.ballast.core.explain.Input;
import io.ballast.core.explain.Limited;
import io.ballast.core.explain.Named;
import io.ballast.core.explain.Sizing;
import io.ballast.core.explain.Way;
import io.ballast.core.explain.Wished;
import io.ballast.core.explain.WishedLimit;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.guard.Reason;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** An explanation for a terminal: numbers first. Whatever guests are called, it is safe. */
public final class ExplanationText {
  private final Page page;
  private final DateTimeFormatter time;

  private ExplanationText(int width, ZoneId zone) {
    this.page = new Page(width);
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /**
   * The explanation in lines that end with newlines.
   *
   * @param width of the terminal in chars; no line is longer, if it is at least 40
   * @param zone in which times are told
   */
  public static String of(Explanation explanation, int width, ZoneId zone) {
    ExplanationText it = new ExplanationText(width, zone);
    switch (explanation) {
      case Explanation.Unknown unknown -> it.unknown(unknown);
      case Explanation.OfGuest guest -> it.guest(guest);
    }
    return it.page.text();
  }

  private void unknown(Explanation.Unknown unknown) {
    page.line(
        0,
        "There is no guest `%s` in cycle %d at %s, which knew %d."
            .formatted(unknown.guest(), unknown.cycle(), time(unknown.at()), unknown.guests()));
  }

  private String time(Instant at) {
    return time.format(at);
  }

  private void guest(Explanation.OfGuest it) {
    page.line(
        0,
        "%s (class %s), cycle %d at %s"
            .formatted(it.name(), it.serviceClass(), it.cycle(), time(it.at())));
    part("Numbers");
    it.figures().forEach(this::figure);
    part("Can it be managed?");
    page.line(2, it.obstacle().isEmpty() ? "Yes." : "No: " + it.obstacle() + ".");
    part("What the policy did");
    way(it.way(), it.notReady());
    part("What the guard said");
    it.judged().ifPresentOrElse(this::judged, () -> page.line(2, "Nothing: nobody asked."));
    if (!it.limits().isEmpty()) {
      part("What limits its CPU and disks");
      it.limits().forEach(this::limited);
    }
    part("What was done");
    done(it.deeds());
    part("What would have to change");
    List<String> remedies = it.remedies().isEmpty() ? List.of("Nothing.") : it.remedies();
    page.lines(2, remedies);
    part("What it has its size from");
    it.sizedBy().ifPresentOrElse(this::sizing, () -> page.line(2, "No cycle on record."));
  }

  private void part(String title) {
    page.blank();
    page.line(0, title);
  }

  private void figure(Figure figure) {
    page.line(
        2,
        "%s: %s%s%s"
            .formatted(
                figure.quantity().text(),
                figure.measure().text().equals("nil") ? "not known" : figure.measure().text(),
                age(figure.ageSeconds()),
                figure.note().isEmpty() ? "" : ", " + figure.note()));
  }

  private static String age(OptionalDouble seconds) {
    return seconds.isPresent() ? " (%d s old)".formatted(Math.round(seconds.getAsDouble())) : "";
  }

  private void way(Way way, String notReady) {
    if (!way.agrees()) {
      page.line(2, "The policy was changed since: it would not wish the same again.");
    }
    page.lines(2, way.problems());
    if (!notReady.isEmpty()) {
      page.line(2, "It does not see this guest: %s.".formatted(notReady));
    }
    way.decisions().forEach(this::decision);
    inputs(way.inputs());
    way.wish()
        .ifPresentOrElse(
            this::wished,
            () ->
                page.line(2, way.limits().isEmpty() ? "It wished nothing." : "It wished no size."));
    way.wish().map(Wished::inputs).ifPresent(this::inputs);
    if (way.cut()) {
      page.line(2, "Some of it is left out: it is too long.");
    }
  }

  private void decision(Decision decision) {
    page.line(
        2, "%s: %s? %s".formatted(decision.place(), decision.condition(), yes(decision.held())));
    List<Comparison> parts = decision.comparisons();
    for (Comparison part : parts) {
      boolean whole = parts.size() == 1 && part.expression().equals(decision.condition());
      String itself = whole ? "" : part.expression() + "? " + yes(part.held()) + ": ";
      page.line(6, itself + sides(part));
    }
  }

  /** What a number of the policy is, everybody sees. */
  private static String sides(Comparison comparison) {
    return comparison.sides().stream()
        .filter(side -> !side.isLiteral())
        .map(ExplanationText::is)
        .collect(Collectors.joining(", "));
  }

  private static String yes(boolean held) {
    return held ? "yes" : "no";
  }

  private static String is(Named named) {
    return "%s is %s".formatted(named.expression(), named.measure().text());
  }

  private void wished(Wished wished) {
    page.line(
        2,
        "%s: it wished %s = %s"
            .formatted(wished.place(), wished.size().text(), wished.expression()));
    if (!wished.reason().isEmpty()) {
      page.line(6, "because: " + wished.reason());
    }
  }

  private void inputs(List<Input> inputs) {
    for (Input input : inputs) {
      page.line(6, is(input.named()) + age(input.ageSeconds()) + definition(input));
    }
  }

  private static String definition(Input input) {
    if (input.place().isEmpty()) {
      return "";
    }
    return input.definition().equals(input.named().measure().text())
        ? " (%s)".formatted(input.place())
        : " = %s (%s)".formatted(input.definition(), input.place());
  }

  private void judged(Judged judged) {
    Verdict verdict = judged.verdict();
    String wish =
        judged.wishedKib().isPresent() ? ", wished " + text(judged.wishedKib().getAsLong()) : "";
    String change = text(judged.fromKib()) + " -> " + text(judged.targetKib());
    page.line(2, "%s: %s%s".formatted(verdict.text(), change, wish));
    page.lines(4, verdict.reasons().stream().map(Reason::toString).toList());
  }

  private void limited(Limited limited) {
    String now = limited.now().isEmpty() ? "not known" : limited.now();
    page.line(2, "%s: %s".formatted(limited.what(), now));
    for (WishedLimit each : limited.wishes()) {
      Wished wished = each.wished();
      page.line(
          6,
          "%s: it wished %s %s = %s"
              .formatted(
                  wished.place(), each.control(), wished.size().text(), wished.expression()));
      if (!wished.reason().isEmpty()) {
        page.line(6, "because: " + wished.reason());
      }
      inputs(wished.inputs());
    }
    limited.judged().ifPresent(this::judged);
  }

  private void judged(LimitJudged judged) {
    String to =
        switch (judged) {
          case LimitJudged.Cpu cpu -> cpu.to().text();
          case LimitJudged.Disk disk -> disk.to().text();
        };
    page.line(6, "%s: %s".formatted(judged.verdict().text(), to));
    page.lines(8, judged.verdict().reasons().stream().map(Reason::toString).toList());
  }

  private void done(List<Deed> deeds) {
    if (deeds.isEmpty()) {
      page.line(2, "Nothing.");
    }
    for (Deed deed : deeds) {
      String action =
          switch (deed.action()) {
            case Action.SetBalloon(_, _, long from, long to) ->
                "Its balloon from %s to %s".formatted(text(from), text(to));
            case Action.SetStatisticsPeriod(_, _, int from, int to) ->
                "Reports of its driver from every %d s to every %d s".formatted(from, to);
            case Action.SetCpuLimits set ->
                "Each of its vCPUs from %s to %s".formatted(set.from().text(), set.to().text());
            case Action.SetDiskLimits set ->
                "Its disk %s from %s to %s"
                    .formatted(set.disk(), set.from().text(), set.to().text());
            case Action.SetKsm(var knob, long from, long to) ->
                "%s from %d to %d".formatted(knob.control(), from, to);
          };
      page.line(2, "%s: %s".formatted(action, deed.outcome().text()));
    }
  }

  private void sizing(Sizing sizing) {
    page.line(2, "Cycle %d at %s".formatted(sizing.cycle(), time(sizing.at())));
    judged(sizing.judged());
    sizing.wish().ifPresent(this::wished);
    sizing.outcome().map(Outcome::text).ifPresent(text -> page.line(2, "Outcome: " + text));
  }
}
