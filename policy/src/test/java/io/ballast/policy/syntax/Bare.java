package io.ballast.policy.syntax;

/** Expressions without their places, to be compared. */
public final class Bare {
  private Bare() {}

  public static Expr of(Expr expression) {
    Span none = new Span(0, 0);
    return switch (expression) {
      case Expr.Quantity quantity ->
          new Expr.Quantity((Expr.Numeral) of(quantity.number()), quantity.suffix(), none);
      case Expr.Int number -> new Expr.Int(number.value(), none);
      case Expr.Real real -> new Expr.Real(real.value(), none);
      case Expr.Text text -> new Expr.Text(text.value(), none);
      case Expr.BadOctal octal -> new Expr.BadOctal(octal.text(), none);
      case Expr.Name name -> new Expr.Name(name.name(), none);
      case Expr.Dotted dotted ->
          new Expr.Dotted(dotted.name(), dotted.owner(), dotted.member(), none);
      case Expr.Operator operator -> new Expr.Operator(operator.name(), none);
      case Expr.Listing list ->
          new Expr.Listing(list.bracket(), list.items().stream().map(Bare::of).toList(), none);
    };
  }
}
