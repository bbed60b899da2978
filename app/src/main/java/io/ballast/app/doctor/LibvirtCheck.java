package io.ballast.app.doctor;

import io.ballast.host.libvirt.LibvirtAbout;
import java.time.Duration;
import java.util.List;

/** Whether libvirt answers, and how fast. */
record LibvirtCheck(String uri, Contact contact) implements Check {
  private static final Duration SLOW = Duration.ofSeconds(1);

  @Override
  public String area() {
    return "libvirt";
  }

  @Override
  public List<Finding> look() {
    return switch (contact) {
      case Contact.Failed(var why) ->
          List.of(
              Finding.problem(
                  why.sentence(), "see what it says: systemctl status libvirtd virtqemud"));
      case Contact.Made(LibvirtAbout about, var guests, Duration took) ->
          List.of(
              Finding.ok(
                  "%s answers: library %s, daemon %s, %s %s"
                      .formatted(
                          uri,
                          about.library(),
                          about.daemon(),
                          about.hypervisor(),
                          about.hypervisorVersion())),
              speed(guests.size(), took));
    };
  }

  private static Finding speed(int guests, Duration took) {
    String what =
        "one call reads %s in %d ms"
            .formatted(guests == 1 ? "one guest" : guests + " guests", took.toMillis());
    return took.compareTo(SLOW) > 0
        ? Finding.warning(what, "see whether a guest's QEMU hangs: virsh domcontrol NAME")
        : Finding.ok(what);
  }
}
