package io.ballast.lab;

import java.nio.file.Path;

/** A lab that takes all it can take, says so, and waits to be killed. */
final class KilledLab {
  private KilledLab() {}

  @SuppressWarnings("try")
  public static void main(String[] arguments) throws Exception {
    try (HostSwap _ = HostSwap.add(Path.of(arguments[0]), 64);
        HostPressure pressure = HostPressure.take();
        LabHost host = LabHost.start(LabSetup.image())) {
      pressure.leaveAvailable((int) HostPressure.availableMib() - 512);
      LabGuest guest = host.start(GuestSpec.of("doomed", 256));
      guest.awaitBoot();
      System.out.println(guest.pid() + " " + host.runDirectory());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
