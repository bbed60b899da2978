package io.ballast.policy.run;

import io.ballast.policy.run.Builtin.Eager;
import io.ballast.policy.run.Builtin.Lazy;
import io.ballast.policy.run.Builtin.Special;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation: walks the tree. */
final class Evaluator implements Context {

  private final Meter meter;
  private final Effects effects;
  private final Arithmetic arithmetic;
  private final Comparison comparison;
  private final Patterns patterns;
  private final DebugLog debug;
  private final Map<String, UserFunction> functions = new HashMap<>();
  private final Loops loops;
  private final @Nullable Onlooker onlooker;
  private Scope scope = new Scope(null);

  /**
   * @param onlooker null if nobody looks on
   */
  Evaluator(Meter meter, DebugLog debug, Isolation isolation, @Nullable Onlooker onlooker) {
    this.meter = meter;
    this.onlooker = onlooker;
    this.effects = new Effects(meter);
    this.arithmetic = new Arithmetic(meter);
    this.comparison = new Comparison(meter);
    this.patterns = new Patterns(meter);
    this.debug = debug;
    this.loops = new Loops(this, meter, effects, isolation, onlooker);
  }

  Scope scope() {
    return scope;
  }

  @Override
  public Effects effects() {
    return effects;
  }

  @Override
  public Arithmetic arithmetic() {
    return arithmetic;
  }

  @Override
  public Comparison comparison() {
    return comparison;
  }

  @Override
  public Meter meter() {
    return meter;
  }

  @Override
  public Patterns patterns() {
    return patterns;
  }

  @Override
  public void loop(Loop loop) {
    loops.run(loop);
  }

  @Override
  public void bind(String name, Value value) {
    scope.bind(name, value);
  }

  Evaluation run(Program program, World world) {
    world.globals().forEach(scope::bind);
    Builtins.values().forEach(scope::bind);
    List<Value> results = new ArrayList<>();
    for (Expr expression : program.expressions()) {
      try {
        results.add(evaluate(expression));
      } catch (Failure failure) {
        return failed(results, failure.problem(expression.span(), loops.guest()));
      }
    }
    return new Evaluation(
        results,
        effects.wishes(),
        effects.variables(),
        effects.held(),
        loops.problems(),
        null,
        meter.steps());
  }

  private Evaluation failed(List<Value> results, Problem failure) {
    return new Evaluation(
        results, List.of(), Map.of(), effects.held(), loops.problems(), failure, meter.steps());
  }

  /** In one method: a second frame for each expression would cost deep policies their stack. */
  @Override
  public Value evaluate(Expr expression) {
    meter.step();
    if (onlooker != null) {
      onlooker.begin(expression, this);
    }
    Value value =
        switch (expression) {
          case Expr.Int number -> new Value.Int(number.value());
          case Expr.Real real -> new Value.Real(real.value());
          case Expr.Quantity quantity -> Quantities.value(quantity);
          case Expr.Text text -> new Value.Text(text.value());
          case Expr.Symbol symbol -> value(symbol);
          case Expr.Listing list -> list.isBlock() ? block(list) : call(list);
          case Expr.BadOctal octal ->
              throw Failure.at(octal.span(), octal.text() + " is not an octal number.");
          case Expr.Operator operator ->
              throw Failure.at(operator.span(), operator.name() + " is not a value.");
        };
    if (onlooker != null) {
      onlooker.end(value);
    }
    return value;
  }

  private Value block(Expr.Listing block) {
    Heads.requireItems(block);
    meter.enter();
    Value last = Value.NIL;
    for (Expr expression : block.items()) {
      last = evaluate(expression);
    }
    meter.leave();
    return last;
  }

  private Value call(Expr.Listing call) {
    Heads.requireItems(call);
    try {
      meter.enter();
      Value result = callHead(call, call.items().getFirst());
      meter.leave();
      return result;
    } catch (Failure failure) {
      throw failure.at(call.span());
    }
  }

  /**
   * A visible variable comes first, then what MOM has, then the policy's own functions, then what
   * MOM does not have: so a policy that was written for MOM keeps its meaning.
   */
  private Value callHead(Expr.Listing call, Expr head) {
    String name = Heads.name(head);
    UserFunction function = functions.get(name);
    Value bound = head instanceof Expr.Symbol symbol ? find(symbol) : null;
    if (bound != null && (function == null || !Heads.isOurMethod(head, bound))) {
      return callValue(call, name, bound);
    }
    Builtin builtin = Builtins.head(name);
    if (builtin != null && (function == null || !builtin.ours())) {
      return callBuiltin(call, builtin);
    }
    if (function != null) {
      return callUser(call, function);
    }
    throw Failure.at(head.span(), "There is no function " + name + ".");
  }

  private Value callValue(Expr.Listing call, String name, Value bound) {
    if (!(bound instanceof Value.Function(Callable callable))) {
      throw Heads.notCallable(call.items().getFirst().span(), name, bound);
    }
    return switch (callable) {
      case Callable.Method method -> Methods.call(method, arguments(call), call.span(), this);
      case Callable.Builtin(String own) -> {
        Builtin builtin = Builtins.value(own);
        if (builtin == null) {
          throw Failure.of("There is no built-in " + own + ".");
        }
        yield callBuiltin(call, builtin);
      }
    };
  }

  private Value callBuiltin(Expr.Listing call, Builtin builtin) {
    int count = call.items().size() - 1;
    if (!builtin.accepts(count)) {
      throw Failure.of(builtin.refusal(count));
    }
    return switch (builtin.code()) {
      case Eager eager -> eager.apply(arguments(call), this);
      case Lazy lazy -> lazy.apply(call, this);
      case Special special -> special.apply(call, this);
    };
  }

  private Value[] arguments(Expr.Listing call) {
    Value[] values = new Value[call.items().size() - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = evaluate(call.items().get(i + 1));
    }
    return values;
  }

  /** Each argument is evaluated in the new scope, so a later one sees an earlier parameter. */
  private Value callUser(Expr.Listing call, UserFunction function) {
    int count = function.parameters().size();
    if (call.items().size() - 1 != count) {
      throw Failure.of(Arity.sentence(function.name(), count, count, call.items().size() - 1));
    }
    Scope outer = openScope();
    for (int i = 0; i < count; i++) {
      Value argument = evaluate(call.items().get(i + 1));
      scope.bind(function.parameters().get(i), argument);
    }
    Value result = evaluate(function.body());
    closeScope(outer);
    return result;
  }

  /** Gives the scope to close it to. */
  Scope openScope() {
    Scope outer = scope;
    scope = new Scope(outer);
    return outer;
  }

  void closeScope(Scope outer) {
    scope = outer;
  }

  void define(UserFunction function) {
    effects.put(functions, function.name(), function);
  }

  @Override
  public Value debug(Value[] arguments) {
    debug.log(arguments);
    return arguments[arguments.length - 1];
  }

  Value value(Expr.Symbol symbol) {
    Value value = find(symbol);
    if (value == null) {
      throw Failure.at(symbol.span(), "There is no variable or field " + symbol.name() + ".");
    }
    return value;
  }

  private @Nullable Value find(Expr.Symbol symbol) {
    return switch (symbol) {
      case Expr.Name(String name, Span span) -> name.equals("nil") ? Value.NIL : scope.find(name);
      case Expr.Dotted dotted -> member(dotted);
    };
  }

  private @Nullable Value member(Expr.Dotted dotted) {
    Entity entity = owner(dotted);
    if (entity == null) {
      return null;
    }
    return entity.type().methods().containsKey(dotted.member())
        ? new Value.Function(new Callable.Method(entity, dotted.member()))
        : entity.newest(dotted.member());
  }

  /** The entity in the nearest scope whose entity has such a member. */
  @Nullable Entity owner(Expr.Dotted dotted) {
    for (Scope each = scope; each != null; each = each.outer()) {
      if (each.own(dotted.owner()) instanceof Value.Ref(Entity entity)
          && entity.type().has(dotted.member())) {
        return entity;
      }
    }
    return null;
  }

  /** What a list with such a head calls, if the policy defines it and nothing hides it. */
  @Nullable UserFunction function(Expr.Symbol head) {
    Value bound = find(head);
    Builtin builtin = Builtins.head(head.name());
    boolean hidden =
        (bound != null && !Heads.isOurMethod(head, bound)) || (builtin != null && !builtin.ours());
    return hidden ? null : functions.get(head.name());
  }
}
