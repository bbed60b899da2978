package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Span;
import org.jspecify.annotations.Nullable;

/** A list that is a call. What it calls is {@link #apply}, unless a variable hides that. */
abstract class Call extends Code {

  /**
   * What all calls have.
   *
   * @param call as written
   * @param slot that of the head, or -1 if no variable can hide it
   * @param arguments all of them, as if each were an expression
   */
  record Site(Expr.Listing call, String name, int slot, Code[] arguments) {

    Span headPlace() {
      return call.items().getFirst().span();
    }

    Failure notCallable(Value bound) {
      return Heads.notCallable(headPlace(), name, bound);
    }
  }

  final Site site;
  private final Span place;
  private final int slot;

  Call(Site site) {
    this.site = site;
    this.place = site.call().span();
    this.slot = site.slot();
  }

  /** Does what is called, and gives the kind of the result. */
  abstract int apply(Machine m, int depth);

  @Override
  int run(Machine m, int depth) {
    begin(m, depth);
    try {
      int kind =
          slot >= 0 && m.bindings.cell(slot).isBound()
              ? applyBound(m, depth, m.bindings.cell(slot))
              : apply(m, depth);
      return kind;
    } catch (Failure failure) {
      throw placed(failure);
    }
  }

  /** Counts a step, and asks whether one more list around what is evaluated is allowed. */
  final void begin(Machine m, int depth) {
    m.meter().step();
    m.meter().nest(depth, place);
  }

  /** The failure with a place: this call if nothing further in gave it one. */
  final Failure placed(Failure failure) {
    return failure.at(place);
  }

  /** Calls what the variable of the head's name holds. */
  int applyBound(Machine m, int depth, Cell bound) {
    return callValue(m, depth, bound.value());
  }

  /** Calls what the head's variable or field holds. */
  final int callValue(Machine m, int depth, Value bound) {
    if (!(bound instanceof Value.Function(Callable callable))) {
      throw site.notCallable(bound);
    }
    return switch (callable) {
      case Callable.Method method ->
          m.set(Methods.call(method, Code.values(site.arguments(), m, depth + 1), place, m));
      case Callable.Builtin(String own) -> callBuiltin(m, depth, Builtins.value(own), own);
    };
  }

  private int callBuiltin(Machine m, int depth, @Nullable Builtin builtin, String own) {
    if (builtin == null) {
      throw Failure.of("There is no built-in " + own + ".");
    }
    int count = site.arguments().length;
    if (!builtin.accepts(count)) {
      throw Failure.of(builtin.refusal(count));
    }
    return call(m, depth, builtin.code());
  }

  /** Calls a built-in with objects for values. */
  final int call(Machine m, int depth, Builtin.Code code) {
    return m.set(
        switch (code) {
          case Builtin.Eager eager -> eager.apply(Code.values(site.arguments(), m, depth + 1), m);
          case Builtin.Lazy lazy -> m.at(depth + 1, () -> lazy.apply(site.call(), m));
          case Builtin.Special _ ->
              throw new IllegalStateException("The form " + site.name() + " is not compiled.");
        });
  }
}
