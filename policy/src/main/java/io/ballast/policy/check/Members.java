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
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks what comes after the dot: fields, methods, and the names given to methods. */
final class Members {
  private static final String LISTED = "The policy reference lists what there is.";

  /** What sort of name is looked up: what it is called, and which names there are. */
  private record Sort(
      String what,
      Code unknown,
      Code absent,
      Function<EntityType, Set<String>> names,
      Function<EntityType, Map<String, String>> lacking) {

    Set<String> there(EntityType type) {
      return names.apply(type);
    }

    Map<String, String> remedies(EntityType type) {
      return lacking.apply(type);
    }
  }

  private static final Sort FIELDS =
      new Sort(
          "field",
          MemberCodes.UNKNOWN_FIELD,
          MemberCodes.ABSENT_FIELD,
          type -> type.fields().keySet(),
          type -> type.absent().fields());
  private static final Sort MEMBERS =
      new Sort(
          "field or method",
          MemberCodes.UNKNOWN_FIELD,
          MemberCodes.ABSENT_FIELD,
          Members::members,
          type -> type.absent().fields());
  private static final Sort CONTROLS =
      new Sort(
          "control",
          MemberCodes.UNKNOWN_CONTROL,
          MemberCodes.ABSENT_CONTROL,
          type -> type.controls().keySet(),
          type -> type.absent().controls());

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

  Measure controlUnit(String control, Dotted head) {
    return facts.controlUnit(head, control, inference.variable(head.owner()));
  }

  /** Whether a control of that name is known, and all of that name take numbers. */
  boolean isNumeric(String control, Dotted head) {
    List<ControlDecl> declared = controls(control, head);
    return !declared.isEmpty() && declared.stream().allMatch(one -> one.kind() == Kind.NUMBER);
  }

  /** Whether a negative value may mean something to a control of that name. */
  boolean mayBeBelowZero(String control, Dotted head) {
    return controls(control, head).stream().anyMatch(ControlDecl::belowZero);
  }

  private List<ControlDecl> controls(String name, Dotted head) {
    return possible(head).stream()
        .map(type -> type.controls().get(name))
        .filter(Objects::nonNull)
        .toList();
  }

  /** A dotted name whose owner is known. */
  void use(Dotted dotted) {
    warnOfIgnoredPart(dotted);
    List<EntityType> possible = possible(dotted);
    if (possible.stream().noneMatch(type -> type.has(dotted.member()))) {
      String remedy = remedy(possible, MEMBERS, dotted.member());
      tell(
          MEMBERS,
          dotted.span(),
          "Nothing %sprovides a %s %s of %s."
              .formatted(
                  remedy == null ? "" : "that is configured ",
                  remedy == null ? MEMBERS.what() : FIELDS.what(),
                  dotted.member(),
                  dotted.owner()),
          remedy,
          () -> report.nearest(dotted.member(), all(possible, MEMBERS), LISTED));
    }
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
      case FIELD -> checkName(name, head, FIELDS);
      case CONTROL -> {
        if (types.all().stream().anyMatch(type -> !type.controls().isEmpty())) {
          checkName(name, head, CONTROLS);
        }
      }
      case PROPERTY, VARIABLE, NOTHING -> {}
    }
  }

  private void checkName(Expr.Text name, Dotted head, Sort sort) {
    List<EntityType> possible = possible(head);
    if (possible.stream().anyMatch(type -> sort.there(type).contains(name.value()))) {
      return;
    }
    String remedy = remedy(possible, sort, name.value());
    String that = remedy == null ? "" : "that is configured ";
    tell(
        sort,
        name.span(),
        "Nothing %sprovides a %s \"%s\" of %s."
            .formatted(that, sort.what(), name.value(), head.owner()),
        remedy,
        () -> report.nearest(name.value(), all(possible, sort), LISTED));
  }

  private void tell(
      Sort sort, Span span, String message, @Nullable String remedy, Supplier<String> nearest) {
    report.warning(
        remedy == null ? sort.unknown() : sort.absent(),
        span,
        message,
        remedy == null ? nearest.get() : remedy);
  }

  private static @Nullable String remedy(List<EntityType> types, Sort sort, String name) {
    return types.stream()
        .map(type -> sort.remedies(type).get(name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Set<String> members(EntityType type) {
    Set<String> members = new LinkedHashSet<>(type.fields().keySet());
    members.addAll(type.methods().keySet());
    return members;
  }

  /** The names that there are, and those that there could be. */
  private static Set<String> all(List<EntityType> types, Sort sort) {
    Set<String> all = new LinkedHashSet<>();
    for (EntityType type : types) {
      all.addAll(sort.there(type));
      all.addAll(sort.remedies(type).keySet());
    }
    return all;
  }
}
