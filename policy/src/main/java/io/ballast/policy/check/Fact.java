package io.ballast.policy.check;

/**
 * What is known of a value.
 *
 * @param types a bit for each type of entity that it may be, or that its items may be; all bits
 *     where nobody knows
 */
record Fact(Kinds kinds, long types, Measure measure) {
  static final long ALL_TYPES = -1L;

  /** No value comes: the expression fails, or is not reached. */
  static final Fact NOTHING = new Fact(Kinds.NONE, 0, Measure.NOTHING);

  static final Fact ANYTHING = new Fact(Kinds.ANY, ALL_TYPES, Measure.UNCLEAR);
  static final Fact NIL = new Fact(Kinds.NIL, 0, Measure.NOTHING);
  static final Fact TEXT = new Fact(Kinds.TEXT, 0, Measure.UNCLEAR);

  static Fact of(Kinds kinds, Measure measure) {
    return new Fact(kinds, kinds.meets(Kinds.LIST.or(Kinds.ENTITY)) ? ALL_TYPES : 0, measure);
  }

  /** That of a value that is one of the two; this one itself if the other adds nothing to it. */
  @SuppressWarnings("ReferenceEquality")
  Fact join(Fact other) {
    Kinds both = kinds.or(other.kinds);
    long all = types | other.types;
    Measure joined = measure.join(other.measure);
    return both.equals(kinds) && all == types && joined == measure
        ? this
        : new Fact(both, all, joined);
  }

  /** What a loop over it sees: items of known types are entities. */
  Fact item() {
    boolean known = types != 0 && types != ALL_TYPES;
    return known
        ? new Fact(Kinds.ENTITY, types, Measure.UNCLEAR)
        : new Fact(Kinds.ANY, ALL_TYPES, measure);
  }
}
