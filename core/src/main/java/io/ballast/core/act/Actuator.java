package io.ballast.core.act;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only place that writes. Whether a guest follows is read back from the next readings, by the
 * guard's record of its progress.
 */
public final class Actuator {
  private final @Nullable WritePorts ports;

  private Actuator(@Nullable WritePorts ports) {
    this.ports = ports;
  }

  /** Acts on a host. */
  public static Actuator on(WritePorts ports) {
    return new Actuator(ports);
  }

  /** Acts on nothing: there is no port that it could write to. */
  public static Actuator dryRun() {
    return new Actuator(null);
  }

  public boolean isDryRun() {
    return ports == null;
  }

  /**
   * Does the actions in their order; one that fails does not keep the others from being done. Only
   * when the hypervisor itself does not answer, what is left of guests' is left for the next cycle:
   * each would wait for its own deadline.
   *
   * <p>Before the first of them is done, all are in the ledger.
   *
   * @param seen what the actions were decided on
   */
  public List<Deed> act(List<Action> actions, Snapshot seen) {
    if (ports == null) {
      return actions.stream().map(one -> new Deed(one, new Outcome.Rehearsed())).toList();
    }
    ports.ledger().see(seen);
    Ledger.Barred barred = ports.ledger().enter(actions);
    List<Deed> deeds = new ArrayList<>(actions.size());
    @Nullable HypervisorException away = null;
    for (Action action : actions) {
      String bar = barred.why(action).orElse("");
      if (!bar.isEmpty()) {
        deeds.add(new Deed(action, new Outcome.Refused(bar)));
      } else if (away == null || !(action instanceof Action.OfGuest)) {
        try {
          deeds.add(new Deed(action, act(ports, action)));
        } catch (HypervisorException unreachable) {
          away = unreachable;
          deeds.add(new Deed(action, new Outcome.Refused(away.sentence())));
        }
      } else {
        deeds.add(new Deed(action, new Outcome.Refused(away.sentence())));
      }
    }
    return deeds;
  }

  /**
   * @throws HypervisorException if the hypervisor itself does not answer
   */
  private static Outcome act(WritePorts ports, Action action) throws HypervisorException {
    try {
      write(ports, action);
      ports.ledger().taken(action);
      return new Outcome.Accepted();
    } catch (IOException refused) {
      return new Outcome.Refused(String.valueOf(refused.getMessage()));
    } catch (HypervisorException refused) {
      return switch (refused.reason()) {
        case NO_GUEST -> new Outcome.Gone();
        case DENIED, NOT_NOW, FAILED -> new Outcome.Refused(refused.sentence());
        case UNREACHABLE -> throw refused;
      };
    }
  }

  private static void write(WritePorts ports, Action action)
      throws HypervisorException, IOException {
    switch (action) {
      case Action.SetBalloon set -> ports.hypervisor().setBalloon(set.guest().id(), set.toKib());
      case Action.SetStatisticsPeriod set ->
          ports.hypervisor().setStatisticsPeriod(set.guest().id(), set.toSeconds());
      case Action.SetCpuLimits set ->
          ports
              .hypervisor()
              .setCpuTune(set.guest().id(), set.to().quotaMicros(), set.to().periodMicros());
      case Action.SetDiskLimits set ->
          ports.hypervisor().setDiskLimits(set.guest().id(), set.disk(), set.path(), set.to());
      case Action.SetKsm set -> ports.kernel().setKsm(set.knob(), set.to());
    }
  }
}
