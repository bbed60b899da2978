package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.function;

import java.util.List;

/** Tests of strings, which MOM lacks. */
final class Texts {

  static final List<Builtin> TABLE =
      List.of(
          function(
              "starts-with",
              2,
              UnitRule.NONE,
              "(starts-with TEXT START)",
              "Whether a string begins with another.",
              Texts::startsWith,
              example("(starts-with \"web-1\" \"web\")", "true"),
              example("(filter Guests g (starts-with (g.Prop \"name\") \"d\"))", "(guest db)")),
          function(
              "contains",
              2,
              UnitRule.NONE,
              "(contains WHOLE PART)",
              "Whether a string has another in it, or a list an item equal to PART.",
              Texts::contains,
              example("(contains \"my-web-1\" \"web\")", "true"),
              example("(contains (with Guests g g.shares) 3)", "false")),
          function(
              "matches",
              2,
              UnitRule.NONE,
              "(matches TEXT PATTERN)",
              "Whether a regular expression in RE2's syntax matches anywhere in a string; ^ and $"
                  + " hold it to its ends. It takes time linear in the string's length, which may"
                  + " be 10,000 characters; a pattern may have 300.",
              (a, e) -> e.patterns().matches(text("matches", a[0]), text("matches", a[1])),
              example("(matches \"web-17\" \"^web-[0-9]+$\")", "true"),
              example("(count Guests g (matches (g.Prop \"name\") \"^(web|db)$\"))", "2")));

  private Texts() {}

  private static Value startsWith(Value[] arguments, Context context) {
    String start = text("starts-with", arguments[1]);
    context.meter().scan(start.length());
    return Value.of(text("starts-with", arguments[0]).startsWith(start));
  }

  private static Value contains(Value[] arguments, Context context) {
    if (arguments[0] instanceof Value.Items items) {
      return Value.of(contains(items.values(), arguments[1], context));
    }
    String whole = text("contains", arguments[0]);
    String part = text("contains", arguments[1]);
    // What a plain search may take when the part nearly matches everywhere.
    context.meter().scan((long) whole.length() * Math.min(part.length(), whole.length()));
    return Value.of(whole.contains(part));
  }

  private static boolean contains(List<Value> items, Value value, Context context) {
    for (Value item : items) {
      context.meter().step();
      if (context.comparison().equal(item, value)) {
        return true;
      }
    }
    return false;
  }

  private static String text(String name, Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    throw Failure.of("%s takes a string, not %s.".formatted(name, Values.kind(value)));
  }
}
