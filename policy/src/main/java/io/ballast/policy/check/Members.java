package io.ballast.policy.check;

import io.ballast.policy.run.Arity;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Dotted;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Suggestion;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Checks what comes after the dot: fields, methods, and the names given to the common methods. */
final class Members {

  private final Types types;
  private final Report report;

  Members(Types types, Report report) {
    this.types = types;
    this.report = report;
  }

  /** A dotted name whose owner is known. */
  void use(Dotted dotted) {
    warnOfIgnoredPart(dotted);
    Set<EntityType> possible = types.of(dotted.owner());
    if (possible.stream().noneMatch(type -> type.has(dotted.member()))) {
      report.warning(
          "unknown-field",
          dotted.span(),
          "Nothing provides a field or method " + dotted.member() + " of " + dotted.owner() + ".",
          Suggestion.hint(dotted.member(), all(possible, Members::members)));
    }
  }

  private void warnOfIgnoredPart(Dotted dotted) {
    String used = dotted.owner() + "." + dotted.member();
    if (!used.equals(dotted.name())) {
      report.warning(
          "ignored-part",
          dotted.span(),
          dotted.name().substring(used.length()) + " is ignored here.",
          "Write " + used + ".");
    }
  }

  /** A call of a dotted name whose owner is known. */
  void call(Listing call, Dotted head, Reach reach) {
    use(head);
    List<EntityType> having =
        types.of(head.owner()).stream().filter(type -> type.has(head.member())).toList();
    List<MethodDecl> methods =
        having.stream()
            .map(type -> type.methods().get(head.member()))
            .filter(Objects::nonNull)
            .toList();
    if (!having.isEmpty() && methods.isEmpty()) {
      report.failure(
          reach, "not-callable", head.span(), head.name() + " is a field and cannot be called.");
    }
    checkArity(call, head, methods, reach);
    checkFirstArgument(call, head);
  }

  private void checkArity(Listing call, Dotted head, List<MethodDecl> methods, Reach reach) {
    int count = call.items().size() - 1;
    if (!methods.isEmpty() && methods.stream().noneMatch(method -> accepts(method, count))) {
      MethodDecl method = methods.getFirst();
      String sentence =
          Arity.sentence(head.name(), method.minArguments(), method.maxArguments(), count);
      report.failure(reach, "arity", call.span(), sentence, method.doc());
    }
  }

  private static boolean accepts(MethodDecl method, int count) {
    return count >= method.minArguments() && count <= method.maxArguments();
  }

  private void checkFirstArgument(Listing call, Dotted head) {
    if (call.items().size() < 2 || !(call.items().get(1) instanceof Expr.Text name)) {
      return;
    }
    switch (head.member()) {
      case "Stat", "StatAvg" -> checkName("field", name, head, type -> type.fields().keySet());
      case "Control", "GetControl" -> checkControl(name, head);
      default -> {}
    }
  }

  /** A vocabulary without any control is one that does not know them, such as a snapshot's. */
  private void checkControl(Expr.Text name, Dotted head) {
    if (types.all().stream().anyMatch(type -> !type.controls().isEmpty())) {
      checkName("control", name, head, type -> type.controls().keySet());
    }
  }

  private void checkName(
      String what, Expr.Text name, Dotted head, Function<EntityType, Set<String>> declared) {
    Set<String> known = all(types.of(head.owner()), declared);
    if (!known.contains(name.value())) {
      report.warning(
          "unknown-" + what,
          name.span(),
          "Nothing provides a %s \"%s\" of %s.".formatted(what, name.value(), head.owner()),
          Suggestion.hint(name.value(), known));
    }
  }

  private static Set<String> members(EntityType type) {
    Set<String> members = new LinkedHashSet<>(type.fields().keySet());
    members.addAll(type.methods().keySet());
    return members;
  }

  private static Set<String> all(
      Set<EntityType> types, Function<EntityType, Set<String>> declared) {
    Set<String> all = new LinkedHashSet<>();
    types.forEach(type -> all.addAll(declared.apply(type)));
    return all;
  }
}
