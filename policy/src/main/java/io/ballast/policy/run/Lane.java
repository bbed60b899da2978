package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Kernel} works with during one evaluation. Nothing that it does for an item is seen
 * by anybody before {@link #commit}; until then it may give up, and the closures do the item.
 */
final class Lane {
  final Machine machine;
  final Field[] fields;
  final double[] numbers;
  final @Nullable Entity[] entities;
  private final Plan plan;
  private final Meter meter;
  private final Effects effects;
  private final Results results;

  private final @Nullable Entity[] wishers;
  private final int[] wished;
  private final @Nullable Value[] values;
  private int wishes;

  /** What the items' values go to. */
  @FunctionalInterface
  interface Results {
    void add(Value value);
  }

  Lane(Plan plan, Machine machine, Results results) {
    this.plan = plan;
    this.machine = machine;
    this.meter = machine.meter();
    this.effects = machine.effects();
    this.results = results;
    this.fields = plan.fields();
    this.numbers = new double[plan.guards().outers()];
    this.entities = new @Nullable Entity[plan.guards().outers()];
    int sites = plan.wishes();
    this.wishers = new @Nullable Entity[sites];
    this.wished = new int[sites];
    this.values = new @Nullable Value[sites];
  }

  /**
   * Whether all is as the code takes it to be. Asked before it runs, and again after the closures
   * ran: they may do anything.
   *
   * @param depth lists around the expression
   */
  boolean fits(int depth) {
    return !effects.isUndoable()
        && meter.canNest(depth + plan.depth())
        && plan.guards().hold(machine, numbers, entities);
  }

  /** Begins what is no item. */
  void begin() {
    wishes = 0;
  }

  /** Begins an item and gives the entity that it is; null if the closures shall see to it. */
  @SuppressWarnings("ReferenceEquality") // Fields have other places in a type that is only equal.
  @Nullable Entity begin(List<Value> items, int index) {
    wishes = 0;
    EntityType type = plan.item();
    return items.get(index) instanceof Value.Ref(Entity entity)
            && entity.type() == type
            && !effects.isHeld(entity)
        ? entity
        : null;
  }

  /** Keeps a wish until {@link #commit}. */
  void wish(Entity entity, int site, Value value) {
    wishers[wishes] = entity;
    wished[wishes] = site;
    values[wishes] = value;
    wishes++;
  }

  /**
   * Makes what was done for an item count, unless the budget would end the evaluation on the way:
   * the closures know where.
   */
  boolean commit(int steps, Value result) {
    if (!meter.took(steps, wishes)) {
      return false;
    }
    for (int i = 0; i < wishes; i++) {
      Entity entity = wishers[i];
      Value value = values[i];
      if (entity != null && value != null) {
        Plan.WishSite site = plan.wish(wished[i]);
        effects.wish(entity, site.control(), value, site.place());
      }
    }
    results.add(result);
    return true;
  }

  static Value real(double number) {
    return Value.of(number);
  }

  static Value whole(double number) {
    return Register.box(Register.INT, (long) number, null);
  }

  static Value number(double number, int whole) {
    return whole == 0 ? real(number) : whole(number);
  }

  static Value bool(int bool) {
    return Value.of(bool != 0);
  }

  static Value ref(Entity entity) {
    return new Value.Ref(entity);
  }
}
