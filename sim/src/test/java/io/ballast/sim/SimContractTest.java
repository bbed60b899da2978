package io.ballast.sim;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.contract.HypervisorContract;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import java.time.Duration;

class SimContractTest extends HypervisorContract {
  private final Rig rig = new SimRig();

  @Override
  protected Rig rig() {
    return rig;
  }

  private static final class SimRig implements Rig {
    private final GuestSpec guest = GuestSpec.of("web-1", Size.gib(1), new Workload.Idle());
    private final SimHost host = new SimHost(Scenario.quiet(HostSpec.of(Size.gib(4), 2), guest));

    @Override
    public HypervisorView view() {
      return host.view();
    }

    @Override
    public HypervisorControl control() {
      return host.control();
    }

    @Override
    public GuestId guest() {
      return guest.id();
    }

    @Override
    public void pause(GuestId id) {
      host.happen(new Event.StateChanges(id, GuestState.PAUSED));
    }

    @Override
    public void resume(GuestId id) {
      host.happen(new Event.StateChanges(id, GuestState.RUNNING));
    }

    @Override
    public void destroy(GuestId id) {
      host.happen(new Event.Leaves(id));
    }

    @Override
    public void letSettle() {
      host.advance(Duration.ofSeconds(5));
    }
  }
}
