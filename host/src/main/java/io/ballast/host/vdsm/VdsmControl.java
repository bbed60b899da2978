package io.ballast.host.vdsm;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import io.ballast.host.jsonrpc.RpcException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The write side: each write is one of vdsm's verbs. */
public final class VdsmControl implements HypervisorControl {
  private final VdsmLink link;
  private final Roster roster;
  private final IoTunes tunes;

  VdsmControl(VdsmLink link, Roster roster, IoTunes tunes) {
    this.link = link;
    this.roster = roster;
    this.tunes = tunes;
  }

  /**
   * The kernel's knobs, turned by vdsm: for a user who may not turn them.
   *
   * @param kernel tells whether they turned
   */
  public KernelControl kernel(KernelView kernel) {
    return new VdsmKernelControl(link, kernel);
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    String attempt = "set the balloon to " + kib + " KiB";
    checkSize(guest, kib, attempt);
    perform(guest, attempt, "VM.setBalloonTarget", Map.of("vmID", guest.uuid(), "target", kib));
  }

  /** vdsm itself looks at neither. */
  private void checkSize(GuestId guest, long kib, String attempt) throws HypervisorException {
    Optional<Roster.Entry> last = roster.find(guest);
    if (last.isPresent() && !last.get().isUp()) {
      throw refusal(Reason.NOT_NOW, guest, attempt, "it is " + last.get().status());
    }
    long most = last.flatMap(VdsmControl::maximum).orElse(Long.MAX_VALUE);
    if (kib <= 0 || kib > most) {
      throw refusal(Reason.FAILED, guest, attempt, "it can be 1 to " + most + " KiB");
    }
  }

  private static Optional<Long> maximum(Roster.Entry entry) {
    return entry.maximumKib().stream().boxed().findFirst();
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    throw refusal(
        Reason.FAILED,
        guest,
        "set the statistics period to " + seconds + " s",
        "vdsm sets it itself, and has no way to change it");
  }

  @Override
  public void setCpuTune(GuestId guest, long quotaMicros, long periodMicros)
      throws HypervisorException {
    CpuLimits limits = new CpuLimits(quotaMicros, periodMicros);
    if (!limits.canBe()) {
      throw refusal(
          Reason.FAILED,
          guest,
          "set the CPU limit (%s)".formatted(limits.text()),
          "a hypervisor takes no such quota or period, and vdsm would take the one without the other");
    }
    String quota = "set the CPU quota to " + quotaMicros + " µs";
    perform(guest, quota, "VM.setCpuTuneQuota", Map.of("vmID", guest.uuid(), "quota", quotaMicros));
    String period = "set the CPU period to " + periodMicros + " µs";
    perform(
        guest, period, "VM.setCpuTunePeriod", Map.of("vmID", guest.uuid(), "period", periodMicros));
  }

  @Override
  public void setDiskLimits(GuestId guest, String disk, String path, IoLimits limits)
      throws HypervisorException {
    Map<String, Object> tunable =
        Map.of("name", disk, "path", path, "ioTune", IoTuneReader.parameters(limits));
    try {
      perform(
          guest,
          "set the limits of disk " + disk,
          "VM.setIoTune",
          Map.of("vmID", guest.uuid(), "tunables", List.of(tunable)));
    } finally {
      tunes.written();
    }
  }

  private void perform(GuestId guest, String attempt, String verb, Map<String, ?> parameters)
      throws HypervisorException {
    try {
      JsonNode status = link.call(verb, parameters);
      int code = status.path("code").asInt(0);
      if (code != 0) {
        String why = status.path("message").asString("vdsm says no more than " + code);
        throw refusal(VdsmCodes.reason(code), guest, attempt, why);
      }
    } catch (RpcException refused) {
      throw refusal(VdsmCodes.reason(refused.code()), guest, attempt, refused.clause());
    }
  }

  private static HypervisorException refusal(
      Reason reason, GuestId guest, String attempt, String why) {
    return new HypervisorException(
        reason, "Could not %s of guest %s: %s".formatted(attempt, guest, why));
  }

  @Override
  public void close() {
    link.close();
  }
}
