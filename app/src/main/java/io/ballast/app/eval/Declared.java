package io.ballast.app.eval;

import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.HostFields;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Puts the estimates that a file itself declares in the place of those made from its samples: a
 * recorded moment knows more than its few samples tell, and guard and policy read the same numbers.
 */
record Declared(Samples host, List<Samples> guests) {

  Snapshot over(Snapshot computed) {
    HostSnapshot seen = computed.host();
    List<GuestSnapshot> all = new ArrayList<>();
    Map<GuestId, GuestSnapshot> byId = computed.byId();
    for (int i = 0; i < guests.size(); i++) {
      GuestSnapshot guest = byId.get(Classes.id(i));
      if (guest != null) {
        all.add(over(guest, guests.get(i)));
      }
    }
    return new Snapshot(computed.at(), seen == null ? null : over(seen), all, List.of());
  }

  private HostSnapshot over(HostSnapshot seen) {
    long reserve = host.newest(HostFields.MEM_RESERVE).orElse(seen.reserveKib());
    return new HostSnapshot(seen.memory(), seen.ksm(), reserve, seen.history(), seen.at());
  }

  private static GuestSnapshot over(GuestSnapshot guest, Samples declared) {
    return new GuestSnapshot(
        guest.reading(),
        guest.run(),
        guest.entitlement(),
        over(guest.estimate(), declared),
        guest.history(),
        guest.notReady(),
        guest.at());
  }

  private static @Nullable Estimate over(@Nullable Estimate computed, Samples declared) {
    if (computed == null) {
      return null;
    }
    OptionalLong need = declared.newest(GuestFields.NEED);
    return new Estimate(
        need.isPresent() ? need : computed.needKib(),
        computed.riseKib(),
        computed.reserveKib(),
        declared.newest(GuestFields.FLOOR).orElse(computed.floorKib()),
        distress(computed.distress(), declared.newest(GuestFields.DISTRESS)),
        computed.statistics(),
        computed.balloon(),
        computed.footing(),
        computed.at());
  }

  private static String distress(String computed, OptionalLong declared) {
    if (declared.isEmpty()) {
      return computed;
    }
    boolean starves = declared.getAsLong() > 0;
    return !starves ? "" : computed.isEmpty() ? "the snapshot says that it starves" : computed;
  }
}
