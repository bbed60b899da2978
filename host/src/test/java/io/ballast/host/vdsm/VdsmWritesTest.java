package io.ballast.host.vdsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ballast.core.act.KernelControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class VdsmWritesTest {
  private static final GuestId IDLE = new GuestId("11111111-1111-1111-1111-111111111111");
  private static final GuestId PAUSED = new GuestId("44444444-4444-4444-4444-444444444444");

  private final Clock clock = new Clock();
  private TestVdsm vdsm;
  private HypervisorView view;
  private VdsmControl control;

  @BeforeEach
  void open() throws IOException {
    vdsm = new TestVdsm(Optional.empty(), VdsmVerbs.recorded());
    VdsmHypervisor hypervisor =
        new VdsmHypervisor(
            VdsmSettings.of("127.0.0.1", vdsm.port(), Optional.empty(), Duration.ofSeconds(20)),
            clock,
            clock,
            () -> 0);
    view = hypervisor.openView();
    control = hypervisor.openControl();
  }

  @AfterEach
  void close() throws IOException {
    view.close();
    control.close();
    vdsm.close();
  }

  private interface Write {
    void perform() throws Exception;
  }

  private static void assertRefused(Write write, Reason reason, String... parts) {
    assertThatThrownBy(write::perform)
        .asInstanceOf(type(HypervisorException.class))
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.sentence()).contains(parts);
            });
  }

  private JsonNode idle() {
    return vdsm.verbs().guest(IDLE.uuid());
  }

  @Test
  void aBalloonTargetArrives() throws Exception {
    control.setBalloon(IDLE, 3_500_000);
    assertThat(idle().path("balloonInfo").path("balloon_target").asString("")).isEqualTo("3500000");
    assertThat(vdsm.heard()).containsExactly("VM.setBalloonTarget");
  }

  @Test
  void whatCannotBeIsNotAsked() throws Exception {
    view.guests();
    assertRefused(() -> control.setBalloon(PAUSED, 1_000_000), Reason.NOT_NOW, "it is Paused");
    assertRefused(() -> control.setBalloon(IDLE, 0), Reason.FAILED, "1 to 4194304 KiB");
    assertRefused(() -> control.setBalloon(IDLE, 4_194_305), Reason.FAILED, "1 to 4194304 KiB");
    assertThat(vdsm.heard()).containsExactly("Host.getAllVmStats");
  }

  @Test
  void quotaAndPeriodAreReadBack() throws Exception {
    control.setCpuTune(IDLE, 50_000, 100_000);
    assertThat(view.guests(Set.of(GuestDetail.CPU_TUNE)).getFirst().tuning().cpu())
        .hasValue(new CpuTune(50_000, 100_000, 50));
    control.setCpuTune(IDLE, -1, 100_000);
    assertThat(idle().path("vcpuQuota").asString("")).isEqualTo("-1");
  }

  private List<DiskTune> tunes() throws HypervisorException {
    return view.guests(Set.of(GuestDetail.IO_TUNE)).getFirst().tuning().disks().orElseThrow();
  }

  @Test
  void limitsOfADiskAreReadBackAtOnce() throws Exception {
    assertThat(view.guests().getFirst().tuning().disks()).as("not asked for").isEmpty();
    DiskTune before = tunes().getFirst();
    assertThat(before.current()).isEqualTo(IoLimits.NONE);
    IoLimits limits = new IoLimits(1, 0, 0, 0, 2, 3);
    control.setDiskLimits(IDLE, before.name(), before.path(), limits);
    assertThat(tunes().getFirst().current()).isEqualTo(limits);
    tunes();
    assertThat(vdsm.heard())
        .filteredOn(verb -> verb.equals("Host.getAllVmIoTunePolicies"))
        .hasSize(2);
  }

  @Test
  void aLimitThatIsRefusedIsReadAgain() throws Exception {
    tunes();
    assertRefused(
        () -> control.setDiskLimits(IDLE, "vdz", "", IoLimits.NONE),
        Reason.FAILED,
        "disk vdz",
        "Device vdz not found");
    tunes();
    assertThat(vdsm.heard())
        .filteredOn(verb -> verb.equals("Host.getAllVmIoTunePolicies"))
        .hasSize(2);
  }

  @Test
  void aGuestThatIsNotThereIsGone() {
    GuestId nobody = new GuestId("99999999-9999-9999-9999-999999999999");
    assertRefused(() -> control.setBalloon(nobody, 1), Reason.NO_GUEST, "does not exist");
    assertRefused(() -> control.setCpuTune(nobody, 1000, 1000), Reason.NO_GUEST, "does not exist");
    assertRefused(
        () -> control.setDiskLimits(nobody, "vda", "", IoLimits.NONE),
        Reason.NO_GUEST,
        "does not exist");
  }

  @Test
  void whileItRecoversVdsmCannotBeUsed() {
    vdsm.fault(Fault.RECOVERING);
    assertRefused(() -> control.setBalloon(IDLE, 4_000_000), Reason.UNREACHABLE, "recovering");
  }

  @ParameterizedTest
  @EnumSource(KsmKnob.class)
  void aKnobIsTurnedAloneAndReadBack(KsmKnob knob) throws Exception {
    Map<String, String> files = new HashMap<>(Map.of(knob.path(), "1\n"));
    KernelControl kernel = control.kernel(path -> files.getOrDefault(path, "0\n"));
    kernel.setKsm(knob, 1);
    assertThat(vdsm.verbs().ksm()).hasSize(1);
    JsonNode asked = vdsm.verbs().ksm().getFirst();
    assertThat(asked.propertyNames()).containsExactly(knob.text());
    assertThat(asked.path(knob.text()).asLong()).isEqualTo(1);
    files.put(knob.path(), "0\n");
    assertThatThrownBy(() -> kernel.setKsm(knob, 1))
        .isInstanceOf(IOException.class)
        .hasMessage(knob.path() + " keeps 0, not 1.");
  }

  @Test
  void aKnobThatVdsmDoesNotTurnIsToldInASentence() {
    KernelControl kernel = control.kernel(_ -> "0");
    vdsm.fault(Fault.RECOVERING);
    assertThatThrownBy(() -> kernel.setKsm(KsmKnob.RUN, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/sys/kernel/mm/ksm/run cannot be set to 1: Cannot use vdsm");
  }
}
