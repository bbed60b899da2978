package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Pace;
import io.ballast.app.Ports;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Moment;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import io.ballast.sim.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands between a loop and a simulated host, and keeps what passes: readings and orders. */
final class Watched implements HypervisorView, HypervisorControl, KernelControl {
  private final SimHost host;
  private Map<GuestId, GuestReading> seen = Map.of();
  private SimTruth seenTruth;
  private final Reports reports = new Reports();
  private SimTruth seenHost;
  private List<Order> orders = new ArrayList<>();
  private List<Write> writes = new ArrayList<>();

  Watched(SimHost host) {
    this.host = host;
    this.seenTruth = host.truth();
    this.seenHost = seenTruth;
  }

  /** The ports of a loop that acts. */
  Ports ports() {
    return ports(new WritePorts(this, this));
  }

  /** The ports of a loop that has nothing to write with. */
  Ports dryRun() {
    return ports(null);
  }

  private Ports ports(@Nullable WritePorts writes) {
    return new Ports(
        this,
        writes,
        new Kernel(),
        () -> new Moment(host.clock().instant(), host.clock().nanos()),
        Pace.simulated(host, 0));
  }

  private final class Kernel implements KernelView {
    @Override
    public String read(String path) throws IOException {
      String text = host.kernel().read(path);
      if (path.equals("/proc/meminfo")) {
        seenHost = host.truth();
      }
      return text;
    }

    @Override
    public List<String> list(String path) throws IOException {
      return host.kernel().list(path);
    }
  }

  @Override
  public String description() {
    return host.view().description();
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
    List<GuestReading> readings = host.view().guests(details);
    seenTruth = host.truth();
    reports.see(readings, host.clock().instant(), host.clock().nanos());
    seen = new LinkedHashMap<>();
    readings.forEach(reading -> seen.put(reading.id(), reading));
    return readings;
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    GuestReading before = seen.get(guest);
    if (before == null) {
      throw new AssertionError("Guest " + guest + " was written to and never seen.");
    }
    boolean accepted = false;
    try {
      host.control().setBalloon(guest, kib);
      accepted = true;
    } finally {
      orders.add(new Order(host.clock().nanos(), before, kib, accepted));
      note(Optional.of(guest), Write.Knob.BALLOON, kib, accepted);
    }
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    boolean accepted = false;
    try {
      host.control().setStatisticsPeriod(guest, seconds);
      accepted = true;
    } finally {
      note(Optional.of(guest), Write.Knob.STATISTICS_PERIOD, seconds, accepted);
    }
  }

  @Override
  public void setKsm(KsmKnob knob, long value) throws IOException {
    if (knob == KsmKnob.RUN && value == KsmReading.UNMERGE) {
      requireRoomToUnmerge(host.truth());
    }
    boolean accepted = false;
    try {
      host.kernelControl().setKsm(knob, value);
      accepted = true;
    } finally {
      note(Optional.empty(), Write.Knob.valueOf("KSM_" + knob.name()), value, accepted);
    }
  }

  /** All that merging spares the host is needed at once. */
  private static void requireRoomToUnmerge(SimTruth truth) {
    assertThat(truth.ksm().savedKib())
        .as("KiB that unmerging takes of the host")
        .isLessThanOrEqualTo(truth.host().availableKib());
  }

  private void note(Optional<GuestId> guest, Write.Knob knob, long value, boolean accepted) {
    writes.add(new Write(Duration.ofNanos(host.clock().nanos()), guest, knob, value, accepted));
  }

  @Override
  public void close() {}

  /** The guests as the loop last saw them. */
  Map<GuestId, GuestReading> seen() {
    return seen;
  }

  /** The truth when the loop last saw the guests. */
  SimTruth seenTruth() {
    return seenTruth;
  }

  /** How old what guests reported is. */
  Reports reports() {
    return reports;
  }

  /** The truth when the loop last read the host's memory. */
  SimTruth seenHost() {
    return seenHost;
  }

  /** All that was written since this was asked last. */
  List<Write> takeWrites() {
    List<Write> taken = writes;
    writes = new ArrayList<>();
    return taken;
  }

  /** The orders since this was asked last. */
  List<Order> takeOrders() {
    List<Order> taken = orders;
    orders = new ArrayList<>();
    return taken;
  }
}
