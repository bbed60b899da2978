package io.ballast.policy.run;

import java.util.List;

/** An expression as code of the virtual machine. Each is generated, by {@link KernelWriter}. */
abstract class Kernel {

  /**
   * Evaluates the expression for one item after the other.
   *
   * @param from index of the first item
   * @return index of the first item that was not done: closures must do that one. The number of
   *     items if all were done
   */
  abstract int run(Lane lane, List<Value> items, int from);
}
