package io.ballast.policy.run;

/** A call of one of the policy's own functions. */
class CallFunction extends Call {
  private final int slot;

  CallFunction(Site site) {
    super(site);
    this.slot = site.slot();
  }

  @Override
  int apply(Machine m, int depth) {
    return call(m, depth, slot);
  }

  /** Each argument is evaluated in the new scope, so a later one sees an earlier parameter. */
  final int call(Machine m, int depth, int nameSlot) {
    CompiledFunction function = m.function(nameSlot);
    if (function == null) {
      throw Failure.at(site.headPlace(), "There is no function " + site.name() + ".");
    }
    Code[] arguments = site.arguments();
    int[] parameters = function.parameters;
    int count = parameters.length;
    if (arguments.length != count) {
      throw Failure.of(Arity.sentence(function.name, count, count, arguments.length));
    }
    Bindings bindings = m.bindings;
    int outer = bindings.scope();
    int mark = bindings.open();
    for (int i = 0; i < count; i++) {
      bindings.bind(parameters[i], Code.run(arguments[i], m, depth + 1), m);
    }
    int kind = Code.run(function.body, m, depth + 1);
    bindings.close(mark, outer);
    return kind;
  }
}
