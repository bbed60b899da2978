package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One evaluation of a compiled program. A {@link Code} leaves its value in the register. */
final class Machine extends Register implements Context {
  final Bindings bindings;
  final LoopRunner loops;
  final Total total;

  /** For generated code, which leaves to others what takes objects. */
  final Total plain = new Total(null);

  private final Compiled compiled;
  private final Meter meter;
  private final Effects effects;
  private final Arithmetic arithmetic;
  private final Comparison comparison;
  private final DebugLog debug;
  private final Patterns patterns;
  private final @Nullable CompiledFunction[] functions;

  /** Lists around what a built-in evaluates itself. */
  private int depth;

  private Generating.@Nullable Watch watch;

  Machine(Compiled compiled, Meter meter, DebugLog debug, Isolation isolation) {
    this.compiled = compiled;
    this.meter = meter;
    this.debug = debug;
    this.patterns = new Patterns(meter);
    this.effects = new Effects(meter);
    this.arithmetic = new Arithmetic(meter);
    this.comparison = new Comparison(meter);
    this.bindings = new Bindings(compiled.names().size(), effects);
    this.functions = new @Nullable CompiledFunction[compiled.names().size()];
    this.total = new Total(arithmetic);
    this.loops = new LoopRunner(this, isolation);
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
    loops.run(loop, slot(loop.name()));
  }

  @Override
  public void bind(String name, Value value) {
    bindings.bind(slot(name), set(value), this);
  }

  /** Every name in the program has one. */
  private int slot(String name) {
    Integer slot = compiled.names().get(name);
    if (slot == null) {
      throw new IllegalArgumentException("The name " + name + " is not of this program.");
    }
    return slot;
  }

  @Override
  public Value debug(Value[] arguments) {
    debug.log(arguments);
    return arguments[arguments.length - 1];
  }

  /** Lets a built-in evaluate expressions that are inside of so many lists. */
  Value at(int nesting, Supplier<Value> builtin) {
    int outer = depth;
    depth = nesting;
    try {
      return builtin.get();
    } finally {
      depth = outer;
    }
  }

  @Override
  public Value evaluate(Expr expression) {
    return compiled.code(expression).value(this, depth);
  }

  /** Notes what is so at a part, if somebody wants to know. */
  void watch(Part part, List<Value> items) {
    if (watch != null) {
      watch.look(part, this, compiled.names().size(), items);
    }
  }

  Evaluation run(World world) {
    Generating generating = compiled.generating();
    if (generating == null) {
      return evaluate(world);
    }
    watch = generating.begin();
    Evaluation evaluation = evaluate(world);
    generating.end(watch, meter.steps(), compiled);
    return evaluation;
  }

  private Evaluation evaluate(World world) {
    world.globals().forEach(this::bindGlobal);
    for (Compiled.Known known : compiled.known()) {
      bindings.bind(known.slot(), set(known.value()), this);
    }
    List<Expr> expressions = compiled.program().expressions();
    List<Value> results = new ArrayList<>(expressions.size());
    while (results.size() < expressions.size()) {
      int next = results.size();
      Declarations declarations = compiled.declarations(next);
      if (declarations != null && declarations.declare(this, results)) {
        continue;
      }
      try {
        results.add(top(next));
      } catch (Failure failure) {
        Problem problem = failure.problem(expressions.get(next).span(), loops.guest());
        return evaluation(results, List.of(), Map.of(), problem);
      }
    }
    return evaluation(results, effects.wishes(), effects.variables(), null);
  }

  private Value top(int index) {
    Part part = compiled.part(index);
    Value quick = part == null ? null : part.value(this);
    return quick == null ? compiled.top(index).value(this, 0) : quick;
  }

  private Evaluation evaluation(
      List<Value> results,
      List<Wish> wishes,
      Map<Entity, Map<String, Value>> variables,
      @Nullable Problem failure) {
    return new Evaluation(
        results, wishes, variables, effects.held(), loops.problems(), failure, meter.steps());
  }

  /** A name that the program does not mention cannot be seen. */
  private void bindGlobal(String name, Value value) {
    Integer slot = compiled.names().get(name);
    if (slot != null) {
      bindings.bind(slot, set(value), this);
    }
  }

  @Nullable CompiledFunction function(int slot) {
    return functions[slot];
  }

  /** As {@link Effects#put} does with the functions of an {@link Evaluator}. */
  void define(CompiledFunction function) {
    CompiledFunction old = functions[function.slot];
    functions[function.slot] = function;
    if (old == null) {
      effects.countEntry();
    }
    if (effects.isUndoable()) {
      effects.onUndo(() -> functions[function.slot] = old);
    }
  }
}
