package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Span;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import io.ballast.policy.vocabulary.MethodDecl;
import org.jspecify.annotations.Nullable;

/** A call with a dotted head: a method as a rule. */
final class CallMember extends CallFunction {

  /**
   * A type that was met here.
   *
   * @param method whether the head is a method of it
   * @param ours whether MOM's entities do not have that method
   * @param fits whether the method takes so many arguments
   * @param field what the first argument names, if it is written out
   */
  private record Known(
      EntityType type, boolean method, boolean ours, boolean fits, @Nullable Field field) {}

  /** The methods that have code of their own here. */
  private enum Own {
    STAT,
    STAT_AVG,
    CONTROL,
    NONE
  }

  private final Expr.Dotted head;
  private final Member member;
  private final int owner;
  private final int function;
  private final Own own;
  private final @Nullable String named;
  private final Span place;

  /** Threads may overwrite it with their own: it only saves a search. */
  private @Nullable Known known;

  /**
   * @param function slot of the whole name, which a function may have, too
   */
  CallMember(Site site, Expr.Dotted head, Member member, int owner, int function) {
    super(site);
    this.head = head;
    this.member = member;
    this.owner = owner;
    this.function = function;
    this.named = named(site);
    this.own = named == null ? Own.NONE : own(head.member(), site.arguments().length);
    this.place = site.call().span();
  }

  private static @Nullable String named(Site site) {
    return site.arguments().length > 0 && site.call().items().get(1) instanceof Expr.Text text
        ? text.value()
        : null;
  }

  private static Own own(String method, int count) {
    return switch (method) {
      case "Stat" -> count == 1 ? Own.STAT : Own.NONE;
      case "StatAvg" -> count == 1 ? Own.STAT_AVG : Own.NONE;
      case "Control" -> count == 2 ? Own.CONTROL : Own.NONE;
      default -> Own.NONE;
    };
  }

  @Override
  int apply(Machine m, int depth) {
    Entity entity = m.bindings.cell(owner).entity();
    if (entity != null) {
      Known type = known(entity.type());
      if (type.ours && m.function(function) != null) {
        return call(m, depth, function);
      }
      if (type.method) {
        return type.fits ? call(m, depth, entity, type.field) : callMethod(m, depth, entity);
      }
    }
    int kind = member.find(m);
    if (kind == Register.ABSENT) {
      return call(m, depth, function);
    }
    Value bound = Register.box(kind, m.bits, m.ref);
    return m.function(function) != null && Heads.isOurMethod(head, bound)
        ? call(m, depth, function)
        : callValue(m, depth, bound);
  }

  @SuppressWarnings("ReferenceEquality") // Equal types that are not the same are looked up again.
  private Known known(EntityType type) {
    Known last = known;
    if (last == null || last.type != type) {
      MethodDecl method = type.methods().get(head.member());
      int count = site.arguments().length;
      boolean fits =
          method != null && count >= method.minArguments() && count <= method.maxArguments();
      boolean ours = method != null && method.ours();
      last = new Known(type, method != null, ours, fits, named == null ? null : type.field(named));
      known = last;
    }
    return last;
  }

  private int call(Machine m, int depth, Entity entity, @Nullable Field field) {
    return switch (own) {
      case STAT -> field == null ? callMethod(m, depth, entity) : newest(m, entity, field);
      case STAT_AVG -> field == null ? callMethod(m, depth, entity) : average(m, entity, field);
      case CONTROL ->
          named == null ? callMethod(m, depth, entity) : control(m, depth, entity, named);
      case NONE -> callMethod(m, depth, entity);
    };
  }

  private int callMethod(Machine m, int depth, Entity entity) {
    Value[] arguments = Code.values(site.arguments(), m, depth + 1);
    return m.set(Methods.call(new Callable.Method(entity, head.member()), arguments, place, m));
  }

  private int newest(Machine m, Entity entity, Field field) {
    m.meter().step();
    entity.newest(field, m);
    return m.kind;
  }

  private int average(Machine m, Entity entity, Field field) {
    m.meter().step();
    m.total.clear();
    entity.sum(field, m.total);
    return m.total.average(m);
  }

  private int control(Machine m, int depth, Entity entity, String name) {
    m.meter().step();
    m.effects().wish(entity, name, site.arguments()[1].value(m, depth + 1), place);
    return Register.NIL;
  }
}
