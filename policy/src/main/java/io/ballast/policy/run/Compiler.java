package io.ballast.policy.run;

import io.ballast.policy.run.Call.Site;
import io.ballast.policy.run.Comparison.Order;
import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes code of expressions. It accepts all: what is malformed becomes code that fails as the
 * {@link Evaluator} does when it comes to it.
 */
final class Compiler {
  private static final String NO_VALUE = " is not a value.";

  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Expr, Code> codes = new IdentityHashMap<>();

  /** The slots of all names that were met. */
  Map<String, Integer> names() {
    return names;
  }

  Map<Expr, Code> codes() {
    return codes;
  }

  int slot(String name) {
    return names.computeIfAbsent(name, fresh -> names.size());
  }

  /** One expression is one code, whatever it turns out to be part of: a head may be a condition. */
  Code code(Expr expression) {
    Code known = codes.get(expression);
    if (known != null) {
      return known;
    }
    Code code = compile(expression);
    codes.put(expression, code);
    return code;
  }

  private Code compile(Expr expression) {
    return switch (expression) {
      case Expr.Int number -> new Leaves.Constant(Values.of(number.value()));
      case Expr.Real real -> new Leaves.Constant(Value.of(real.value()));
      case Expr.Quantity quantity -> new Leaves.Constant(Quantities.value(quantity));
      case Expr.Text text -> new Leaves.Constant(Value.of(text.value()));
      case Expr.Symbol symbol -> named(symbol);
      case Expr.Listing list -> listing(list);
      case Expr.BadOctal octal ->
          new Leaves.Wrong(octal.span(), octal.text() + " is not an octal number.");
      case Expr.Operator operator -> new Leaves.Wrong(operator.span(), operator.name() + NO_VALUE);
    };
  }

  private Named named(Expr.Symbol symbol) {
    return switch (symbol) {
      case Expr.Name name -> new Named.Variable(name, slot(name.name()));
      case Expr.Dotted dotted -> new Member(dotted, slot(dotted.owner()));
    };
  }

  private Code[] codes(List<Expr> expressions) {
    return expressions.stream().map(this::code).toArray(Code[]::new);
  }

  private Code listing(Expr.Listing list) {
    if (list.items().isEmpty()) {
      return new Leaves.Wrong(list.span(), "An empty list has no value.");
    }
    return list.isBlock() ? new Leaves.Block(codes(list.items())) : call(list);
  }

  private Code call(Expr.Listing call) {
    Expr head = call.items().getFirst();
    Code[] items = codes(call.items());
    Code[] arguments = Arrays.copyOfRange(items, 1, items.length);
    return switch (head) {
      case Expr.Name(String name, _) ->
          call(new Site(call, name, name.equals("nil") ? -1 : slot(name), arguments));
      case Expr.Operator(String name, _) -> call(new Site(call, name, -1, arguments));
      case Expr.Dotted dotted -> {
        Site site = new Site(call, dotted.name(), -1, arguments);
        Member member = new Member(dotted, slot(dotted.owner()));
        yield new CallMember(site, dotted, member, slot(dotted.owner()), slot(dotted.name()));
      }
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _, Expr.BadOctal _, Expr.Listing _ ->
          wrong(new Site(call, "", -1, arguments), () -> Heads.name(head));
    };
  }

  private Code call(Site site) {
    if (site.name().equals("nil")) {
      return new CallBuiltin.Wrong(site, site.notCallable(Value.NIL));
    }
    Builtin builtin = Builtins.head(site.name());
    int count = site.arguments().length;
    if (builtin == null) {
      return site.name().equals("abs") && count == 1
          ? new NumberCode.Abs(site)
          : new CallFunction(site);
    }
    if (builtin.ours()) {
      return new CallOurs(site, builtin);
    }
    if (!builtin.accepts(count)) {
      return new CallBuiltin.Wrong(site, Failure.of(builtin.refusal(count)));
    }
    try {
      return builtin(site, builtin);
    } catch (Failure malformed) {
      return new CallBuiltin.Wrong(site, malformed);
    }
  }

  private static Code wrong(Site site, Runnable check) {
    try {
      check.run();
    } catch (Failure failure) {
      return new CallBuiltin.Wrong(site, failure);
    }
    throw new IllegalArgumentException("Nothing is wrong with " + site.call());
  }

  /**
   * @throws Failure if it is malformed before anything in it is evaluated
   */
  private Code builtin(Site site, Builtin builtin) {
    return switch (site.name()) {
      case "+" -> new Operation(site, Operation.Kind.ADD);
      case "-" -> new Operation(site, Operation.Kind.SUBTRACT);
      case "*" -> new Operation(site, Operation.Kind.MULTIPLY);
      case "/" -> new Operation(site, Operation.Kind.DIVIDE);
      case "<" -> new Operation(site, Operation.Kind.LESS);
      case "<=" -> new Operation(site, Operation.Kind.LESS_OR_EQUAL);
      case ">" -> new Operation(site, Operation.Kind.GREATER);
      case ">=" -> new Operation(site, Operation.Kind.GREATER_OR_EQUAL);
      case "==" -> new Operation(site, Operation.Kind.EQUAL);
      case "!=" -> new Operation(site, Operation.Kind.UNEQUAL);
      case "min" -> extreme(site, builtin, Order.LESS);
      case "max" -> extreme(site, builtin, Order.GREATER);
      case "and" -> new CallBuiltin.Deciding(site, false);
      case "or" -> new CallBuiltin.Deciding(site, true);
      case "not" -> new CallBuiltin.Not(site);
      case "valid" -> new CallBuiltin.Valid(site);
      case "null" -> new CallBuiltin.Empty(site);
      case "if" -> new CallBuiltin.Choose(site);
      case "defvar" -> new CompiledForms.Defvar(site, slot(symbol(site, 1).name()));
      case "set", "setq" ->
          new CompiledForms.Assign(site, symbol(site, 1), slot(symbol(site, 1).name()));
      case "let" -> let(site);
      case "def", "defun" -> new CompiledForms.Define(site, function(site));
      case "with" ->
          new CompiledForms.With(site, named(symbol(site, 1)), slot(symbol(site, 2).name()));
      default -> new CallBuiltin.Any(site, builtin.code());
    };
  }

  private static Code extreme(Site site, Builtin builtin, Order beats) {
    return site.arguments().length == 2
        ? new NumberCode.Extreme(site, beats)
        : new CallBuiltin.Any(site, builtin.code());
  }

  private static Expr.Symbol symbol(Site site, int item) {
    return Forms.symbol(site.call().items().get(item));
  }

  private Code let(Site site) {
    List<Integer> slots = new ArrayList<>();
    List<Code> values = new ArrayList<>();
    Failure malformed = null;
    try {
      for (Expr binding : Forms.bindings(site.call())) {
        List<Expr> pair = Forms.pair(binding);
        slots.add(slot(Forms.symbol(pair.get(0)).name()));
        values.add(code(pair.get(1)));
      }
    } catch (Failure failure) {
      malformed = failure;
    }
    int[] all = slots.stream().mapToInt(Integer::intValue).toArray();
    return new CompiledForms.Let(site, all, values.toArray(Code[]::new), malformed);
  }

  private CompiledFunction function(Site site) {
    String name = symbol(site, 1).name();
    int[] parameters = Forms.parameters(site.call()).stream().mapToInt(this::slot).toArray();
    return new CompiledFunction(name, slot(name), parameters, site.arguments()[2], site.call());
  }
}
