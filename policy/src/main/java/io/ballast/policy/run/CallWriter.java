package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes code for calls. What is called is found as {@link Call} finds it; functions of the policy
 * are written out where they are called.
 */
final class CallWriter {
  /** Calls of functions within each other: more are a recursion. */
  private static final int MOST_CALLS = 30;

  private final Draft draft;
  private final ExprWriter expressions;
  private final MemberWriter members;
  private final NumberWriter numbers;
  private final LogicWriter logic;
  private int calls;

  CallWriter(Draft draft, ExprWriter expressions, MemberWriter members) {
    this.draft = draft;
    this.expressions = expressions;
    this.members = members;
    this.numbers = new NumberWriter(draft);
    this.logic = new LogicWriter(draft, expressions, numbers);
  }

  /** Writes a call that is inside of so many lists. */
  Operand write(Expr.Listing call, int depth, boolean wanted) {
    if (call.items().isEmpty()) {
      return draft.leave();
    }
    return switch (call.items().getFirst()) {
      case Expr.Dotted head -> members.call(call, head, depth);
      case Expr.Operator(String name, _) -> builtin(call, name, depth, wanted);
      case Expr.Name(String name, _) -> named(call, name, depth, wanted);
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> draft.leave();
      case Expr.BadOctal _, Expr.Listing _ -> draft.leave();
    };
  }

  /** A variable of that name comes first, then a built-in of MOM's, then the policy's function. */
  private Operand named(Expr.Listing call, String name, int depth, boolean wanted) {
    int slot = expressions.slot(name);
    if (slot < 0 || draft.written.find(name) != null) {
      return draft.leave();
    }
    if (draft.seen.abs()[slot] && call.items().size() == 2) {
      draft.guards.abs(slot);
      return abs(call, depth);
    }
    if (draft.seen.kinds()[slot] != Register.ABSENT) {
      return draft.leave();
    }
    draft.guards.unbound(slot);
    Builtin builtin = Builtins.head(name);
    if (builtin != null && !builtin.ours()) {
      return builtin(call, name, depth, wanted);
    }
    CompiledFunction function = draft.seen.functions()[slot];
    return function == null ? draft.leave() : own(call, slot, function, depth, wanted);
  }

  private Operand abs(Expr.Listing call, int depth) {
    Operand value = expressions.write(call.items().get(1), depth + 1);
    return value.isNever() || value.isNumber() ? absOf(value) : draft.leave();
  }

  private Operand absOf(Operand value) {
    return value.isNever() ? value : numbers.abs(value);
  }

  private Operand own(
      Expr.Listing call, int slot, CompiledFunction function, int depth, boolean wanted) {
    List<String> parameters = Forms.parameters(function.definition);
    if (calls == MOST_CALLS || call.items().size() - 1 != parameters.size()) {
      return draft.leave();
    }
    draft.guards.inlined(slot, function);
    calls++;
    draft.written.open();
    Operand result = called(call, parameters, function, depth, wanted);
    draft.written.close();
    calls--;
    return result;
  }

  private Operand called(
      Expr.Listing call,
      List<String> parameters,
      CompiledFunction function,
      int depth,
      boolean wanted) {
    for (int i = 0; i < parameters.size(); i++) {
      Operand argument = expressions.write(call.items().get(i + 1), depth + 1);
      if (argument.isNever()) {
        return argument;
      }
      draft.written.bind(parameters.get(i), argument);
    }
    return expressions.write(function.definition.items().get(3), depth + 1, wanted);
  }

  private Operand builtin(Expr.Listing call, String name, int depth, boolean wanted) {
    Builtin builtin = Builtins.head(name);
    if (builtin == null || !builtin.accepts(call.items().size() - 1)) {
      return draft.leave();
    }
    List<Expr> arguments = call.items().subList(1, call.items().size());
    return switch (name) {
      case "if" -> logic.choose(arguments, depth + 1, wanted);
      case "let" -> let(call, depth, wanted);
      case "+",
          "-",
          "*",
          "/",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "min",
          "max",
          "and",
          "or",
          "not",
          "valid" ->
          of(name, arguments, depth);
      default -> draft.leave();
    };
  }

  /** A built-in that all arguments are evaluated for. */
  private Operand of(String name, List<Expr> arguments, int depth) {
    List<Operand> values = new ArrayList<>();
    for (Expr argument : arguments) {
      Operand value = expressions.write(argument, depth + 1);
      if (value.isNever()) {
        return value;
      }
      values.add(value);
    }
    return switch (name) {
      case "and" -> logic.deciding(values, false);
      case "or" -> logic.deciding(values, true);
      case "not" -> logic.not(values.getFirst());
      case "valid" -> logic.valid(values);
      default ->
          values.size() == 2 && values.stream().allMatch(Operand::isNumber)
              ? numbers.operation(name, values.get(0), values.get(1))
              : draft.leave();
    };
  }

  private Operand let(Expr.Listing call, int depth, boolean wanted) {
    draft.written.open();
    Operand result = bound(call, depth, wanted);
    draft.written.close();
    return result;
  }

  private Operand bound(Expr.Listing call, int depth, boolean wanted) {
    try {
      for (Expr binding : Forms.bindings(call)) {
        List<Expr> pair = Forms.pair(binding);
        String name = Forms.symbol(pair.get(0)).name();
        Operand value = expressions.write(pair.get(1), depth + 1);
        if (value.isNever()) {
          return value;
        }
        draft.written.bind(name, value);
      }
    } catch (Failure malformed) {
      return draft.leave();
    }
    List<Expr> items = call.items();
    return expressions.sequence(items.subList(2, items.size()), depth + 1, wanted);
  }
}
