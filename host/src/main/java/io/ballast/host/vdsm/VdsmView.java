package io.ballast.host.vdsm;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.Moment;
import io.ballast.host.jsonrpc.RpcException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The read side: one bulk call, and now and then one for the limits of disks. */
final class VdsmView implements HypervisorView {
  private final VdsmLink link;
  private final VmList guests;
  private final IoTunes tunes;
  private final Supplier<Moment> clock;

  VdsmView(VdsmLink link, VmList guests, IoTunes tunes, Supplier<Moment> clock) {
    this.link = link;
    this.clock = clock;
    this.guests = guests;
    this.tunes = tunes;
  }

  @Override
  public String description() {
    return link.description();
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
    long deadline = link.deadline();
    Moment asked = clock.get();
    List<GuestReading> read = guests.read(stats(deadline), details, asked);
    return details.contains(GuestDetail.IO_TUNE) ? withTunes(read, deadline) : read;
  }

  private JsonNode stats(long deadline) throws HypervisorException {
    try {
      JsonNode reply = link.call("Host.getAllVmStats", Map.of(), deadline);
      if (reply.isArray()) {
        return reply;
      }
      throw new HypervisorException(
          Reason.FAILED, link.description() + " answers with something else than its guests");
    } catch (RpcException refused) {
      throw new HypervisorException(
          Reason.FAILED,
          "%s would not list its guests: %s".formatted(link.description(), refused.clause()));
    }
  }

  private List<GuestReading> withTunes(List<GuestReading> read, long deadline) {
    Map<GuestId, List<DiskTune>> limits = ioTunes(read, deadline);
    return read.stream().map(guest -> tuned(guest, limits)).toList();
  }

  /** What cannot be had leaves the limits unknown: the guests' statistics are read already. */
  private Map<GuestId, List<DiskTune>> ioTunes(List<GuestReading> read, long deadline) {
    Set<GuestId> present = read.stream().map(GuestReading::id).collect(Collectors.toSet());
    try {
      return tunes.read(
          present, () -> link.call("Host.getAllVmIoTunePolicies", Map.of(), deadline));
    } catch (RpcException | HypervisorException unknown) {
      return Map.of();
    }
  }

  private static GuestReading tuned(GuestReading guest, Map<GuestId, List<DiskTune>> limits) {
    Optional<List<DiskTune>> disks = Optional.ofNullable(limits.get(guest.id()));
    return guest.with(new GuestTuning(guest.tuning().cpu(), disks));
  }

  @Override
  public void close() {
    link.close();
  }
}
