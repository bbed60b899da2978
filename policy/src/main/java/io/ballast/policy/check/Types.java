package io.ballast.policy.check;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Vocabulary;
import io.ballast.policy.vocabulary.Vocabulary.Global;
import java.util.ArrayList;
import java.util.List;

/** The types of entities that a vocabulary knows, each with a bit of its own. */
final class Types {
  private static final int MOST = 62;

  private final List<EntityType> all = new ArrayList<>();

  Types(Vocabulary vocabulary) {
    for (Global global : vocabulary.globals().values()) {
      add(global.type());
    }
  }

  private void add(EntityType type) {
    if (!isKnown(type)) {
      all.add(type);
      type.fields().values().forEach(this::addElement);
    }
  }

  private void addElement(FieldDecl field) {
    EntityType element = field.element();
    if (element != null) {
      add(element);
    }
  }

  /** Comparing declarations by their contents would take long. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isKnown(EntityType type) {
    return all.stream().anyMatch(known -> known == type);
  }

  /** All that the vocabulary knows. */
  List<EntityType> all() {
    return all;
  }

  /** All bits for one too many, so that nothing is said of it. */
  @SuppressWarnings("ReferenceEquality")
  long bit(EntityType type) {
    for (int i = 0; i < Math.min(MOST, all.size()); i++) {
      if (all.get(i) == type) {
        return 1L << i;
      }
    }
    return Fact.ALL_TYPES;
  }

  /** Those whose bits are set; all if no bit is: then nobody knows. */
  List<EntityType> of(long bits) {
    if (bits == 0 || bits == Fact.ALL_TYPES) {
      return all;
    }
    List<EntityType> some = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, all.size()); i++) {
      if ((bits & 1L << i) != 0) {
        some.add(all.get(i));
      }
    }
    return some;
  }
}
