package io.ballast.policy.check;

import io.ballast.policy.run.Arity;
import io.ballast.policy.run.Builtins;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Suggestion;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The load check: names and arity.
 *
 * <p>What fails whenever it is evaluated is an error if every evaluation reaches it, else a
 * warning. Since scope is dynamic and definitions take effect when executed, a name counts as known
 * if the text binds or defines it anywhere.
 */
public final class Checker {

  private final Vocabulary vocabulary;
  private final Names names;

  /** Every name that has a value somewhere. */
  private final Set<String> variables;

  private final Report report = new Report();
  private final Members members;

  /** Bodies that every evaluation reaches and that were not walked yet. */
  private final Queue<Definition> pending = new ArrayDeque<>();

  private final Set<String> reached = new HashSet<>();

  private Checker(Program program, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.names = new Names(program);
    this.variables = variables(names, vocabulary);
    this.members = new Members(new Types(vocabulary, names), report);
  }

  /** Every problem that can be known before the program runs, in the order of the text. */
  public static List<Diagnostic> check(Program program, Vocabulary vocabulary) {
    Checker checker = new Checker(program, vocabulary);
    program.expressions().forEach(expression -> checker.walk(expression, Reach.ALWAYS));
    checker.walkBodies();
    return checker.report.sorted();
  }

  private void walkBodies() {
    for (Definition body = pending.poll(); body != null; body = pending.poll()) {
      walk(body.body(), Reach.ALWAYS);
    }
    names
        .definitions()
        .forEach(
            (name, definitions) -> {
              if (!reached.contains(name)) {
                definitions.forEach(definition -> walk(definition.body(), Reach.SOMETIMES));
              }
            });
  }

  void walk(Expr expression, Reach reach) {
    switch (expression) {
      case Expr.Int number -> {}
      case Expr.Real real -> {}
      case Expr.Quantity quantity -> {}
      case Expr.Text text -> {}
      case Expr.BadOctal octal ->
          report.failure(
              reach,
              "bad-octal",
              octal.span(),
              octal.text() + " is not an octal number.",
              "Octal digits are 0 to 7.");
      case Expr.Operator operator ->
          report.failure(
              reach,
              "operator-value",
              operator.span(),
              operator.name() + " is not a value.",
              "An operator stands first in its list: (" + operator.name() + " a b).");
      case Symbol symbol -> use(symbol, reach);
      case Listing list -> walkList(list, reach);
    }
  }

  void walkAll(List<Expr> expressions, Reach reach) {
    expressions.forEach(expression -> walk(expression, reach));
  }

  private void walkList(Listing list, Reach reach) {
    if (list.items().isEmpty()) {
      report.failure(reach, "empty-list", list.span(), "An empty list has no value.");
    } else if (list.isBlock()) {
      walkAll(list.items(), reach);
    } else {
      walkCall(list, list.items().getFirst(), reach);
    }
  }

  private void walkCall(Listing call, Expr head, Reach reach) {
    switch (head) {
      case Expr.Name name -> callName(call, name, reach);
      case Expr.Dotted dotted -> callDotted(call, dotted, reach);
      case Expr.Operator operator -> callBuiltin(call, operator.name(), reach);
      case Expr.Int i -> callNothing(call, head, reach);
      case Expr.Real real -> callNothing(call, head, reach);
      case Expr.Quantity quantity -> callNothing(call, head, reach);
      case Expr.Text text -> callNothing(call, head, reach);
      case Expr.BadOctal octal -> callNothing(call, head, reach);
      case Listing list -> callNothing(call, head, reach);
    }
  }

  private void callNothing(Listing call, Expr head, Reach reach) {
    report.failure(
        reach,
        "bad-head",
        head.span(),
        "A list begins with the name of what it calls.",
        "Several expressions are evaluated in turn by { ... }.");
    walkArguments(call, Reach.SOMETIMES);
  }

  private void callName(Listing call, Expr.Name head, Reach reach) {
    String name = head.name();
    if (names.mayHide(name)) {
      walkArguments(call, Builtins.signatures().containsKey(name) ? Reach.SOMETIMES : reach);
    } else if (name.equals("nil") || vocabulary.globals().containsKey(name)) {
      report.failure(reach, "not-callable", head.span(), name + " cannot be called.");
      walkArguments(call, Reach.SOMETIMES);
    } else if (isOurs(name) && names.definitions().containsKey(name)) {
      // Which of the two is meant depends on whether the definition was executed before.
      walkArguments(call, Reach.SOMETIMES);
    } else if (Builtins.signatures().containsKey(name)) {
      callBuiltin(call, name, reach);
    } else {
      callUser(call, head, reach);
    }
  }

  private static boolean isOurs(String name) {
    Signature signature = Builtins.signatures().get(name);
    return signature != null && signature.ours();
  }

  private void callBuiltin(Listing call, String name, Reach reach) {
    Signature signature = Builtins.signatures().get(name);
    int count = call.items().size() - 1;
    if (signature != null && !signature.accepts(count)) {
      report.failure(
          reach,
          "arity",
          call.span(),
          signature.refusal(count),
          "It is written " + signature.signature() + ".");
      if (!FormCheck.holdsNames(signature)) {
        walkArguments(call, Reach.SOMETIMES);
      }
    } else if (signature != null && signature.ours()) {
      new FormCheck(this, report).walkOurs(call, signature.shape(), reach);
    } else if (!new FormCheck(this, report).walk(call, name, reach)) {
      walkArguments(call, reach);
    }
  }

  private void callUser(Listing call, Symbol head, Reach reach) {
    List<Definition> definitions = names.definitions().get(head.name());
    walkArguments(call, reach);
    if (definitions == null) {
      report.failure(
          reach,
          "unknown-function",
          head.span(),
          "There is no function " + head.name() + ".",
          Suggestion.hint(head.name(), functionNames()));
      return;
    }
    int count = call.items().size() - 1;
    if (definitions.stream().noneMatch(definition -> definition.parameters() == count)) {
      int takes = definitions.getFirst().parameters();
      report.failure(reach, "arity", call.span(), Arity.sentence(head.name(), takes, takes, count));
    } else if (reach == Reach.ALWAYS && definitions.size() == 1 && reached.add(head.name())) {
      pending.add(definitions.getFirst());
    }
  }

  private void callDotted(Listing call, Expr.Dotted head, Reach reach) {
    if (names.definitions().containsKey(head.name())) {
      walkArguments(call, reach);
      return;
    }
    if (requireOwner(head, reach)) {
      members.call(call, head, reach);
    }
    walkArguments(call, reach);
  }

  private void walkArguments(Listing call, Reach reach) {
    walkAll(call.items().subList(1, call.items().size()), reach);
  }

  private void use(Symbol symbol, Reach reach) {
    switch (symbol) {
      case Expr.Name name -> requireVariable(name, reach);
      case Expr.Dotted dotted -> {
        if (requireOwner(dotted, reach)) {
          members.use(dotted);
        }
      }
    }
  }

  private void requireVariable(Expr.Name name, Reach reach) {
    if (name.name().equals("nil") || variables.contains(name.name())) {
      return;
    }
    boolean function = names.definitions().containsKey(name.name());
    report.failure(
        reach,
        "unknown-name",
        name.span(),
        "There is no variable " + name.name() + ".",
        function
            ? "It is a function: call it as (" + name.name() + " ...)."
            : Suggestion.hint(name.name(), variables));
  }

  private boolean requireOwner(Expr.Dotted dotted, Reach reach) {
    if (variables.contains(dotted.owner())) {
      return true;
    }
    report.failure(
        reach,
        "unknown-name",
        dotted.span(),
        "There is no variable " + dotted.owner() + ".",
        Suggestion.hint(dotted.owner(), variables));
    return false;
  }

  /** {@code set} changes a binding of the whole name, dots and all. */
  void requireBinding(Symbol symbol, Reach reach) {
    if (!variables.contains(symbol.name())) {
      report.failure(
          reach,
          "unknown-name",
          symbol.span(),
          "There is no variable " + symbol.name() + " to set.",
          Suggestion.hint(symbol.name(), variables));
    }
  }

  private static Set<String> variables(Names names, Vocabulary vocabulary) {
    Set<String> variables = new LinkedHashSet<>(names.bound());
    variables.addAll(vocabulary.globals().keySet());
    Builtins.signatures().values().stream()
        .filter(Signature::value)
        .forEach(signature -> variables.add(signature.name()));
    return variables;
  }

  private Collection<String> functionNames() {
    Set<String> functions = new LinkedHashSet<>(names.definitions().keySet());
    functions.addAll(Builtins.signatures().keySet());
    return functions;
  }
}
