package io.ballast.host.libvirt;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorView;
import io.ballast.host.libvirt.Connection.Access;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * libvirt on one host: a view, which cannot write, and a control. Neither connects before its first
 * call, and each has a connection of its own; nothing here fails for want of a libvirtd.
 */
public final class LibvirtHypervisor {
  private final LibvirtSettings settings;
  private final LongSupplier nanoTime;
  private final DoubleSupplier random;
  private final Definitions definitions;

  /**
   * @param nanoTime a clock that only goes forward, such as {@code System::nanoTime}
   * @param random between 0 and 1, to spread what many programs or guests would do at once
   */
  public LibvirtHypervisor(LibvirtSettings settings, LongSupplier nanoTime, DoubleSupplier random) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.random = random;
    this.definitions = new Definitions(nanoTime, random);
  }

  /** Opens the read side, over a connection that libvirt itself keeps from writing. */
  public HypervisorView openView() {
    Optional<PidFiles> pidFiles =
        settings.hasPidFiles()
            ? Optional.of(new PidFiles(settings.runDirectory()))
            : Optional.empty();
    GuestReader reader =
        new GuestReader(
            definitions,
            new DefinitionReader(definitions, pidFiles),
            nanoTime,
            settings.readDeadline().dividedBy(2));
    return new LibvirtView(
        settings.uri(), channel(Access.READ_ONLY, settings.readDeadline()), reader);
  }

  /** Opens the write side. */
  public HypervisorControl openControl() {
    return new LibvirtControl(channel(Access.READ_WRITE, settings.writeDeadline()), definitions);
  }

  private Channel channel(Access access, Duration deadline) {
    String uri = settings.uri();
    return new Channel(
        uri,
        deadline,
        () -> Connection.open(Libvirt.load(), uri, access),
        new Backoff(nanoTime, random));
  }
}
