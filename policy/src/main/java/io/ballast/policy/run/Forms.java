package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.ArrayList;
import java.util.List;

/** The forms that decide themselves what is evaluated. Their arity was checked before. */
final class Forms {

  private Forms() {}

  static Value defvar(Listing call, Evaluator evaluator) {
    String name = symbol(call.items().get(1)).name();
    return evaluator.scope().bind(name, evaluator.evaluate(call.items().get(2)));
  }

  static Value set(Listing call, Evaluator evaluator) {
    Expr.Symbol symbol = symbol(call.items().get(1));
    Value value = evaluator.evaluate(call.items().get(2));
    Scope holder = evaluator.scope().holder(symbol.name());
    if (holder == null) {
      throw Failure.at(symbol.span(), nothingToSet(symbol));
    }
    evaluator.effects().set(holder, symbol.name(), value);
    return value;
  }

  static Value let(Listing call, Evaluator evaluator) {
    List<Expr> items = call.items();
    Scope outer = evaluator.openScope();
    for (Expr binding : bindings(call)) {
      bind(binding, evaluator);
    }
    Value last = Value.NIL;
    for (int i = 2; i < items.size(); i++) {
      last = evaluator.evaluate(items.get(i));
    }
    evaluator.closeScope(outer);
    return last;
  }

  static List<Expr> bindings(Listing let) {
    return list(let.items().get(1), "The bindings of a let").items();
  }

  private static void bind(Expr binding, Evaluator evaluator) {
    List<Expr> pair = pair(binding);
    String name = symbol(pair.get(0)).name();
    evaluator.scope().bind(name, evaluator.evaluate(pair.get(1)));
  }

  /** A binding's name and value. */
  static List<Expr> pair(Expr binding) {
    List<Expr> pair = list(binding, "A binding").items();
    if (pair.size() != 2) {
      throw Failure.at(binding.span(), "A binding is a list of a name and a value.");
    }
    return pair;
  }

  static Value def(Listing call, Evaluator evaluator) {
    String name = symbol(call.items().get(1)).name();
    evaluator.define(new UserFunction(name, parameters(call), call.items().get(3)));
    return Value.of(name);
  }

  static List<String> parameters(Listing def) {
    List<String> parameters = new ArrayList<>();
    for (Expr parameter : list(def.items().get(2), "The parameters of a function").items()) {
      parameters.add(symbol(parameter).name());
    }
    return List.copyOf(parameters);
  }

  static Value choose(Listing call, Evaluator evaluator) {
    boolean condition = Values.isTrue(evaluator.evaluate(call.items().get(1)));
    return evaluator.evaluate(call.items().get(condition ? 2 : 3));
  }

  static Value with(Listing call, Evaluator evaluator) {
    Expr.Symbol list = symbol(call.items().get(1));
    String name = symbol(call.items().get(2)).name();
    if (evaluator.value(list) instanceof Value.Items items) {
      return Collecting.results(items.values(), name, call.items().get(3), evaluator);
    }
    throw Failure.at(list.span(), noList(list, evaluator.value(list)));
  }

  static String nothingToSet(Expr.Symbol symbol) {
    return "There is no variable " + symbol.name() + " to set; defvar makes one.";
  }

  static String noList(Expr.Symbol symbol, Value value) {
    return symbol.name() + " is " + Values.kind(value) + "; with takes a list.";
  }

  static Expr.Symbol symbol(Expr expression) {
    if (expression instanceof Expr.Symbol symbol) {
      return symbol;
    }
    throw Failure.at(expression.span(), "A name is needed here.");
  }

  static Listing list(Expr expression, String what) {
    if (expression instanceof Listing list && !list.isBlock()) {
      return list;
    }
    throw Failure.at(expression.span(), what + " are a list in round brackets.");
  }
}
