package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Span;
import org.jspecify.annotations.Nullable;

/** The {@link Forms} that bind names or loop, compiled. */
final class CompiledForms {
  private CompiledForms() {}

  /** What binds a name of a kind of its own. */
  sealed interface Declaration {

    /** The slot of the form's name, which a variable may hide. */
    int head();

    /** Whether nothing is evaluated for it that could fail. */
    boolean isPlain();

    /** What it takes then. */
    int steps();

    /** Does it, counting no steps, and gives its value. */
    Value declare(Machine m);
  }

  static final class Defvar extends Call implements Declaration {
    private final int slot;
    private final Code value;

    Defvar(Site site, int slot) {
      super(site);
      this.slot = slot;
      this.value = site.arguments()[1];
    }

    @Override
    int apply(Machine m, int depth) {
      return m.bindings.bind(slot, Code.run(value, m, depth + 1), m);
    }

    @Override
    public int head() {
      return site.slot();
    }

    @Override
    public boolean isPlain() {
      return value instanceof Leaves.Constant;
    }

    @Override
    public int steps() {
      return 2;
    }

    @Override
    public Value declare(Machine m) {
      if (!(value instanceof Leaves.Constant constant)) {
        throw new IllegalStateException("That is not declared without being evaluated.");
      }
      int kind = m.bindings.bind(slot, constant.put(m), m);
      Value same = constant.same(kind, m);
      return same == null ? Register.box(kind, m.bits, m.ref) : same;
    }
  }

  static final class Assign extends Call {
    private final Expr.Symbol symbol;
    private final int slot;
    private final Code value;

    Assign(Site site, Expr.Symbol symbol, int slot) {
      super(site);
      this.symbol = symbol;
      this.slot = slot;
      this.value = site.arguments()[1];
    }

    @Override
    int apply(Machine m, int depth) {
      int kind = Code.run(value, m, depth + 1);
      Cell cell = m.bindings.cell(slot);
      if (!cell.isBound()) {
        throw Failure.at(symbol.span(), Forms.nothingToSet(symbol));
      }
      m.bindings.set(cell, kind, m);
      return kind;
    }
  }

  static final class Let extends Call {
    private final int[] slots;
    private final Code[] values;
    private final @Nullable Failure malformed;

    /**
     * @param values of the bindings before the one that is malformed, if there is such
     */
    Let(Site site, int[] slots, Code[] values, @Nullable Failure malformed) {
      super(site);
      this.slots = slots;
      this.values = values;
      this.malformed = malformed;
    }

    @Override
    int apply(Machine m, int depth) {
      int outer = m.bindings.scope();
      int mark = m.bindings.open();
      for (int i = 0; i < values.length; i++) {
        m.bindings.bind(slots[i], Code.run(values[i], m, depth + 1), m);
      }
      if (malformed != null) {
        throw malformed;
      }
      int kind = Register.NIL;
      for (int i = 1; i < site.arguments().length; i++) {
        kind = Code.run(site.arguments()[i], m, depth + 1);
      }
      m.bindings.close(mark, outer);
      return kind;
    }
  }

  static final class Define extends Call implements Declaration {
    private final CompiledFunction function;
    private final Value name;

    Define(Site site, CompiledFunction function) {
      super(site);
      this.function = function;
      this.name = Value.of(function.name);
    }

    @Override
    int apply(Machine m, int depth) {
      return m.set(declare(m));
    }

    @Override
    public int head() {
      return site.slot();
    }

    @Override
    public boolean isPlain() {
      return true;
    }

    @Override
    public int steps() {
      return 1;
    }

    @Override
    public Value declare(Machine m) {
      m.define(function);
      return name;
    }
  }

  static final class With extends Call {
    private final Named list;
    private final int item;
    private final Code body;
    private final Span bodyPlace;
    private final String name;
    private final Part part;

    With(Site site, Named list, int item) {
      super(site);
      this.name = Forms.symbol(site.call().items().get(2)).name();
      this.list = list;
      this.item = item;
      this.body = site.arguments()[2];
      this.bodyPlace = site.call().items().get(3).span();
      this.part = new Part(site.call().items().get(3), name);
    }

    @Override
    int apply(Machine m, int depth) {
      int kind = list.require(m);
      Value value = Register.box(kind, m.bits, m.ref);
      if (value instanceof Value.Items items) {
        Results results = new Results(body, items.values().size(), m, depth + 1);
        Loop loop = new Loop(items.values(), name, bodyPlace, results);
        part.run(loop, item, depth + 1, m, results);
        return m.set(results.list());
      }
      throw Failure.at(list.symbol().span(), Forms.noList(list.symbol(), value));
    }
  }

  /** What the body of a {@code with} gives for each item: nil where it failed. */
  private static final class Results implements Loop.Step, Lane.Results {
    private final Code body;
    private final Machine m;
    private final int nesting;
    private final Value[] values;
    private int count;

    Results(Code body, int items, Machine m, int nesting) {
      this.body = body;
      this.m = m;
      this.nesting = nesting;
      this.values = new Value[items];
    }

    @Override
    public boolean take(Value item, int index) {
      add(body.value(m, nesting));
      return true;
    }

    @Override
    public void failed() {
      add(Value.NIL);
    }

    @Override
    public void add(Value value) {
      values[count] = value;
      count++;
    }

    Value list() {
      m.meter().list(count);
      return m.meter().checked(new Value.Items(values, count));
    }
  }
}
