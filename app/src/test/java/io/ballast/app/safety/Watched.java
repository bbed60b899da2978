package io.ballast.app.safety;

import io.ballast.app.Pace;
import io.ballast.app.Ports;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands between a loop and a simulated host, and keeps what passes: readings and orders. */
final class Watched implements HypervisorView, HypervisorControl {
  private final SimHost host;
  private Map<GuestId, GuestReading> seen = Map.of();
  private SimTruth.Host seenHost;
  private List<Order> orders = new ArrayList<>();

  Watched(SimHost host) {
    this.host = host;
    this.seenHost = host.truth().host();
  }

  /** The ports of a loop that acts. */
  Ports ports() {
    return ports(new WritePorts(this, host.kernelControl()));
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
        seenHost = host.truth().host();
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
  public List<GuestReading> guests() throws HypervisorException {
    List<GuestReading> readings = host.view().guests();
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
    }
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    host.control().setStatisticsPeriod(guest, seconds);
  }

  @Override
  public void close() {}

  /** The guests as the loop last saw them. */
  Map<GuestId, GuestReading> seen() {
    return seen;
  }

  /** The truth about the host when the loop last read its memory. */
  SimTruth.Host seenHost() {
    return seenHost;
  }

  /** The orders since this was asked last. */
  List<Order> takeOrders() {
    List<Order> taken = orders;
    orders = new ArrayList<>();
    return taken;
  }
}
