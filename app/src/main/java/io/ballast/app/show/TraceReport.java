package io.ballast.app.show;

import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.TraceNode;
import io.ballast.policy.run.Traced;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.inspect.Places;
import io.ballast.tools.inspect.TraceLines;
import io.ballast.tools.inspect.TraceTree;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was evaluated for one guest.
 *
 * @param guest its name
 */
public record TraceReport(Traced traced, Source source, String guest) {
  private static final int NAME = 60;

  /**
   * As programs read it.
   *
   * @param outside what was evaluated outside of loops over guests
   * @param loops what was in those over the guest, one for each
   * @param cut whether something is left out, because it would be too large
   */
  public record Tree(String guest, List<TraceTree> outside, List<TraceTree> loops, boolean cut) {}

  public Tree tree() {
    Places places = new Places(source);
    Evaluation evaluation = traced.evaluation();
    List<Problem> problems =
        Stream.concat(evaluation.problems().stream(), Stream.ofNullable(evaluation.failure()))
            .toList();
    return new Tree(
        guest,
        TraceTree.of(traced.definitions(), places, problems),
        TraceTree.of(traced.iterations(), places, problems),
        traced.cut());
  }

  /** Lines, each ended. Whatever the guest is called, they are safe to print. */
  public String text() {
    Places places = new Places(source);
    StringBuilder text = new StringBuilder();
    add(text, "outside of loops over guests", traced.definitions(), places);
    String name = Printable.shortened(guest, NAME);
    if (traced.iterations().isEmpty()) {
      text.append("no loop over ").append(name).append('\n');
    } else {
      add(text, "in loops over " + name, traced.iterations(), places);
    }
    return text.toString();
  }

  private void add(StringBuilder text, String title, List<TraceNode> nodes, Places places) {
    text.append(title).append(":\n");
    TraceLines.of(nodes, places, traced.evaluation(), Integer.MAX_VALUE / 2)
        .forEach(line -> text.append("  ").append(line).append('\n'));
  }
}
