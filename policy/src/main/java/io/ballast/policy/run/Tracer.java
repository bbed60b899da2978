package io.ballast.policy.run;

import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes what an evaluation does while one entity is the item of a loop, and outside of all loops
 * over guests. It only looks on: an evaluation is the same with and without it.
 */
final class Tracer implements Onlooker {
  /** Of the iterations, and again of all else. */
  private static final int MOST_NODES = 20_000;

  /** Expressions within expressions, functions' bodies included. */
  private static final int DEEPEST = 200;

  /** An expression under evaluation. The entity's iterations hang on one without an expression. */
  private static final class Open {
    final @Nullable Open above;
    final @Nullable Expr expression;
    final Meaning meaning;
    final boolean noted;
    final int depth;
    final List<TraceNode> children = new ArrayList<>();
    boolean cut;

    /** Loops over others that an iteration over the entity is inside of. */
    int loopsOverOthers;

    Open(@Nullable Open above, @Nullable Expr expression, Meaning meaning, boolean noted) {
      this.above = above;
      this.expression = expression;
      this.meaning = meaning;
      this.noted = noted;
      this.depth = above == null || expression == null ? 0 : above.depth + 1;
    }
  }

  private final String entity;
  private final List<TraceNode> iterations = new ArrayList<>();
  private final List<TraceNode> definitions = new ArrayList<>();
  private @Nullable Open top;
  private int inIterations;
  private int inDefinitions;
  private int loopsOverIt;
  private int loopsOverOthers;
  private boolean cut;

  Tracer(String entity) {
    this.entity = entity;
  }

  /** What was noted; a failure may have left expressions open. */
  Traced traced(Evaluation evaluation) {
    for (Open open = top; open != null; open = top) {
      close(open, null);
    }
    return new Traced(evaluation, iterations, definitions, cut);
  }

  @Override
  public void begin(Expr expression, Evaluator evaluator) {
    if (loopsOverOthers > 0) {
      return;
    }
    Open above = top;
    boolean noted =
        (above == null || (above.noted && above.depth < DEEPEST)) && nodes() < MOST_NODES;
    if (noted) {
      count();
    } else {
      cut = true;
      if (above != null) {
        above.cut = true;
      }
    }
    top =
        new Open(
            above, expression, noted ? Meanings.of(expression, evaluator) : Meaning.OTHER, noted);
  }

  @Override
  public void end(Value value) {
    Open open = top;
    if (loopsOverOthers == 0 && open != null) {
      close(open, value);
    }
  }

  private int nodes() {
    return loopsOverIt > 0 ? inIterations : inDefinitions;
  }

  private void count() {
    if (loopsOverIt > 0) {
      inIterations++;
    } else {
      inDefinitions++;
    }
  }

  @Override
  public void enter(@Nullable Entity item) {
    if (item == null) {
      return;
    }
    if (item.id().equals(entity)) {
      top = new Open(top, null, Meaning.OTHER, true);
      top.loopsOverOthers = loopsOverOthers;
      loopsOverOthers = 0;
      loopsOverIt++;
    } else if (loopsOverIt == 0) {
      loopsOverOthers++;
    }
  }

  @Override
  public void leave(@Nullable Entity item) {
    if (item == null) {
      return;
    }
    if (item.id().equals(entity)) {
      leaveIteration();
      loopsOverIt--;
    } else if (loopsOverIt == 0) {
      loopsOverOthers--;
    }
  }

  /** An error may have left expressions open. */
  private void leaveIteration() {
    Open open = top;
    while (open != null && open.expression != null) {
      close(open, null);
      open = top;
    }
    if (open != null) {
      loopsOverOthers = open.loopsOverOthers;
      top = open.above;
    }
  }

  private void close(Open open, @Nullable Value value) {
    Open above = open.above;
    top = above;
    if (open.expression == null || !open.noted) {
      return;
    }
    TraceNode node = new TraceNode(open.expression, value, open.meaning, open.children, open.cut);
    if (above == null) {
      definitions.add(node);
    } else if (above.expression == null) {
      iterations.add(node);
    } else {
      above.children.add(node);
    }
  }
}
