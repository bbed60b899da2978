package io.ballast.core.explain;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.DiskWish;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.evaluate.Places;
import io.ballast.core.evaluate.Retraced;
import io.ballast.core.model.Controls;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.TuneFields;
import io.ballast.core.record.CycleRecord;
import io.ballast.policy.run.Delivery;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.run.Traced;
import io.ballast.policy.run.Wish;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the policy did for a guest in a recorded cycle: evaluates it again and looks on. */
final class Ways {
  private static final int LONGEST_NAME = 60;

  private Ways() {}

  /** Of a cycle that asked no policy there is nothing to tell. */
  static Way of(CycleRecord cycle, GuestId guest) {
    return cycle
        .policy()
        .map(policy -> of(cycle, policy, guest))
        .orElse(new Way(List.of(), List.of(), Optional.empty(), List.of(), true, false));
  }

  private static Way of(CycleRecord cycle, Evaluate evaluate, GuestId guest) {
    Retraced again = evaluate.trace(cycle.snapshot(), cycle.before(), guest);
    boolean agrees = wishes(again.evaluated(), guest).equals(wishes(cycle.evaluated(), guest));
    if (again.traced().isEmpty()) {
      List<String> problems = again.evaluated().problems();
      return new Way(List.of(), List.of(), Optional.empty(), problems, agrees, false);
    }
    return new Reading(cycle, guest, again, again.traced().get()).way(agrees);
  }

  private static List<ControlWish> wishes(Evaluated all, GuestId guest) {
    return all.wishes().stream()
        .filter(
            wish ->
                switch (wish) {
                  case BalloonWish balloon -> balloon.guest().equals(guest);
                  case CpuWish cpu -> cpu.guest().equals(guest);
                  case DiskWish disk -> disk.guest().equals(guest);
                  case KsmWish _ -> false;
                })
        .toList();
  }

  /** A trace being read. */
  private static final class Reading {
    private final GuestId guest;
    private final Retraced again;
    private final Traced traced;
    private final Places places;
    private final Bindings bindings;
    private final Units units;
    private final Inputs inputs;

    Reading(CycleRecord cycle, GuestId guest, Retraced again, Traced traced) {
      this.guest = guest;
      this.again = again;
      this.traced = traced;
      this.places = again.places();
      this.bindings = new Bindings(traced);
      this.units = new Units(bindings);
      this.inputs = new Inputs(bindings, units, new Ages(cycle.snapshot()), places);
    }

    Way way(boolean agrees) {
      Optional<Wish> wish = wish();
      Optional<Wished> wished = wish.map(this::wished);
      List<WishedLimit> limits = limits();
      Conditions conditions = new Conditions(bindings, units, places);
      Decisions decisions = new Decisions(new Wishing(again.program()), conditions, places);
      List<Decisions.Decided> decided = decisions.in(bindings.iterations());
      List<Decision> told =
          decided.stream()
              .map(each -> decisions.told(each, wished.isPresent() || !limits.isEmpty()))
              .toList();
      decided.forEach(each -> inputs.collect(each.condition()));
      List<Input> others = inputs.take();
      boolean cut = traced.cut() || bindings.cut() || inputs.cut();
      return new Way(told, others, wished, limits, problems(wish), agrees, cut);
    }

    private Optional<Wish> wish() {
      return traced.evaluation().wishes().stream()
          .filter(wish -> isOf(wish.entity()))
          .filter(wish -> wish.control().equals(Controls.BALLOON_TARGET.name()))
          .findFirst();
    }

    private List<WishedLimit> limits() {
      List<WishedLimit> limits = new ArrayList<>();
      for (Wish wish : traced.evaluation().wishes()) {
        if (isOf(wish.entity()) && Controls.CPU.containsKey(wish.control())) {
          Wished wished = wished(wish, Unit.MICROSECONDS);
          limits.add(new WishedLimit("", wish.control(), wished));
        }
        Optional<IoLimit> limit = IoLimit.setBy(wish.control());
        if (isOf(wish.entity().owner()) && limit.isPresent()) {
          String disk = Show.value(wish.entity().newest(TuneFields.NAME.name()), LONGEST_NAME);
          limits.add(new WishedLimit(disk, wish.control(), wished(wish, limit.get().unit())));
        }
      }
      return limits;
    }

    private Wished wished(Wish wish) {
      return wished(wish, Unit.KIB);
    }

    private Wished wished(Wish wish, Unit unit) {
      Measure size = new Measure(wish.value(), unit);
      String place = places.of(wish.place());
      List<Spot> calls =
          bindings.iterations().stream().flatMap(Spot::all).filter(s -> isCall(s, wish)).toList();
      Spot argument = calls.isEmpty() ? null : calls.getLast().last();
      if (argument == null) {
        return new Wished(text(wish), place, wish.reason(), size, List.of());
      }
      inputs.collect(argument);
      return new Wished(
          Forms.text(argument.expression()), place, wish.reason(), size, inputs.take());
    }

    private boolean isCall(Spot spot, Wish wish) {
      return spot.expression() instanceof Expr.Listing
          && spot.expression().span().equals(wish.place())
          && spot.node().meaning() instanceof Meaning.Member member
          && isSame(member.entity(), wish.entity());
    }

    private static boolean isSame(Entity one, Entity other) {
      return one.id().equals(other.id());
    }

    /** Where the trace was cut before the wish, the policy's text has to do. */
    private String text(Wish wish) {
      String all = again.program().source().text();
      return all.substring(wish.place().start(), Math.min(wish.place().end(), all.length()))
          .replaceAll("\\s+", " ");
    }

    private List<String> problems(Optional<Wish> wish) {
      Evaluation evaluation = traced.evaluation();
      List<String> problems = new ArrayList<>();
      Problem failure = evaluation.failure();
      if (failure != null) {
        problems.add(
            "The policy failed and controls nothing in this cycle: " + places.sentence(failure));
      }
      evaluation.problems().stream()
          .filter(problem -> isOf(problem.entity()))
          .map(problem -> "The policy failed for this guest: " + places.sentence(problem))
          .forEach(problems::add);
      wish.flatMap(this::leftOut).ifPresent(problems::add);
      return problems;
    }

    private boolean isOf(@Nullable Entity entity) {
      return entity != null && entity.id().equals(guest.uuid());
    }

    /** Why a wish did not get to the guard. */
    private Optional<String> leftOut(Wish wish) {
      if (again.evaluated().balloons().stream().anyMatch(one -> one.guest().equals(guest))) {
        return Optional.empty();
      }
      String why =
          switch (Delivery.ofNumber(wish.value())) {
            case Delivery.Number _ -> "No controller takes it.";
            case Delivery.Dropped(String reason) -> reason;
          };
      String place = places.of(wish.place());
      return Optional.of("%s: `%s` is left out. %s".formatted(place, wish.control(), why));
    }
  }
}
