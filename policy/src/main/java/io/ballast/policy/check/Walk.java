package io.ballast.policy.check;

import io.ballast.policy.codes.CallCodes;
import io.ballast.policy.codes.NameCodes;
import io.ballast.policy.codes.ReadingCodes;
import io.ballast.policy.run.Arity;
import io.ballast.policy.run.Builtins;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.Shape;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import io.ballast.policy.syntax.Program;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Goes through a program as an evaluation would, and knows what every evaluation reaches. */
final class Walk {
  private final Names names;
  private final Callees callees;
  private final Inference inference;
  private final Members members;
  private final Report report;
  private final FormCheck forms;
  private final OperandCheck operands;

  /** Every name that has a value somewhere. */
  private final Set<String> variables;

  private final Set<String> functions;

  /** Bodies that every evaluation reaches and that were not walked yet. */
  private final Queue<Definition> pending = new ArrayDeque<>();

  private final Set<String> reached = new HashSet<>();

  Walk(
      Names names,
      Callees callees,
      Inference inference,
      Members members,
      Set<String> builtIn,
      Report report) {
    this.names = names;
    this.callees = callees;
    this.inference = inference;
    this.members = members;
    this.report = report;
    this.forms = new FormCheck(this, new BranchCheck(names, inference, report), report);
    this.operands = new OperandCheck(inference, report);
    this.variables = new LinkedHashSet<>(names.bound());
    this.variables.addAll(builtIn);
    this.functions = new LinkedHashSet<>(names.definitions().keySet());
    this.functions.addAll(Builtins.signatures().keySet());
  }

  void through(Program program) {
    walkAll(program.expressions(), Reach.ALWAYS);
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
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> {}
      case Expr.BadOctal octal ->
          report.failure(
              reach,
              ReadingCodes.BAD_OCTAL,
              octal.span(),
              octal.text() + " is not an octal number.",
              "Octal digits are 0 to 7.");
      case Expr.Operator operator ->
          report.failure(
              reach,
              CallCodes.OPERATOR_VALUE,
              operator.span(),
              operator.name() + " is not a value.",
              "An operator stands first in its list: (" + operator.name() + " a b).");
      case Symbol symbol -> use(symbol, reach);
      case Listing list -> {
        if (list.items().isEmpty()) {
          empty(list, reach);
        } else if (list.isBlock()) {
          walkAll(list.items(), reach);
        } else {
          call(list, reach);
        }
      }
    }
  }

  void walkAll(List<Expr> expressions, Reach reach) {
    for (Expr expression : expressions) {
      walk(expression, reach);
    }
  }

  private void empty(Listing list, Reach reach) {
    report.failure(
        reach,
        CallCodes.EMPTY_LIST,
        list.span(),
        "An empty list has no value.",
        "Nothing is written nil.");
  }

  private void call(Listing call, Reach reach) {
    switch (callees.of(call)) {
      case Callee.BuiltIn(Signature signature) -> builtIn(call, signature, reach);
      case Callee.Own(Expr.Name head, List<Definition> definitions) ->
          own(call, head, definitions, reach);
      case Callee.Either _ -> walkArguments(call, Reach.SOMETIMES);
      case Callee.Member(Expr.Dotted head) -> member(call, head, reach);
      case Callee.Hidden(Symbol head) -> hidden(call, head, reach);
      case Callee.NoFunction(Expr.Name head) -> noFunction(call, head, reach);
      case Callee.Unknown(Expr.Name head) -> unknown(call, head, reach);
      case Callee.NoName(Expr head) -> noName(call, head, reach);
    }
  }

  private void noFunction(Listing call, Expr.Name head, Reach reach) {
    report.failure(
        reach,
        CallCodes.NOT_CALLABLE,
        head.span(),
        head.name() + " cannot be called.",
        "Without brackets it is a value.");
    walkArguments(call, Reach.SOMETIMES);
  }

  private void noName(Listing call, Expr head, Reach reach) {
    report.failure(
        reach,
        CallCodes.BAD_HEAD,
        head.span(),
        "A list begins with the name of what it calls.",
        "Several expressions are evaluated in turn by { ... }.");
    walkArguments(call, Reach.SOMETIMES);
  }

  private void walkArguments(Listing call, Reach reach) {
    for (int i = 1; i < call.items().size(); i++) {
      walk(call.items().get(i), reach);
    }
  }

  /** Where a variable may come first, nothing can be said but that it may be no function. */
  private void hidden(Listing call, Symbol head, Reach reach) {
    Signature signature = names.builtIn(head.name());
    Kinds kinds = inference.variable(head.name()).kinds();
    if (head instanceof Expr.Name
        && (signature == null || signature.ours())
        && !names.definitions().containsKey(head.name())
        && kinds.misses(Kinds.FUNCTION)) {
      report.failure(
          signature == null ? reach : Reach.SOMETIMES,
          CallCodes.NOT_CALLABLE,
          head.span(),
          "%s is %s and cannot be called.".formatted(head.name(), kinds.text()),
          signature == null
              ? "Without brackets it is a value."
              : "The variable hides the built-in; give it another name.");
    }
    walkArguments(call, signature == null ? reach : Reach.SOMETIMES);
  }

  /** Lists nest deep, so that few methods may lie between one and the next. */
  private void builtIn(Listing call, Signature signature, Reach reach) {
    if (!signature.accepts(call.items().size() - 1)) {
      wrongCount(call, signature, reach);
      return;
    }
    switch (signature.shape()) {
      case Shape.Plain _ -> {
        walkArguments(call, reach);
        operands.check(call, signature, reach);
      }
      case Shape.Form _ -> forms.form(call, signature, reach);
      case Shape.Each each -> forms.loop(call, signature, each, reach);
      case Shape.Clauses _ -> forms.clauses(call, signature, reach);
    }
  }

  private void wrongCount(Listing call, Signature signature, Reach reach) {
    int count = call.items().size() - 1;
    report.failure(
        reach,
        CallCodes.ARITY,
        call.span(),
        signature.refusal(count),
        "It is written " + signature.signature() + ".");
    if (signature.shape() instanceof Shape.Plain || signature.name().equals("if")) {
      walkArguments(call, Reach.SOMETIMES);
    }
  }

  private void own(Listing call, Expr.Name head, List<Definition> definitions, Reach reach) {
    walkArguments(call, reach);
    int count = call.items().size() - 1;
    if (definitions.stream().noneMatch(definition -> definition.count() == count)) {
      int takes = definitions.getFirst().count();
      report.failure(
          reach,
          CallCodes.ARITY,
          call.span(),
          Arity.sentence(head.name(), takes, takes, count),
          "Its parameters are (%s)."
              .formatted(String.join(" ", definitions.getFirst().parameters())));
    } else if (reach == Reach.ALWAYS && definitions.size() == 1 && reached.add(head.name())) {
      pending.add(definitions.getFirst());
    }
  }

  private void unknown(Listing call, Expr.Name head, Reach reach) {
    walkArguments(call, reach);
    report.failure(
        reach,
        CallCodes.UNKNOWN_FUNCTION,
        head.span(),
        "There is no function " + head.name() + ".",
        report.nearest(head.name(), functions, "def makes one."));
  }

  private void member(Listing call, Expr.Dotted head, Reach reach) {
    walkArguments(call, reach);
    if (requireVariable(head.owner(), head, reach)) {
      members.call(call, head, reach);
      operands.checkMethod(call, head, members, reach);
    }
  }

  private void use(Symbol symbol, Reach reach) {
    switch (symbol) {
      case Expr.Name name -> {
        if (!name.name().equals("nil")) {
          requireVariable(name.name(), name, reach);
        }
      }
      case Expr.Dotted dotted -> {
        if (requireVariable(dotted.owner(), dotted, reach)) {
          members.use(dotted);
        }
      }
    }
  }

  private boolean requireVariable(String name, Expr place, Reach reach) {
    if (variables.contains(name)) {
      return true;
    }
    boolean function = place instanceof Expr.Name && names.definitions().containsKey(name);
    report.failure(
        reach,
        NameCodes.UNKNOWN_NAME,
        place.span(),
        "There is no variable " + name + ".",
        function
            ? "It is a function: call it as (" + name + " ...)."
            : report.nearest(name, variables, "defvar, let, a loop or a parameter makes one."));
    return false;
  }

  /** {@code set} changes a binding of the whole name, dots and all. */
  void requireBinding(Symbol symbol, Reach reach) {
    if (!variables.contains(symbol.name())) {
      report.failure(
          reach,
          NameCodes.UNKNOWN_TO_SET,
          symbol.span(),
          "There is no variable " + symbol.name() + " to set.",
          report.nearest(symbol.name(), variables, "defvar makes one."));
    }
  }
}
