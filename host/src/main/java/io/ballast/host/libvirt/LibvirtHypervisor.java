package io.ballast.host.libvirt;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import io.ballast.host.Backoff;
import io.ballast.host.guestagent.AgentLines;
import io.ballast.host.libvirt.Channel.Patience;
import io.ballast.host.libvirt.Connection.Access;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * libvirt on one host: a view, which cannot write, and a control. Neither connects before its first
 * call, and each has a connection of its own; nothing here fails for want of a libvirtd.
 */
public final class LibvirtHypervisor {
  /**
   * A guest whose QEMU hangs takes the first bulk call with it; the second, which finds that guest
   * busy, leaves its numbers out and comes back.
   */
  private static final int READ_ATTEMPTS = 2;

  /** Reading limits takes this part of one call's time, and waits for the next round then. */
  private static final int TUNE_PART = 5;

  private final LibvirtSettings settings;
  private final LongSupplier nanoTime;
  private final DoubleSupplier random;
  private final Definitions definitions;
  private final Tunes tunes;

  /**
   * @param nanoTime a clock that only goes forward, such as {@code System::nanoTime}
   * @param random between 0 and 1, to spread what many programs or guests would do at once
   */
  public LibvirtHypervisor(LibvirtSettings settings, LongSupplier nanoTime, DoubleSupplier random) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.random = random;
    this.definitions = new Definitions(nanoTime, random);
    this.tunes = new Tunes(nanoTime);
  }

  /** Opens the read side, over a connection that libvirt itself keeps from writing. */
  public HypervisorView openView() {
    Duration each = settings.readDeadline().dividedBy(READ_ATTEMPTS);
    GuestReader reader =
        new GuestReader(
            definitions,
            new DefinitionReader(definitions, settings.pidFiles()),
            nanoTime,
            each.dividedBy(2));
    Channel channel = channel(Access.READ_ONLY, new Patience(each, READ_ATTEMPTS));
    return new LibvirtView(settings.uri(), channel, reader, tuneReader(each));
  }

  /**
   * @param patience with one call, a round of limits included
   */
  private TuneReader tuneReader(Duration patience) {
    Channel channel = channel(Access.READ_ONLY, new Patience(patience, 1));
    return new TuneReader(channel, tunes, definitions, nanoTime, patience.dividedBy(TUNE_PART));
  }

  /** Opens the write side. */
  public HypervisorControl openControl() {
    Patience patience = new Patience(settings.writeDeadline(), 1);
    return new LibvirtControl(channel(Access.READ_WRITE, patience), definitions, tunes);
  }

  /**
   * Opens the way to guests' agents. libvirt lets only a connection that may write talk to them;
   * all that is done with it is to read files inside guests.
   */
  public AgentLines openAgents() {
    Patience patience = new Patience(settings.writeDeadline(), 1);
    return new LibvirtAgents(() -> channel(Access.READ_WRITE, patience));
  }

  /**
   * Which libvirt this is.
   *
   * @throws HypervisorException if it cannot be reached
   */
  public LibvirtAbout about() throws HypervisorException {
    return ask(Access.READ_ONLY, settings.readDeadline(), Connection::about);
  }

  /**
   * Opens a connection that could write, writes nothing and closes it.
   *
   * @throws HypervisorException if we may not, or libvirt cannot be reached
   */
  public void tryControl() throws HypervisorException {
    ask(Access.READ_WRITE, settings.writeDeadline(), Connection::isAlive);
  }

  private <T> T ask(Access access, Duration deadline, Lane.Work<T> work)
      throws HypervisorException {
    try (Channel channel = channel(access, new Patience(deadline, 1))) {
      return channel.call(work);
    } catch (LibvirtException e) {
      throw Failures.reading(settings.uri(), e);
    }
  }

  private Channel channel(Access access, Patience patience) {
    String uri = settings.uri();
    Lane.Opener opener = () -> Connection.open(Libvirt.load(), uri, access);
    return new Channel(uri, patience, opener, new Backoff(nanoTime, random));
  }
}
