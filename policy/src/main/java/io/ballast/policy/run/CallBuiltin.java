package io.ballast.policy.run;

/** Calls of built-ins other than those in {@link NumberCode}. */
final class CallBuiltin {
  private CallBuiltin() {}

  /** One without code of its own here. */
  static final class Any extends Call {
    private final Builtin.Code code;

    Any(Site site, Builtin.Code code) {
      super(site);
      this.code = code;
    }

    @Override
    int apply(Machine m, int depth) {
      return call(m, depth, code);
    }
  }

  /** {@code if}. */
  static final class Choose extends Call {
    private final Code condition;
    private final Code then;
    private final Code otherwise;

    Choose(Site site) {
      super(site);
      this.condition = site.arguments()[0];
      this.then = site.arguments()[1];
      this.otherwise = site.arguments()[2];
    }

    @Override
    int apply(Machine m, int depth) {
      int kind = Code.run(condition, m, depth + 1);
      return Code.run(Register.isTrue(kind, m.bits, m.ref) ? then : otherwise, m, depth + 1);
    }
  }

  /** {@code and} and {@code or}: all are evaluated, the first that decides is the result. */
  static final class Deciding extends Call {
    private final boolean decides;

    Deciding(Site site, boolean decides) {
      super(site);
      this.decides = decides;
    }

    @Override
    int apply(Machine m, int depth) {
      int kind = Register.ABSENT;
      long bits = 0;
      Value ref = null;
      boolean decided = false;
      for (Code code : site.arguments()) {
        int next = Code.run(code, m, depth + 1);
        if (!decided) {
          kind = next;
          bits = m.bits;
          ref = m.ref;
          decided = Register.isTrue(kind, bits, ref) == decides;
        }
      }
      m.bits = bits;
      m.ref = ref;
      return kind;
    }
  }

  static final class Not extends Call {
    private final Code argument;

    Not(Site site) {
      super(site);
      this.argument = site.arguments()[0];
    }

    @Override
    int apply(Machine m, int depth) {
      int kind = Code.run(argument, m, depth + 1);
      return m.bool(!Register.isTrue(kind, m.bits, m.ref));
    }
  }

  /** {@code valid}: no argument is nil. */
  static final class Valid extends Call {
    Valid(Site site) {
      super(site);
    }

    @Override
    int apply(Machine m, int depth) {
      boolean valid = true;
      for (Code code : site.arguments()) {
        valid &= Code.run(code, m, depth + 1) != Register.NIL;
      }
      return m.bool(valid);
    }
  }

  /** {@code null}: every argument is nil or empty. */
  static final class Empty extends Call {
    Empty(Site site) {
      super(site);
    }

    @Override
    int apply(Machine m, int depth) {
      boolean empty = true;
      for (Code code : site.arguments()) {
        int kind = Code.run(code, m, depth + 1);
        empty &=
            kind == Register.NIL
                || (kind == Register.REF && Values.isEmpty(Register.box(kind, m.bits, m.ref)));
      }
      return m.bool(empty);
    }
  }

  /** One with the wrong number of arguments, or with a head that is no name. */
  static final class Wrong extends Call {
    private final Failure failure;

    Wrong(Site site, Failure failure) {
      super(site);
      this.failure = failure;
    }

    @Override
    int apply(Machine m, int depth) {
      throw failure;
    }
  }
}
