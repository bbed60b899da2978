package io.ballast.core.evaluate;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The policy in force. A cycle asks once, so that a policy changes between two cycles and never
 * within one; whoever puts another in its place has made it ready before, and no cycle waits.
 */
public final class CurrentPolicy {
  private final AtomicReference<Evaluate> inForce;

  public CurrentPolicy(Evaluate first) {
    this.inForce = new AtomicReference<>(first);
  }

  public Evaluate get() {
    return inForce.get();
  }

  /** From the next cycle on, this one. Any thread may say so. */
  public void replace(Evaluate next) {
    inForce.set(next);
  }
}
