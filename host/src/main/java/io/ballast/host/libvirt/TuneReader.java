package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.IoLimits;
import io.ballast.host.libvirt.Definitions.Definition;
import io.ballast.host.libvirt.Tunes.Tune;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to readings what limits guests' CPUs and disks, which costs calls for each guest: on a
 * connection of its own, so that a guest that hangs keeps nobody else's numbers away.
 *
 * <p>In one round those never read, and those that we changed, come first, and of the others so
 * many as may be renewed, the longest unread first; what the round's time does not suffice for
 * waits for the next one. While libvirt does not answer here, what was read lately holds.
 */
final class TuneReader implements AutoCloseable {
  /** So many known guests are read again in a round, or of many a tenth. */
  static final int RENEWALS = 50;

  private static final int RENEWED_PART = 10;

  private final Channel channel;
  private final Tunes tunes;
  private final Definitions definitions;
  private final LongSupplier nanoTime;
  private final Duration time;

  /** A guest that may be read in this round. */
  private record Due(GuestId guest, Definition definition, @Nullable Tune last) {
    boolean isUrgent() {
      return last == null || last.changed();
    }

    long triedAt() {
      return last == null ? Long.MIN_VALUE : last.triedAt();
    }
  }

  /**
   * @param time after how much of it in one round no more guests are read
   */
  TuneReader(
      Channel channel, Tunes tunes, Definitions definitions, LongSupplier nanoTime, Duration time) {
    this.channel = channel;
    this.tunes = tunes;
    this.definitions = definitions;
    this.nanoTime = nanoTime;
    this.time = time;
  }

  /** The readings with what was asked for; as they are if nothing of it was. */
  List<GuestReading> complete(List<GuestReading> guests, Set<GuestDetail> details) {
    boolean cpu = details.contains(GuestDetail.CPU_TUNE);
    boolean disks = details.contains(GuestDetail.IO_TUNE);
    if (!cpu && !disks) {
      return guests;
    }
    tunes.keepOnly(guests.stream().map(GuestReading::id).collect(Collectors.toSet()));
    List<Due> due = due(guests);
    if (!due.isEmpty()) {
      read(due, cpu, disks);
    }
    return guests.stream().map(guest -> completed(guest, cpu, disks)).toList();
  }

  private List<Due> due(List<GuestReading> guests) {
    List<Due> all = new ArrayList<>();
    for (GuestReading guest : guests) {
      Definition definition = definitions.find(guest.id());
      if (definition != null && guest.state() == GuestState.RUNNING) {
        all.add(new Due(guest.id(), definition, tunes.last(guest.id(), definition.run())));
      }
    }
    Stream<Due> urgent = all.stream().filter(Due::isUrgent);
    Stream<Due> others =
        all.stream()
            .filter(each -> !each.isUrgent())
            .sorted(Comparator.comparingLong(Due::triedAt))
            .limit(Math.max(RENEWALS, all.size() / RENEWED_PART));
    return Stream.concat(urgent, others).toList();
  }

  /**
   * Reads what the time suffices for. If libvirt does not answer, the view's own call tells so; if
   * only this one hangs, on one guest, that guest is tried last from now on.
   */
  private void read(List<Due> due, boolean cpu, boolean disks) {
    long until = nanoTime.getAsLong() + time.toNanos();
    try {
      channel.call(
          connection -> {
            for (Due each : due) {
              if (nanoTime.getAsLong() - until >= 0) {
                break;
              }
              read(connection, each, cpu, disks);
            }
            return due;
          });
    } catch (LibvirtException | HypervisorException unanswered) {
      // Guests without recent limits are not ready, which says so for each of them.
    }
  }

  private void read(Connection connection, Due due, boolean cpu, boolean disks)
      throws LibvirtException {
    tunes.trying(due.guest(), due.definition().run());
    try (Domain domain = connection.domain(due.guest())) {
      if (domain.occupation().by() == Domain.Busy.NOBODY) {
        Optional<CpuLimits> limits = cpu ? cpu(domain) : Optional.empty();
        Map<String, IoLimits> ofDisks = disks ? disks(domain, due.definition()) : Map.of();
        tunes.keep(due.guest(), due.definition().run(), limits, ofDisks);
      }
    } catch (LibvirtException e) {
      if (e.error().fromTransport()) {
        throw e;
      }
    }
  }

  /** A scheduler, or a host, that knows no quotas cannot tell of them. */
  private static Optional<CpuLimits> cpu(Domain domain) throws LibvirtException {
    try {
      return LibvirtLimits.cpu(domain.schedulerParameters());
    } catch (LibvirtException e) {
      if (e.error().fromTransport()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A disk that libvirt cannot tell of, such as one that is being taken away, is left out. */
  private static Map<String, IoLimits> disks(Domain domain, Definition definition)
      throws LibvirtException {
    Map<String, IoLimits> limits = new HashMap<>();
    for (DefinedDisk disk : definition.defined().disks()) {
      try {
        limits.put(disk.name(), LibvirtLimits.disk(domain.blockIoTune(disk.name())));
      } catch (LibvirtException e) {
        if (e.error().fromTransport()) {
          throw e;
        }
      }
    }
    return limits;
  }

  private GuestReading completed(GuestReading guest, boolean cpu, boolean disks) {
    Definition definition = definitions.find(guest.id());
    Tune tune = definition == null ? null : tunes.find(guest.id(), definition.run());
    if (definition == null || tune == null) {
      return guest;
    }
    Contract contract = definition.defined().contract();
    Optional<CpuTune> ofCpu =
        tune.cpu()
            .filter(limits -> cpu)
            .map(
                limits ->
                    new CpuTune(
                        limits.quotaMicros(), limits.periodMicros(), contract.cpuPercent()));
    Optional<List<DiskTune>> ofDisks =
        disks && tune.isRead() ? Optional.of(disks(tune, definition)) : Optional.empty();
    return guest.with(new GuestTuning(ofCpu, ofDisks));
  }

  private static List<DiskTune> disks(Tune tune, Definition definition) {
    List<DiskTune> disks = new ArrayList<>();
    for (DefinedDisk disk : definition.defined().disks()) {
      IoLimits current = tune.disks().get(disk.name());
      if (current != null) {
        Contract contract = definition.defined().contract();
        disks.add(
            new DiskTune(
                disk.name(),
                disk.path(),
                of(contract.guaranteed(), disk),
                of(contract.maximum(), disk),
                current));
      }
    }
    return disks;
  }

  private static Optional<IoLimits> of(Map<String, IoLimits> limits, DefinedDisk disk) {
    IoLimits byName = limits.get(disk.name());
    return Optional.ofNullable(byName == null ? limits.get(disk.path()) : byName);
  }

  @Override
  public void close() {
    channel.close();
  }
}
