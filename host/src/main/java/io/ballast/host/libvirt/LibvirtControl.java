package io.ballast.host.libvirt;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;

/** The write side: each write is checked first for what libvirt would refuse late or hang on. */
final class LibvirtControl implements HypervisorControl {
  /** A bulk read, too, is a command to a domain's QEMU, but a short one. */
  private static final long PASSING_MILLIS = 1_000;

  private final Channel channel;
  private final Definitions definitions;
  private final Tunes tunes;

  LibvirtControl(Channel channel, Definitions definitions, Tunes tunes) {
    this.channel = channel;
    this.definitions = definitions;
    this.tunes = tunes;
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    String attempt = "set the balloon to " + kib + " KiB";
    perform(new Write(guest, attempt, (domain, info) -> setBalloon(domain, info, kib)));
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    String attempt = "set the statistics period to " + seconds + " s";
    perform(new Write(guest, attempt, (domain, info) -> domain.setStatisticsPeriod(seconds)));
    definitions.changed(guest);
  }

  @Override
  public void setCpuTune(GuestId guest, long quotaMicros, long periodMicros)
      throws HypervisorException {
    CpuLimits limits = new CpuLimits(quotaMicros, periodMicros);
    String attempt = "set the CPU limit (%s)".formatted(limits.text());
    try {
      perform(
          new Write(
              guest,
              attempt,
              (domain, info) -> domain.setSchedulerParameters(LibvirtLimits.parameters(limits))));
    } finally {
      tunes.changed(guest);
    }
  }

  @Override
  public void setDiskLimits(GuestId guest, String disk, String path, IoLimits limits)
      throws HypervisorException {
    String attempt = "limit the disk %s (%s)".formatted(disk, limits.text());
    try {
      perform(
          new Write(
              guest,
              attempt,
              (domain, info) -> domain.setBlockIoTune(disk, LibvirtLimits.parameters(limits))));
    } finally {
      tunes.changed(guest);
    }
  }

  private static void setBalloon(Domain domain, Domain.Info info, long kib)
      throws LibvirtException, Refused {
    if (kib <= 0 || kib > info.maximumKib()) {
      throw new Refused(Reason.FAILED, "it can be 1 to " + info.maximumKib() + " KiB");
    }
    domain.setMemory(kib);
  }

  private interface Change {
    void on(Domain domain, Domain.Info info) throws LibvirtException, Refused;
  }

  private record Write(GuestId guest, String attempt, Change change) {}

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String why;

    Refused(Reason reason, String why) {
      super(why);
      this.reason = reason;
      this.why = why;
    }
  }

  private void perform(Write write) throws HypervisorException {
    try {
      channel.call(connection -> perform(write, connection));
    } catch (LibvirtException e) {
      throw Failures.writing(write.guest(), write.attempt(), e);
    }
  }

  private static Domain.Info perform(Write write, Connection connection)
      throws LibvirtException, HypervisorException {
    try (Domain domain = connection.domain(write.guest())) {
      return perform(write.change(), domain);
    } catch (Refused e) {
      throw Failures.refusal(e.reason, write.guest(), write.attempt(), e.why);
    }
  }

  /** An operation is invalid when the guest has just ended, and also when it has no balloon. */
  private static Domain.Info perform(Change change, Domain domain)
      throws LibvirtException, Refused {
    try {
      Domain.Info info = domain.info();
      checkRunning(info.state());
      checkIdle(domain);
      change.on(domain, info);
      return info;
    } catch (LibvirtException e) {
      if (e.error().is(LibvirtError.OPERATION_INVALID) && !domain.isActive()) {
        throw new Refused(Reason.NO_GUEST, "it has just ended");
      }
      throw e;
    }
  }

  private static void checkRunning(int state) throws Refused {
    if (state == DomainState.SHUTOFF) {
      throw new Refused(Reason.NO_GUEST, "it is shut off");
    }
    if (!DomainState.isRunning(state)) {
      throw new Refused(Reason.NOT_NOW, "it is not running now");
    }
  }

  /** libvirt would wait up to 30 s for a busy domain, and this thread with it. */
  private static void checkIdle(Domain domain) throws LibvirtException, Refused {
    Domain.Occupation occupation = domain.occupation();
    String since = " for " + occupation.millis() + " ms";
    switch (occupation.by()) {
      case NOBODY -> {}
      case OPERATION -> throw new Refused(Reason.NOT_NOW, "it is in an operation" + since);
      case COMMAND -> {
        if (occupation.millis() > PASSING_MILLIS) {
          throw new Refused(Reason.NOT_NOW, "its QEMU has not answered libvirt" + since);
        }
      }
      case UNKNOWN -> throw new Refused(Reason.NOT_NOW, "libvirt has lost touch with its QEMU");
    }
    if (domain.hasJob()) {
      throw new Refused(Reason.NOT_NOW, "it is being migrated, saved or dumped");
    }
  }

  @Override
  public void close() {
    channel.close();
  }
}
