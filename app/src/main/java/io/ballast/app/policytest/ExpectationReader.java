package io.ballast.app.policytest;

import io.ballast.policy.syntax.Expr;
import java.util.Collection;
import java.util.List;

/** Reads what a test expects. */
record ExpectationReader(Reading reading, Names names, Collection<String> guests) {
  private static final String WISHED = "(expect \"web\" \"balloon_target\" (< wish 1048576))";
  private static final String NOT_WISHED = "(expect-none \"web\" \"balloon_target\")";
  private static final String FAILS = "(expect-problem \"web\" \"division by zero\")";

  static boolean isOne(String head) {
    return head.equals("expect") || head.equals("expect-none") || head.equals("expect-problem");
  }

  Expectation read(Expr.Listing clause) throws Malformed {
    return switch (Reading.head(clause)) {
      case "expect" -> {
        List<Expr> parts = reading.parts(clause, 3, 3, WISHED);
        Subject subject = subject(parts.getFirst());
        yield new Expectation.Wished(subject, control(subject, parts.get(1)), parts.get(2), clause);
      }
      case "expect-none" -> {
        List<Expr> parts = reading.parts(clause, 2, 2, NOT_WISHED);
        Subject subject = subject(parts.getFirst());
        yield new Expectation.NotWished(subject, control(subject, parts.get(1)), clause);
      }
      default -> {
        List<Expr> parts = reading.parts(clause, 2, 2, FAILS);
        String part = reading.text(parts.get(1), "A part of the sentence", "\"by zero\"");
        yield new Expectation.Fails(subject(parts.getFirst()), part, clause);
      }
    };
  }

  private Subject subject(Expr expression) throws Malformed {
    if (expression instanceof Expr.Name(String name, var _) && name.equals("host")) {
      return new Subject.Host();
    }
    String name = reading.text(expression, "A guest", "\"web\", or host without quotes");
    if (guests.contains(name)) {
      return new Subject.Guest(name);
    }
    String remedy = Names.remedy(name, guests, "Describe it: (guest \"" + name + "\" ...).");
    throw reading.malformed(expression, "The test has no guest \"%s\". %s".formatted(name, remedy));
  }

  private String control(Subject subject, Expr expression) throws Malformed {
    String control = reading.text(expression, "A control", "\"balloon_target\"");
    Collection<String> known = names.of(subject).controls().keySet();
    if (known.contains(control)) {
      return control;
    }
    String remedy =
        Names.remedy(control, known, "There are: %s.".formatted(String.join(", ", known)));
    throw reading.malformed(
        expression,
        "A %s has no control \"%s\". %s".formatted(names.of(subject).name(), control, remedy));
  }
}
