package io.ballast.core.guard;

import io.ballast.core.model.KsmReading;
import io.ballast.core.model.OtherManager;
import io.ballast.core.snapshot.HostSnapshot;
import java.util.Optional;

/**
 * What a rail of KSM's may look at besides the proposal itself.
 *
 * @param seen KSM as last read, however old; absent if it never was
 * @param promisedKib memory that guests were given and have not touched yet
 */
record KsmCycle(Cycle cycle, Optional<KsmReading> seen, long promisedKib) {

  static KsmCycle of(Cycle cycle, long promisedKib) {
    HostSnapshot host = cycle.snapshot().host();
    Optional<KsmReading> seen = host == null ? Optional.empty() : host.ksm();
    return new KsmCycle(cycle, seen, promisedKib);
  }

  /** KSM as it is now; absent if it could not be read lately, or is not ours to control. */
  Optional<KsmReading> controlled() {
    boolean ours = tuning().controlled() && cycle.freshHost() != null && otherManager().isEmpty();
    return ours ? seen : Optional.empty();
  }

  /** Who else turns KSM's knobs on this host, if anybody does: every other manager. */
  Optional<OtherManager> otherManager() {
    return holds(Rail.OTHER_MANAGER)
        ? cycle.snapshot().managers().stream().findFirst()
        : Optional.empty();
  }

  KsmTrack track() {
    return cycle.ksm();
  }

  KsmTuning tuning() {
    return cycle.tuning().ksm();
  }

  boolean holds(Rail rail) {
    return cycle.tuning().holds(rail);
  }
}
