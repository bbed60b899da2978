package io.ballast.host.libvirt;

import static java.util.Objects.requireNonNull;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.contract.HypervisorContract;
import io.ballast.core.model.GuestId;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The contract, kept by libvirt with real guests. */
@Tag("lab")
class LibvirtContractTest extends HypervisorContract {
  private static @Nullable RealHost started;
  private static @Nullable LabGuest guest;

  @BeforeAll
  static void startHost() throws Exception {
    started = RealHost.start();
  }

  @AfterAll
  static void stopHost() {
    if (started != null) {
      started.close();
    }
    started = null;
    guest = null;
  }

  private static RealHost host() {
    return requireNonNull(started);
  }

  /** The one guest of the tests, another when a test has destroyed it. */
  private static LabGuest living() {
    try {
      if (guest == null) {
        guest = host().boot(GuestSpec.of("contract", 256).withDisk(16));
      }
      return guest;
    } catch (Exception e) {
      throw new IllegalStateException("No guest to test with", e);
    }
  }

  @Override
  protected Rig rig() {
    return new Rig() {
      @Override
      public HypervisorView view() {
        return host().view;
      }

      @Override
      public HypervisorControl control() {
        return host().control;
      }

      @Override
      public GuestId guest() {
        return RealHost.id(living());
      }

      @Override
      public void pause(GuestId id) {
        living().pause();
      }

      @Override
      public void resume(GuestId id) {
        living().resume();
      }

      @Override
      public void destroy(GuestId id) {
        living().destroy();
        guest = null;
      }

      @Override
      public void letSettle() throws Exception {
        host().letSettle(guest());
      }
    };
  }
}
