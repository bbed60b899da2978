package io.ballast.policy.check;

import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.List;

/**
 * Tells what lists call: a variable comes first, then MOM's built-ins, then the program's own
 * functions, then the built-ins that MOM does not have.
 */
final class Callees {
  private final Vocabulary vocabulary;
  private final Names names;

  Callees(Vocabulary vocabulary, Names names) {
    this.vocabulary = vocabulary;
    this.names = names;
  }

  /** What a list that is neither empty nor a block calls. */
  Callee of(Listing call) {
    Expr head = call.items().getFirst();
    return switch (head) {
      case Expr.Name name -> ofName(name);
      case Expr.Dotted dotted ->
          names.definitions().containsKey(dotted.name())
              ? new Callee.Hidden(dotted)
              : new Callee.Member(dotted);
      case Expr.Operator operator -> new Callee.BuiltIn(signature(operator.name()));
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> new Callee.NoName(head);
      case Expr.BadOctal _, Listing _ -> new Callee.NoName(head);
    };
  }

  private Signature signature(String operator) {
    Signature signature = names.builtIn(operator);
    if (signature == null) {
      throw new IllegalStateException("There is no operator " + operator + ".");
    }
    return signature;
  }

  private Callee ofName(Expr.Name head) {
    String name = head.name();
    if (names.mayHide(name)) {
      return new Callee.Hidden(head);
    }
    if (name.equals("nil") || vocabulary.globals().containsKey(name)) {
      return new Callee.NoFunction(head);
    }
    Signature signature = names.builtIn(name);
    List<Definition> definitions = names.definitions().get(name);
    if (signature == null) {
      return definitions == null ? new Callee.Unknown(head) : new Callee.Own(head, definitions);
    }
    return signature.ours() && definitions != null
        ? new Callee.Either(head, signature, definitions)
        : new Callee.BuiltIn(signature);
  }
}
