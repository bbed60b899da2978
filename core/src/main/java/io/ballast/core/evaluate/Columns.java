package io.ballast.core.evaluate;

import io.ballast.core.collect.Layout;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;

/** Where the fields of a type stand in samples of one layout. */
final class Columns {
  private final Layout layout;

  /** By index of the field in the type; -1 for what is no column of plain values. */
  private final int[] positions;

  Columns(EntityType type, Layout layout) {
    this.layout = layout;
    this.positions =
        type.fields().values().stream().mapToInt(field -> position(field, layout)).toArray();
  }

  private static int position(FieldDecl field, Layout layout) {
    return field.kind() == Kind.OBJECTS ? -1 : layout.position(field.name());
  }

  boolean fit(Layout samples) {
    return samples == layout;
  }

  int position(int field) {
    return positions[field];
  }
}
