package io.ballast.policy.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random expressions and texts. */
public final class Programs {

  private static final Span NOWHERE = new Span(0, 0);

  private static final String[] SYMBOLS = {
    "a",
    "b",
    "f",
    "g",
    "g.size",
    "Host",
    "Guests",
    "Host.free",
    "Host.Control",
    "g.Control",
    "nil",
    "g.SetVar",
    "Host.GetVar",
    "Host.StatAvg",
    "Host.free.more",
    "x.y",
    "abs",
    "debug",
    "min",
    "defvar",
    "set",
    "setq",
    "let",
    "def",
    "if",
    "with",
    "and",
    "or",
    "not",
    "max",
    "null",
    "valid",
    "sum",
    "sort-by",
    "filter",
    "first",
    "nth",
    "cond",
    "else",
    "because",
    "share-out",
    "contains",
    "matches",
    "round",
    "g.Rate",
    "Host.Percentile",
  };

  private static final String[] OPERATORS = {
    "+", "-", "*", "/", "<", ">", "<=", ">=", "<<", ">>", "==", "!=",
  };

  private static final String[] SCRAPS = {
    "(", ")", "[", "]", "{", "}", "\"", "'", "\\", "#", "\n", " ", ".", "-", "0x", "0o", "e", "1",
    "07", "@", "\u0000", "\ud83d", "\u2028", "nil",
  };

  private static final String[] LEAVES = {
    "0",
    "1",
    "-3",
    "2.5",
    "1e300",
    "9007199254740993",
    "\"t\"",
    "nil",
    "a",
    "n",
    "Host.free",
    "g.size",
    "Guests",
    "abs",
    "0xff",
    "512MiB",
    "20%",
    "(g.Prop \"name\")",
    "missing",
  };

  /** Each with up to three holes. */
  private static final String[] SHAPES = {
    "(+ %1$s %2$s)",
    "(- %1$s %2$s)",
    "(* %1$s %2$s)",
    "(/ %1$s %2$s)",
    "(< %1$s %2$s)",
    "(== %1$s %2$s)",
    "(<< %1$s 3)",
    "(if %1$s %2$s %3$s)",
    "(and %1$s %2$s)",
    "(or %1$s %2$s)",
    "(min %1$s %2$s %3$s)",
    "(not %1$s)",
    "(null %1$s)",
    "{ %1$s %2$s }",
    "(let ((a %1$s)) %2$s)",
    "(set a %1$s)",
    "(defvar b %1$s)",
    "(with Guests g %1$s)",
    "(with n a %1$s)",
    "(f %1$s)",
    "(g.Control \"t\" %1$s)",
    "(Host.Control \"t\" %1$s)",
    "(g.SetVar \"v\" %1$s)",
    "(Host.GetVar \"v\")",
    "(with Guests g { %1$s (g.Control \"u\" %2$s) })",
    "(def f (x) %1$s)",
    "(abs %1$s)",
    "(g.StatAvg \"size\")",
    "(if 1 2)",
    "(f)",
    "(sum Guests g %1$s)",
    "(sum %1$s)",
    "(average n x %1$s)",
    "(count Guests g %1$s)",
    "(first Guests g %1$s)",
    "(first %1$s)",
    "(nth n %1$s)",
    "(len %1$s)",
    "(sort-by Guests g %1$s)",
    "(filter n x %1$s)",
    "(filter Guests g %1$s)",
    "(any Guests g %1$s)",
    "(all n x %1$s)",
    "(floor %1$s)",
    "(round %1$s)",
    "(clamp %1$s %2$s %3$s)",
    "(cond (%1$s %2$s) (else %3$s))",
    "(starts-with %1$s \"t\")",
    "(contains %1$s %2$s)",
    "(matches %1$s \"t+\")",
    "(because %1$s %2$s)",
    "(share-out %1$s Guests g %2$s nil 1 s %3$s)",
    "(share-out 9 n x 0 %1$s %2$s s s)",
    "(g.StatMax \"size\" %1$s)",
    "(g.Percentile \"size\" %1$s)",
    "(g.Trend \"size\")",
    "(def sum (x) %1$s)",
  };

  private Programs() {}

  /** Any expression at all, most of them senseless. */
  public static Arbitrary<Expr> expressions() {
    return Arbitraries.recursive(Programs::atoms, Programs::lists, 0, 5);
  }

  /** A few of them in a row. */
  public static Arbitrary<List<Expr>> programs() {
    return expressions().list().ofMinSize(1).ofMaxSize(6);
  }

  /** Texts that always read and often run. */
  public static Arbitrary<String> sensible() {
    Arbitrary<String> expressions =
        Arbitraries.recursive(() -> Arbitraries.of(LEAVES), Programs::shapes, 0, 5);
    return expressions
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(
            all ->
                "(defvar a 1) (defvar n (with Guests g g.size)) (def f (x) (+ x a))\n"
                    + String.join("\n", all));
  }

  private static Arbitrary<String> shapes(Arbitrary<String> holes) {
    return Combinators.combine(Arbitraries.of(SHAPES), holes, holes, holes)
        .as((shape, one, two, three) -> shape.formatted(one, two, three));
  }

  /** Text that is hardly ever readable. */
  public static Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.of(SCRAPS),
            Arbitraries.of(SYMBOLS),
            Arbitraries.of(OPERATORS),
            Arbitraries.strings().ofMaxLength(3));
    return words.list().ofMaxSize(60).map(parts -> String.join("", parts));
  }

  private static Arbitrary<Expr> atoms() {
    return Arbitraries.oneOf(
        symbols(),
        Arbitraries.bigIntegers().map(Programs::integer),
        Arbitraries.integers().between(-3, 3).map(i -> integer(BigInteger.valueOf(i))),
        Arbitraries.doubles().map(x -> new Expr.Real(x, NOWHERE)),
        quantities(),
        Arbitraries.of("free", "size", "t", "", "it's", "say \"x\"")
            .map(s -> new Expr.Text(s, NOWHERE)),
        Arbitraries.of(OPERATORS).map(s -> new Expr.Operator(s, NOWHERE)),
        Arbitraries.just(new Expr.BadOctal("0o8", NOWHERE)));
  }

  private static Arbitrary<Expr> quantities() {
    Arbitrary<Expr.Numeral> numbers =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers().map(value -> new Expr.Int(value, NOWHERE)),
            Arbitraries.doubles().map(value -> new Expr.Real(value, NOWHERE)));
    return Combinators.combine(numbers, Arbitraries.of(Suffix.values()))
        .as((number, suffix) -> new Expr.Quantity(number, suffix, NOWHERE));
  }

  private static Expr integer(BigInteger value) {
    return new Expr.Int(value, NOWHERE);
  }

  private static Arbitrary<Expr> symbols() {
    return Arbitraries.of(SYMBOLS)
        .map(name -> Atoms.read(new Token(Token.Kind.SYMBOL, name, NOWHERE)));
  }

  private static Arbitrary<Expr> lists(Arbitrary<Expr> items) {
    Arbitrary<Expr> heads =
        Arbitraries.oneOf(
            symbols(), Arbitraries.of(OPERATORS).map(s -> new Expr.Operator(s, NOWHERE)), items);
    Arbitrary<Expr> calls =
        heads.flatMap(
            head ->
                items
                    .list()
                    .ofMaxSize(4)
                    .map(arguments -> list(Expr.Bracket.ROUND, head, arguments)));
    Arbitrary<Expr> any =
        items
            .list()
            .ofMaxSize(3)
            .flatMap(
                all ->
                    Arbitraries.of(Expr.Bracket.values())
                        .map(bracket -> new Expr.Listing(bracket, all, NOWHERE)));
    return Arbitraries.frequencyOf(Tuple.of(4, calls), Tuple.of(1, any));
  }

  private static Expr list(Expr.Bracket bracket, Expr head, List<Expr> arguments) {
    List<Expr> all = new ArrayList<>(List.of(head));
    all.addAll(arguments);
    return new Expr.Listing(bracket, all, NOWHERE);
  }
}
