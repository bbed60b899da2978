package io.ballast.app.real;

import io.ballast.lab.GuestSpec;
import io.ballast.lab.LabGuest;
import java.util.random.RandomGenerator;

/** What can happen to a real host, each caused for real. What begins it gives what ends it. */
enum RealFault {
  LIBVIRTD_RESTARTS {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      host.lab.restartLibvirtd();
      return () -> {};
    }
  },
  LIBVIRTD_KILLED {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      host.lab.killLibvirtd();
      return host.lab::restartLibvirtd;
    }
  },
  LIBVIRTD_FROZEN {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      host.lab.freezeLibvirtd();
      return host.lab::thawLibvirtd;
    }
  },
  GUEST_PAUSED {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      return host.hurt(random, LabGuest::pause, LabGuest::resume);
    }
  },
  QEMU_FROZEN {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      return host.hurt(random, LabGuest::freeze, LabGuest::thaw);
    }
  },
  GUEST_CRASHES {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      LabGuest guest = host.bootAnother();
      return () -> host.lose(guest, LabGuest::crash);
    }
  },
  GUEST_COMES_AND_GOES {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      LabGuest guest = host.bootAnother();
      return () -> host.lose(guest, LabGuest::destroy);
    }
  },
  GUEST_VANISHES_BEFORE_ITS_ORDER {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      LabGuest guest = host.bootAnother();
      host.turning().control().beforeNext(guest, () -> host.lose(guest, LabGuest::destroy));
      return () -> host.lose(guest, LabGuest::destroy);
    }
  },
  GUESTS_FLOOD {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      for (int i = 0; i < 4; i++) {
        LabGuest guest = host.lab.start(GuestSpec.of("flood-" + i, 128));
        guest.destroy();
      }
      return () -> {};
    }
  },
  SOMEBODY_RESIZES {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      return host.hurt(
          random,
          guest -> host.lab.virsh("setmem", guest.name(), FaultyHost.GUEST_MIB + "M", "--live"),
          guest -> {});
    }
  },
  SOMEBODY_STOPS_STATISTICS {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      return host.hurt(
          random,
          guest -> host.lab.virsh("dommemstat", guest.name(), "--period", "0", "--live"),
          guest -> {});
    }
  },
  DRIVER_UNLOADED {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      return host.hurt(random, LabGuest::unloadBalloonDriver, LabGuest::loadBalloonDriver);
    }
  },
  LOAD_RISES {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) {
      return host.hurt(
          random,
          guest -> guest.usedMib(FaultyHost.GUEST_MIB / 3),
          guest -> guest.usedMib(FaultyHost.RESTING_MIB));
    }
  },
  DAEMON_KILLED {
    @Override
    Undo begin(FaultyHost host, RandomGenerator random) throws Exception {
      host.killAndStartAnew();
      return () -> {};
    }
  };

  /** What ends a fault. */
  interface Undo {
    void end() throws Exception;
  }

  /** Whether libvirtd is not there while it lasts. */
  boolean takesLibvirtd() {
    return this == LIBVIRTD_KILLED || this == LIBVIRTD_FROZEN;
  }

  abstract Undo begin(FaultyHost host, RandomGenerator random) throws Exception;
}
