package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.function;

import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.vocabulary.Example;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What MOM lacks for lists: figures of them, parts of them, their order. */
final class Lists {

  static final List<Builtin> TABLE =
      List.of(
          loop(
              "sum",
              1,
              UnitRule.LAST,
              "(sum LIST) or (sum LIST ITEM EXPR)",
              "The sum of a list of numbers, or of what an expression gives for each item; 0 if"
                  + " there are none.",
              Lists::sum,
              example("(sum Guests g g.balloon_cur)", "7000"),
              example("(sum (with Guests g g.shares))", "4")),
          loop(
              "average",
              1,
              UnitRule.LAST,
              "(average LIST) or (average LIST ITEM EXPR)",
              "The sum divided by the count, a float; nil if there are no items.",
              Lists::average,
              example("(average Guests g g.mem_unused)", "400.0"),
              example("(average (filter Guests g (> g.balloon_cur 9000)))", "nil")),
          loop(
              "first",
              1,
              UnitRule.FIRST,
              "(first LIST) or (first LIST ITEM CONDITION)",
              "The first item, or the first for which a condition is true; nil if there is none.",
              Lists::first,
              example("(first Guests g (< g.mem_unused 200))", "guest db"),
              example("(first (filter Guests g (> g.balloon_cur 9000)))", "nil")),
          function(
              "nth",
              2,
              UnitRule.FIRST,
              "(nth LIST INDEX)",
              "The item of that index, counted from 0; nil beyond the list's end. A negative index"
                  + " is an error.",
              Lists::nth,
              example("(nth Guests 1)", "guest db"),
              example("(nth Guests 9)", "nil")),
          function(
              "len",
              1,
              UnitRule.COUNT,
              "(len LIST-OR-STRING)",
              "How many items a list or characters a string has.",
              Lists::length,
              example("(len Guests)", "3"),
              example("(len \"web\")", "3")),
          loop(
              "sort-by",
              3,
              UnitRule.FIRST,
              "(sort-by LIST ITEM KEY)",
              "The items in ascending order of their keys, which are all numbers, all strings or"
                  + " all lists; items with equal keys keep their order.",
              Lists::sorted,
              example("(sort-by Guests g g.mem_unused)", "(guest db guest web guest batch)"),
              example("(first (sort-by Guests g (- 0 g.balloon_cur)))", "guest web")),
          loop(
              "filter",
              3,
              UnitRule.FIRST,
              "(filter LIST ITEM CONDITION)",
              "The items for which the condition is true.",
              Lists::filter,
              example("(filter Guests g (> g.mem_unused 200))", "(guest web guest batch)")));

  private Lists() {}

  /**
   * A built-in that goes through a list, with and, if it takes so few arguments, without a body.
   */
  static Builtin loop(
      String name,
      int least,
      UnitRule units,
      String signature,
      String doc,
      Builtin.Lazy code,
      Example... examples) {
    Shape shape = new Shape.Each(0, Set.of(1));
    return Builtin.lazy(name, least, 3, shape, units, signature, doc, code, examples);
  }

  private static Value sum(Listing call, Context context) {
    Sum sum = new Sum("sum", context.arithmetic());
    LoopCall.of(call, context).each((item, value) -> sum.add(value));
    return sum.sum;
  }

  private static Value average(Listing call, Context context) {
    Sum sum = new Sum("average", context.arithmetic());
    LoopCall.of(call, context).each((item, value) -> sum.add(value));
    return sum.count == 0 ? Value.NIL : context.arithmetic().divide(sum.sum, Value.of(sum.count));
  }

  /** A sum in the making. */
  private static final class Sum {
    private final String name;
    private final Arithmetic arithmetic;
    private Value sum = Value.of(0);
    private long count;

    Sum(String name, Arithmetic arithmetic) {
      this.name = name;
      this.arithmetic = arithmetic;
    }

    boolean add(Value value) {
      if (!Arithmetic.isNumber(value)) {
        throw Failure.of("%s takes numbers, not %s.".formatted(name, Values.kind(value)));
      }
      sum = arithmetic.add(sum, value);
      count++;
      return true;
    }
  }

  private static Value first(Listing call, Context context) {
    LoopCall loop = LoopCall.of(call, context);
    if (call.items().size() == 2) {
      return loop.items().isEmpty() ? Value.NIL : loop.items().getFirst();
    }
    List<Value> found = new ArrayList<>();
    loop.each(
        (item, value) -> {
          if (Values.isTrue(value)) {
            found.add(item);
          }
          return found.isEmpty();
        });
    return found.isEmpty() ? Value.NIL : found.getFirst();
  }

  private static Value nth(Value[] arguments, Context context) {
    BigInteger index = Arithmetic.integer(arguments[1]);
    if (!(arguments[0] instanceof Value.Items items)) {
      throw Failure.of("nth takes a list, not " + Values.kind(arguments[0]) + ".");
    }
    if (index == null || index.signum() < 0) {
      throw Failure.of("nth takes an index, an integer from 0.");
    }
    boolean within = index.compareTo(BigInteger.valueOf(items.values().size())) < 0;
    return within ? items.values().get(index.intValue()) : Value.NIL;
  }

  private static Value length(Value[] arguments, Context context) {
    return switch (arguments[0]) {
      case Value.Items items -> Value.of(items.values().size());
      case Value.Text(String text) -> {
        context.meter().scan(text.length());
        yield Value.of(text.codePointCount(0, text.length()));
      }
      case Value.Nil _, Value.Bool _, Value.Int _, Value.Real _, Value.Ref _, Value.Function _ ->
          throw Failure.of("len takes a list or a string, not " + Values.kind(arguments[0]) + ".");
    };
  }

  private static Value filter(Listing call, Context context) {
    List<Value> kept = new ArrayList<>();
    LoopCall.of(call, context)
        .each(
            (item, value) -> {
              if (Values.isTrue(value)) {
                kept.add(item);
              }
              return true;
            });
    return Collecting.list(kept, context.meter());
  }

  private static Value sorted(Listing call, Context context) {
    Sorting sorting = new Sorting(context.comparison(), context.meter());
    LoopCall.of(call, context).each(sorting::add);
    return Collecting.list(sorting.sorted(), context.meter());
  }
}
