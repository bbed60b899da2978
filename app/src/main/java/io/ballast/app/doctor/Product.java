package io.ballast.app.doctor;

/** What the guests run under, as far as it is examined differently. */
public enum Product {
  LIBVIRT(
      "libvirt",
      "see what it says: systemctl status libvirtd virtqemud",
      "see whether a guest's QEMU hangs: virsh domcontrol NAME"),
  VDSM(
      "vdsm",
      "see what it says: systemctl status vdsmd",
      "see what it waits for: /var/log/vdsm/vdsm.log");

  private final String title;
  private final String awayRemedy;
  private final String slowRemedy;

  Product(String title, String awayRemedy, String slowRemedy) {
    this.title = title;
    this.awayRemedy = awayRemedy;
    this.slowRemedy = slowRemedy;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  String awayRemedy() {
    return awayRemedy;
  }

  String slowRemedy() {
    return slowRemedy;
  }
}
