package io.ballast.host.vdsm;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.contract.HypervisorContract;
import io.ballast.core.model.GuestId;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, kept by vdsm as far as its verbs go. */
class VdsmContractTest extends HypervisorContract {
  private final VdsmRig rig = new VdsmRig();

  @BeforeEach
  void readTwice() throws Exception {
    rig.view().guests();
    rig.letSettle();
    rig.view().guests();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  @Override
  protected Rig rig() {
    return rig;
  }

  private static final class VdsmRig implements Rig, AutoCloseable {
    private static final GuestId GUEST = new GuestId("11111111-1111-1111-1111-111111111111");

    private final Clock clock = new Clock();
    private final TestVdsm vdsm;
    private final HypervisorView view;
    private final HypervisorControl control;

    VdsmRig() {
      try {
        VdsmVerbs verbs = VdsmVerbs.recorded();
        verbs
            .guest(GUEST.uuid())
            .put("vcpuQuota", "-1")
            .put("vcpuPeriod", 100_000)
            .withObject("balloonInfo")
            .put("balloon_cur", "4194304")
            .put("balloon_target", "4194304");
        vdsm = new TestVdsm(Optional.empty(), verbs);
      } catch (Exception e) {
        throw new IllegalStateException("No vdsm to test with", e);
      }
      VdsmHypervisor hypervisor =
          new VdsmHypervisor(
              VdsmSettings.of("127.0.0.1", vdsm.port(), Optional.empty(), Duration.ofSeconds(20)),
              clock,
              clock,
              () -> 0);
      view = hypervisor.openView();
      control = hypervisor.openControl();
    }

    @Override
    public Set<Lack> lacks() {
      return EnumSet.allOf(Lack.class);
    }

    @Override
    public HypervisorView view() {
      return view;
    }

    @Override
    public HypervisorControl control() {
      return control;
    }

    @Override
    public GuestId guest() {
      return GUEST;
    }

    @Override
    public void pause(GuestId id) {
      vdsm.verbs().status(id.uuid(), "Paused");
    }

    @Override
    public void resume(GuestId id) {
      vdsm.verbs().status(id.uuid(), "Up");
    }

    @Override
    public void destroy(GuestId id) {
      vdsm.verbs().remove(id.uuid());
    }

    @Override
    public void letSettle() {
      vdsm.verbs().tick();
      clock.pass(Duration.ofSeconds(5));
    }

    @Override
    public void close() throws IOException {
      view.close();
      control.close();
      vdsm.close();
    }
  }
}
