package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import io.ballast.core.model.OtherManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first word of the loop: reads whatever is due, host and guests each at its own interval. */
public final class Collect {
  private final HostMonitor host;
  private final GuestMonitor guests;
  private final Cadence hostCadence;
  private final Cadence guestCadence;
  private final ManagerWatch managers;

  public Collect(
      HostMonitor host, Duration hostInterval, GuestMonitor guests, Duration guestInterval) {
    this(host, hostInterval, guests, guestInterval, ManagerWatch.none());
  }

  public Collect(
      HostMonitor host,
      Duration hostInterval,
      GuestMonitor guests,
      Duration guestInterval,
      ManagerWatch managers) {
    this.managers = managers;
    this.host = host;
    this.guests = guests;
    this.hostCadence = new Cadence(hostInterval);
    this.guestCadence = new Cadence(guestInterval);
  }

  /** Reads what is due now. */
  public Readings read(Moment now) {
    List<String> problems = new ArrayList<>();
    Optional<HostReading> hostReading =
        hostCadence.take(now) ? host.read(now, problems::add) : Optional.empty();
    boolean due = guestCadence.take(now);
    Optional<List<SampledGuest>> guestReadings =
        due ? guests.read(now, problems::add) : Optional.empty();
    boolean silent = due && guestReadings.isEmpty();
    Optional<String> away = silent ? Optional.of(problems.getLast()) : Optional.empty();
    List<OtherManager> others = managers.look(now, problems::add);
    return new Readings(hostReading, guestReadings, problems, away, others);
  }

  /** How long until something is due. */
  public Duration untilDue(Moment now) {
    Duration untilHost = hostCadence.until(now);
    Duration untilGuests = guestCadence.until(now);
    return untilHost.compareTo(untilGuests) < 0 ? untilHost : untilGuests;
  }
}
