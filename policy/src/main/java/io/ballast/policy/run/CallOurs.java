package io.ballast.policy.run;

/** A call of what MOM does not have, unless the policy defined a function of that name by then. */
final class CallOurs extends CallFunction {
  private final Builtin builtin;
  private final int slot;

  CallOurs(Site site, Builtin builtin) {
    super(site);
    this.builtin = builtin;
    this.slot = site.slot();
  }

  @Override
  int apply(Machine m, int depth) {
    if (m.function(slot) != null) {
      return call(m, depth, slot);
    }
    int count = site.arguments().length;
    if (!builtin.accepts(count)) {
      throw Failure.of(builtin.refusal(count));
    }
    return call(m, depth, builtin.code());
  }
}
