package io.ballast.app.show;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.inspect.Places;
import io.ballast.tools.inspect.TraceTree;
import io.ballast.tools.inspect.WishDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What two policies do differently at one moment.
 *
 * @param problems what goes wrong in only one of them
 */
public record DiffReport(List<Row> wishes, List<OneSided> problems) {
  private static final int CELL = 40;

  /** One policy's evaluation. */
  public record Side(Evaluation evaluation, Source source) {}

  /**
   * A control that is wished differently.
   *
   * @param a null if the first policy does not wish it
   */
  public record Row(String entity, String control, @Nullable Wished a, @Nullable Wished b) {}

  /**
   * @param value null for nil
   * @param text the value for people
   * @param place {@code file:line:column}
   */
  public record Wished(@Nullable Object value, String text, String place) {}

  /**
   * An error in one of the policies.
   *
   * @param policy {@code A} or {@code B}
   */
  public record OneSided(String policy, String entity, String message, String place) {}

  /** Holds one against the other. */
  public static DiffReport of(Side a, Side b) {
    Places placesA = new Places(a.source());
    Places placesB = new Places(b.source());
    List<Row> rows =
        WishDifference.between(a.evaluation(), b.evaluation()).stream()
            .map(
                each ->
                    new Row(
                        name(each.entity()),
                        each.control(),
                        wished(each.one(), placesA),
                        wished(each.other(), placesB)))
            .toList();
    List<OneSided> problems = new ArrayList<>(onlyIn("A", a, b, placesA));
    problems.addAll(onlyIn("B", b, a, placesB));
    return new DiffReport(rows, problems);
  }

  private static @Nullable Wished wished(@Nullable Wish wish, Places places) {
    return wish == null
        ? null
        : new Wished(
            TraceTree.plain(wish.value()),
            Show.value(wish.value(), CELL),
            places.full(wish.place()));
  }

  private static List<OneSided> onlyIn(String policy, Side side, Side other, Places places) {
    List<Problem> others = problems(other.evaluation()).toList();
    return problems(side.evaluation())
        .filter(problem -> others.stream().noneMatch(one -> same(one, problem)))
        .map(
            problem ->
                new OneSided(
                    policy,
                    problem.entity() == null ? "" : name(problem.entity()),
                    problem.message(),
                    places.full(problem.place())))
        .toList();
  }

  private static Stream<Problem> problems(Evaluation evaluation) {
    return Stream.concat(evaluation.problems().stream(), Stream.ofNullable(evaluation.failure()));
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Problem one, Problem other) {
    return one.entity() == other.entity() && one.message().equals(other.message());
  }

  private static String name(Entity entity) {
    return entity.property("name") instanceof Value.Text(String name) ? name : entity.id();
  }

  /** Whether they do the same. */
  public boolean same() {
    return wishes.isEmpty() && problems.isEmpty();
  }

  /** Lines, each ended, safe to print; none if they do the same. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Row row : wishes) {
      String head =
          Printable.shortened(row.entity(), CELL) + " " + Printable.shortened(row.control(), CELL);
      text.append(head).append('\n');
      text.append("  A: ").append(line(row.a())).append('\n');
      text.append("  B: ").append(line(row.b())).append('\n');
    }
    for (OneSided problem : problems) {
      String whose = problem.entity().isEmpty() ? "" : "guest " + problem.entity() + ": ";
      String line =
          "only %s: %s: %s%s"
              .formatted(problem.policy(), problem.place(), whose, problem.message());
      text.append(Printable.of(line)).append('\n');
    }
    return text.toString();
  }

  private static String line(@Nullable Wished wished) {
    return wished == null
        ? "nothing"
        : Printable.of(wished.text().replace('\n', ' ') + " at " + wished.place());
  }
}
