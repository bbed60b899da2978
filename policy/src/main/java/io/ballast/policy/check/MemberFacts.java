package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Dotted;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of fields and of what methods give. */
final class MemberFacts {
  private final Types types;

  MemberFacts(Types types) {
    this.types = types;
  }

  /** The value of {@code owner.member}, of the types that have it. */
  Fact member(Dotted dotted, Fact owner) {
    Fact fact = Fact.NOTHING;
    for (EntityType type : types.of(owner.types())) {
      FieldDecl field = type.fields().get(dotted.member());
      if (type.methods().containsKey(dotted.member())) {
        fact = fact.join(Fact.of(Kinds.FUNCTION, Measure.UNCLEAR));
      } else if (field != null) {
        fact = fact.join(field(field, dotted));
      }
    }
    return fact.kinds().isNone() ? Fact.ANYTHING : fact;
  }

  private Fact field(FieldDecl field, Expr origin) {
    return switch (field.kind()) {
      case NUMBER -> Fact.of(Kinds.INT.or(Kinds.REAL).or(Kinds.NIL), measure(field.unit(), origin));
      case STRING -> Fact.of(Kinds.TEXT.or(Kinds.NIL), Measure.UNCLEAR);
      case BOOLEAN -> Fact.of(Kinds.BOOL.or(Kinds.NIL), Measure.FLAG);
      case OBJECTS -> objects(field.element());
      case ANY -> new Fact(Kinds.ANY, Fact.ALL_TYPES, measure(field.unit(), origin));
    };
  }

  private Fact objects(@Nullable EntityType element) {
    return new Fact(
        Kinds.LIST.or(Kinds.ENTITY).or(Kinds.NIL),
        element == null ? Fact.ALL_TYPES : types.bit(element),
        Measure.UNCLEAR);
  }

  /** Of what has no unit nobody says whether it has none or was not told one. */
  private static Measure measure(Unit unit, Expr origin) {
    return unit == Unit.NONE ? Measure.UNCLEAR : new Measure.Known(unit, origin);
  }

  /**
   * What a call of a method gives.
   *
   * @param second of the second argument, which {@code Stat} gives if the field is nil; {@link
   *     Fact#NOTHING} if there is none
   */
  Fact result(Listing call, Dotted head, Fact owner, Fact second) {
    Fact fact = Fact.NOTHING;
    for (MethodDecl method : methods(head, owner)) {
      fact = fact.join(result(call, method, owner, second));
    }
    return fact.kinds().isNone() ? Fact.ANYTHING : fact;
  }

  /** The methods that the call may mean. */
  List<MethodDecl> methods(Dotted head, Fact owner) {
    return types.of(owner.types()).stream()
        .map(type -> type.methods().get(head.member()))
        .filter(Objects::nonNull)
        .toList();
  }

  private Fact result(Listing call, MethodDecl method, Fact owner, Fact second) {
    if (method.sets()) {
      return Fact.NIL;
    }
    if (call.items().size() < 2 || !(call.items().get(1) instanceof Expr.Text name)) {
      return Fact.ANYTHING;
    }
    return switch (method.names()) {
      case FIELD -> ofField(call, method, name.value(), owner).join(second);
      case CONTROL -> Fact.of(Kinds.ANY, controlUnit(call, name.value(), owner));
      case PROPERTY, VARIABLE, NOTHING -> Fact.ANYTHING;
    };
  }

  private Fact ofField(Listing call, MethodDecl method, String name, Fact owner) {
    Fact fact = Fact.NOTHING;
    for (EntityType type : types.of(owner.types())) {
      FieldDecl field = type.fields().get(name);
      if (field != null) {
        Fact value = field(field, call);
        fact = fact.join(new Fact(value.kinds(), value.types(), unit(method, field, call)));
      }
    }
    return fact.kinds().isNone()
        ? Fact.ANYTHING
        : fact.join(new Fact(Kinds.REAL.or(Kinds.NIL), 0, Measure.NOTHING));
  }

  private static Measure unit(MethodDecl method, FieldDecl field, Expr origin) {
    return switch (method.unit()) {
      case OF_NAMED -> measure(field.unit(), origin);
      case PER_SECOND ->
          field.unit() == Unit.BYTES
              ? new Measure.Known(Unit.BYTES_PER_SECOND, origin)
              : Measure.UNCLEAR;
      case NONE -> Measure.UNCLEAR;
    };
  }

  /** The unit of a control, if it has the same for all entities that may be meant. */
  Measure controlUnit(Expr origin, String name, Fact owner) {
    Measure measure = Measure.NOTHING;
    for (EntityType type : types.of(owner.types())) {
      ControlDecl control = type.controls().get(name);
      if (control != null) {
        measure = measure.join(measure(control.unit(), origin));
      }
    }
    return measure instanceof Measure.Nothing ? Measure.UNCLEAR : measure;
  }
}
