package io.ballast.host.vdsm;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.Moment;
import io.ballast.host.Backoff;
import io.ballast.host.jsonrpc.RpcException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * vdsm on one host: a view, which calls nothing that writes, and a control. Neither connects before
 * its first call, and each has a connection of its own, so that a read that hangs holds up no
 * write; nothing here fails for want of a vdsm.
 */
public final class VdsmHypervisor {
  private final VdsmSettings settings;
  private final LongSupplier nanoTime;
  private final InstantSource wall;
  private final DoubleSupplier random;
  private final Roster roster = new Roster();
  private final IoTunes tunes;

  /**
   * @param nanoTime a clock that only goes forward, such as {@code System::nanoTime}
   * @param wall the clock on the wall
   * @param random between 0 and 1, to spread what many programs would do at once
   */
  public VdsmHypervisor(
      VdsmSettings settings, LongSupplier nanoTime, InstantSource wall, DoubleSupplier random) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.wall = wall;
    this.random = random;
    this.tunes = new IoTunes(nanoTime);
  }

  /** Opens the read side. */
  public HypervisorView openView() {
    return new VdsmView(
        link(), new VmList(roster), tunes, () -> new Moment(wall.instant(), nanoTime.getAsLong()));
  }

  /** Opens the write side. */
  public VdsmControl openControl() {
    return new VdsmControl(link(), roster, tunes);
  }

  /**
   * Asks vdsm whether it is there, over a connection for that alone.
   *
   * @throws HypervisorException if it is not, or does not want us
   */
  public void ping() throws HypervisorException {
    try (VdsmLink link = link()) {
      link.call("Host.ping2", Map.of());
    } catch (RpcException refused) {
      throw new HypervisorException(
          Reason.FAILED,
          "%s does not answer a ping: %s".formatted(settings.description(), refused.clause()));
    }
  }

  private VdsmLink link() {
    return new VdsmLink(settings, nanoTime, new Backoff(nanoTime, random));
  }
}
