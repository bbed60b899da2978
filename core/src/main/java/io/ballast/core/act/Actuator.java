package io.ballast.core.act;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only place that writes. Whether a guest follows is read back from the next readings, by the
 * guard's record of its progress.
 */
public final class Actuator {
  private final @Nullable HypervisorControl control;

  private Actuator(@Nullable HypervisorControl control) {
    this.control = control;
  }

  /** Acts on a hypervisor. */
  public static Actuator on(HypervisorControl control) {
    return new Actuator(control);
  }

  /** Acts on nothing: there is no port that it could write to. */
  public static Actuator dryRun() {
    return new Actuator(null);
  }

  public boolean isDryRun() {
    return control == null;
  }

  /** Does the actions in their order; one that fails does not keep the others from being done. */
  public List<Deed> act(List<Action> actions) {
    return actions.stream().map(action -> new Deed(action, act(action))).toList();
  }

  private Outcome act(Action action) {
    if (control == null) {
      return new Outcome.Rehearsed();
    }
    try {
      write(control, action);
      return new Outcome.Accepted();
    } catch (HypervisorException refused) {
      return refused.reason() == HypervisorException.Reason.NO_GUEST
          ? new Outcome.Gone()
          : new Outcome.Refused(refused.sentence());
    }
  }

  private static void write(HypervisorControl control, Action action) throws HypervisorException {
    switch (action) {
      case Action.SetBalloon set -> control.setBalloon(set.guest(), set.toKib());
      case Action.SetStatisticsPeriod set ->
          control.setStatisticsPeriod(set.guest(), set.seconds());
    }
  }
}
