package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that was evaluated, with what was evaluated for it.
 *
 * @param value what came of it; null if it failed, or if what it led to did
 * @param meaning what the name that it is, or that it calls, meant there
 * @param children in the order of evaluation: arguments, bodies of functions, branches taken
 * @param cut whether some children are left out, because the trace would be too large
 */
public record TraceNode(
    Expr expression,
    @Nullable Value value,
    Meaning meaning,
    List<TraceNode> children,
    boolean cut) {

  /** What a name means at one place and time. */
  public sealed interface Meaning {

    /** A field or method of an entity. */
    record Member(Entity entity, String name) implements Meaning {}

    /** The body of a function that the policy defines; its last child is the body's evaluation. */
    record Function(List<String> parameters) implements Meaning {}

    /** A variable, a built-in, or no name at all. */
    record Other() implements Meaning {}

    Meaning OTHER = new Other();
  }

  public TraceNode {
    children = List.copyOf(children);
  }
}
