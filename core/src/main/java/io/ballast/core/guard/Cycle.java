package io.ballast.core.guard;

import io.ballast.core.model.Moment;
import io.ballast.core.model.OtherManager;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rail may look at besides the proposal itself.
 *
 * @param ksm what is remembered of KSM
 */
record Cycle(Snapshot snapshot, Tuning tuning, KsmTrack ksm) {

  Moment now() {
    return snapshot.at();
  }

  /** Who else turns guests' balloons on this host, if anybody does. */
  Optional<OtherManager> otherOfBalloons() {
    return snapshot.managers().stream()
        .filter(other -> other.kind() == OtherManager.Kind.MOM)
        .findFirst();
  }

  /** The host, if it was read lately; null if what is known of it is too old to act on. */
  @Nullable HostSnapshot freshHost() {
    HostSnapshot host = snapshot.host();
    boolean fresh = host != null && now().since(host.at()).compareTo(tuning.staleAfter()) <= 0;
    return fresh ? host : null;
  }
}
