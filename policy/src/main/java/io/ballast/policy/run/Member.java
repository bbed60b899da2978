package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/** A dotted name: a field, or a method as a value. */
final class Member extends Named {

  /**
   * A type that was met here.
   *
   * @param field its field of that name; null if it has none, or a method of that name
   */
  private record Known(EntityType type, @Nullable Field field) {}

  private final String member;
  private final int owner;

  /** Threads may overwrite it with their own: it only saves a search. */
  private @Nullable Known known;

  Member(Expr.Dotted name, int owner) {
    super(name);
    this.member = name.member();
    this.owner = owner;
  }

  @Override
  int run(Machine m, int depth) {
    return read(m);
  }

  int read(Machine m) {
    m.meter().step();
    return require(m);
  }

  @Override
  int find(Machine m) {
    Entity nearest = m.bindings.cell(owner).entity();
    Field field = nearest == null ? null : field(nearest.type());
    if (nearest == null || field == null) {
      return search(m);
    }
    nearest.newest(field, m);
    return m.kind;
  }

  @SuppressWarnings("ReferenceEquality") // Equal types that are not the same are looked up again.
  private @Nullable Field field(EntityType type) {
    Known last = known;
    if (last == null || last.type != type) {
      last = new Known(type, type.methods().containsKey(member) ? null : type.field(member));
      known = last;
    }
    return last.field;
  }

  private int search(Machine m) {
    Entity entity = m.bindings.owner(owner, member);
    if (entity == null) {
      return Register.ABSENT;
    }
    return m.set(
        entity.type().methods().containsKey(member)
            ? new Value.Function(new Callable.Method(entity, member))
            : entity.newest(member));
  }
}
