package io.ballast.host.libvirt;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.host.libvirt.Definitions.Definition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes readings of one bulk call's answer and of the guests' definitions.
 *
 * <p>Definitions cost a call each. Those of guests already known are renewed a few at a time. A
 * guest seen for the first time is left out until its definition is read, which waits for the next
 * call once this one has used its time: with a thousand guests that may happen at the start.
 */
final class GuestReader {
  static final int MAX_RENEWALS = 50;

  private final Definitions definitions;
  private final DefinitionReader reader;
  private final LongSupplier nanoTime;
  private final Duration time;

  /**
   * @param time after how much of it in one call no more definitions are read
   */
  GuestReader(
      Definitions definitions, DefinitionReader reader, LongSupplier nanoTime, Duration time) {
    this.definitions = definitions;
    this.reader = reader;
    this.nanoTime = nanoTime;
    this.time = time;
  }

  /**
   * All active guests.
   *
   * @param details what is wanted of each besides
   */
  List<GuestReading> read(Connection connection, Set<GuestDetail> details) throws LibvirtException {
    long until = nanoTime.getAsLong() + time.toNanos();
    try (BulkStats bulk = connection.allDomainStats(details)) {
      return new Pass(bulk, details, until).run();
    }
  }

  /** The reading of one answer. */
  private final class Pass {
    private final BulkStats bulk;
    private final Set<GuestDetail> details;
    private final long until;
    private final Set<GuestId> active = new HashSet<>();
    private int renewals;

    Pass(BulkStats bulk, Set<GuestDetail> details, long until) {
      this.bulk = bulk;
      this.details = details;
      this.until = until;
    }

    List<GuestReading> run() throws LibvirtException {
      List<GuestReading> guests = new ArrayList<>(bulk.count());
      for (int i = 0; i < bulk.count(); i++) {
        GuestReading guest = guest(bulk.domain(i), i);
        if (guest != null) {
          guests.add(guest);
        }
      }
      definitions.keepOnly(active);
      return List.copyOf(guests);
    }

    private @Nullable GuestReading guest(Domain domain, int index) throws LibvirtException {
      GuestId id = new GuestId(domain.uuid());
      String name = domain.name();
      active.add(id);
      Definition definition = definition(domain, id, name);
      if (definition == null) {
        return null;
      }
      DomainStats stats = bulk.stats(index);
      return new GuestReading(
          id,
          name,
          stats.state(),
          definition.pid(),
          definition.defined().traits(),
          stats.balloon(),
          stats.cpu(),
          definition.defined().tags(),
          bulk.devices(index, details));
    }

    private @Nullable Definition definition(Domain domain, GuestId id, String name)
        throws LibvirtException {
      Definition known = definitions.find(id, domain.id());
      boolean wanted = known == null || known.changed() || takesTurn(known);
      boolean timeLeft = until - nanoTime.getAsLong() > 0;
      return wanted && timeLeft ? reader.read(domain, id, name, known) : known;
    }

    private boolean takesTurn(Definition known) {
      return definitions.isDue(known) && renewals++ < MAX_RENEWALS;
    }
  }
}
