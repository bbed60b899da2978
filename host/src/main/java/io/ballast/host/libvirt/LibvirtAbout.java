package io.ballast.host.libvirt;

/**
 * Which libvirt answers.
 *
 * @param library the version of the library that we call
 * @param daemon the version of libvirt at the other end
 * @param hypervisor what that drives, such as {@code QEMU}
 * @param hypervisorVersion its version
 */
public record LibvirtAbout(
    String library, String daemon, String hypervisor, String hypervisorVersion) {

  /** libvirt's numbers: 11003000 is 11.3.0. */
  static String version(long number) {
    return number <= 0
        ? "unknown"
        : "%d.%d.%d".formatted(number / 1_000_000, number / 1000 % 1000, number % 1000);
  }
}
