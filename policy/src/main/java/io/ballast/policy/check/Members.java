package io.ballast.policy.check;

import io.ballast.policy.codes.CallCodes;
import io.ballast.policy.codes.Code;
import io.ballast.policy.codes.MemberCodes;
import io.ballast.policy.codes.NameCodes;
import io.ballast.policy.run.Arity;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Dotted;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Span;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks what comes after the dot: fields, methods, and the names given to methods. */
final class Members {

  private final Types types;
  private final Inference inference;
  private final MemberFacts facts;
  private final Report report;

  Members(Types types, Inference inference, Report report) {
    this.types = types;
    this.inference = inference;
    this.facts = new MemberFacts(types);
    this.report = report;
  }

  private List<EntityType> possible(Dotted dotted) {
    return types.of(inference.variable(dotted.owner()).types());
  }

  /** The methods that a call may mean. */
  List<MethodDecl> methods(Dotted head) {
    return facts.methods(head, inference.variable(head.owner()));
  }

  Measure controlUnit(Expr.Text control, Dotted head) {
    return facts.controlUnit(control, control.value(), inference.variable(head.owner()));
  }

  /** Whether a control of that name is known, and all of that name take numbers. */
  boolean isNumeric(String control, Dotted head) {
    List<Kind> kinds =
        possible(head).stream()
            .map(type -> type.controls().get(control))
            .filter(Objects::nonNull)
            .map(declared -> declared.kind())
            .toList();
    return !kinds.isEmpty() && kinds.stream().allMatch(kind -> kind == Kind.NUMBER);
  }

  /** A dotted name whose owner is known. */
  void use(Dotted dotted) {
    warnOfIgnoredPart(dotted);
    List<EntityType> possible = possible(dotted);
    if (possible.stream().noneMatch(type -> type.has(dotted.member()))) {
      String remedy = remedy(possible, type -> type.absent().fields().get(dotted.member()));
      tell(
          remedy == null ? MemberCodes.UNKNOWN_FIELD : MemberCodes.ABSENT_FIELD,
          dotted.span(),
          remedy == null
              ? "Nothing provides a field or method %s of %s."
                  .formatted(dotted.member(), dotted.owner())
              : "Nothing that is configured provides the field %s of %s."
                  .formatted(dotted.member(), dotted.owner()),
          remedy,
          dotted.member(),
          () -> all(possible, Members::members));
    }
  }

  private void tell(
      Code code,
      Span span,
      String message,
      @Nullable String remedy,
      String word,
      java.util.function.Supplier<Collection<String>> known) {
    report.warning(
        code,
        span,
        message,
        remedy == null
            ? report.nearest(word, known.get(), "The policy reference lists what there is.")
            : remedy);
  }

  private static @Nullable String remedy(
      List<EntityType> types, Function<EntityType, @Nullable String> absent) {
    return types.stream().map(absent).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private void warnOfIgnoredPart(Dotted dotted) {
    String used = dotted.owner() + "." + dotted.member();
    if (!used.equals(dotted.name())) {
      report.warning(
          NameCodes.IGNORED_PART,
          dotted.span(),
          dotted.name().substring(used.length()) + " is ignored here.",
          "Write " + used + ".");
    }
  }

  /** A call of a dotted name whose owner is known. */
  void call(Listing call, Dotted head, Reach reach) {
    use(head);
    List<MethodDecl> methods = methods(head);
    if (methods.isEmpty()
        && possible(head).stream().anyMatch(type -> type.fields().containsKey(head.member()))) {
      report.failure(
          reach,
          CallCodes.NOT_CALLABLE,
          head.span(),
          head.name() + " is a field and cannot be called.",
          "Without brackets it is a value.");
    }
    checkArity(call, head, methods, reach);
    if (call.items().size() > 1 && call.items().get(1) instanceof Expr.Text name) {
      checkName(name, head, methods);
    }
  }

  private void checkArity(Listing call, Dotted head, List<MethodDecl> methods, Reach reach) {
    int count = call.items().size() - 1;
    if (!methods.isEmpty() && methods.stream().noneMatch(method -> accepts(method, count))) {
      MethodDecl method = methods.getFirst();
      String sentence =
          Arity.sentence(head.name(), method.minArguments(), method.maxArguments(), count);
      report.failure(reach, CallCodes.ARITY, call.span(), sentence, method.doc());
    }
  }

  private static boolean accepts(MethodDecl method, int count) {
    return count >= method.minArguments() && count <= method.maxArguments();
  }

  /** A vocabulary without any control is one that does not know them, such as a snapshot's. */
  private void checkName(Expr.Text name, Dotted head, List<MethodDecl> methods) {
    if (methods.isEmpty()) {
      return;
    }
    switch (methods.getFirst().names()) {
      case FIELD ->
          checkName(
              name,
              head,
              "field",
              MemberCodes.UNKNOWN_FIELD,
              MemberCodes.ABSENT_FIELD,
              type -> type.fields().keySet(),
              type -> type.absent().fields().get(name.value()));
      case CONTROL -> {
        if (types.all().stream().anyMatch(type -> !type.controls().isEmpty())) {
          checkName(
              name,
              head,
              "control",
              MemberCodes.UNKNOWN_CONTROL,
              MemberCodes.ABSENT_CONTROL,
              type -> type.controls().keySet(),
              type -> type.absent().controls().get(name.value()));
        }
      }
      case PROPERTY, VARIABLE, NOTHING -> {}
    }
  }

  private void checkName(
      Expr.Text name,
      Dotted head,
      String what,
      Code unknown,
      Code absent,
      Function<EntityType, Set<String>> declared,
      Function<EntityType, @Nullable String> remedies) {
    List<EntityType> possible = possible(head);
    if (possible.stream().anyMatch(type -> declared.apply(type).contains(name.value()))) {
      return;
    }
    String remedy = remedy(possible, remedies);
    tell(
        remedy == null ? unknown : absent,
        name.span(),
        "Nothing %sprovides a %s \"%s\" of %s."
            .formatted(
                remedy == null ? "" : "that is configured ", what, name.value(), head.owner()),
        remedy,
        name.value(),
        () -> all(possible, declared));
  }

  private static Set<String> members(EntityType type) {
    Set<String> members = new LinkedHashSet<>(type.fields().keySet());
    members.addAll(type.methods().keySet());
    return members;
  }

  private static Set<String> all(
      List<EntityType> types, Function<EntityType, Set<String>> declared) {
    Set<String> all = new LinkedHashSet<>();
    types.forEach(type -> all.addAll(declared.apply(type)));
    return all;
  }
}
