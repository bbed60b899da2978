package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the lab needs from Debian and from this machine, and why it cannot run where it cannot. */
public final class LabPackages {
  /** A package and a file by which one sees that it is there. */
  public record Need(String name, Path witness) {
    boolean met() {
      return Files.exists(witness);
    }

    private static Need of(String name, String witness) {
      return new Need(name, Path.of(witness));
    }
  }

  private static final List<Need> NEEDS =
      List.of(
          Need.of("libvirt-daemon", "/usr/sbin/libvirtd"),
          // Brings the directories under /etc and /var that a lab host mounts its own over.
          Need.of("libvirt-daemon-system", "/etc/libvirt/qemu.conf"),
          Need.of(
              "libvirt-daemon-driver-qemu",
              "/usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_qemu.so"),
          Need.of("libvirt-clients", "/usr/bin/virsh"),
          Need.of("qemu-system-x86", "/usr/bin/qemu-system-x86_64"),
          Need.of("busybox-static", "/bin/busybox"),
          new Need("qemu-guest-agent", GuestAgent.PROGRAM),
          Need.of("gcc", "/usr/bin/gcc"),
          Need.of("libc6-dev", "/usr/lib/x86_64-linux-gnu/libc.a"));

  private static final String KERNEL_PACKAGE = "linux-image-cloud-amd64";

  private LabPackages() {}

  /** The Debian packages that the lab needs, there or not. */
  public static List<String> names() {
    var names = new ArrayList<>(NEEDS.stream().map(Need::name).toList());
    names.add(KERNEL_PACKAGE);
    return List.copyOf(names);
  }

  /** Why the lab cannot run here, as one sentence with its remedy; empty where it can. */
  public static Optional<String> whyNot() {
    if (!"amd64".equals(System.getProperty("os.arch"))) {
      return Optional.of("The lab runs on amd64 only.");
    }
    if (!isRoot()) {
      return Optional.of("The lab makes namespaces and starts libvirtd: run it as root.");
    }
    return missingPackages(NEEDS, GuestKernel.newest(Path.of("/")).isPresent())
        .or(LabPackages::noNamespaces);
  }

  /**
   * What a test that needs the lab does where it cannot run: the reason to skip it, or, with the
   * environment's {@code CI} being {@code true}, an {@link AssertionError}, because a build that
   * silently tests nothing is worse than a red one. Empty where the lab runs. In JUnit: {@code
   * LabPackages.skipReason(System.getenv()).ifPresent(Assumptions::abort)}.
   */
  public static Optional<String> skipReason(Map<String, String> environment) {
    return skipReason(environment, whyNot());
  }

  static Optional<String> skipReason(Map<String, String> environment, Optional<String> whyNot) {
    if (whyNot.isPresent() && "true".equals(environment.get("CI"))) {
      throw new AssertionError("CI must run the lab, but: " + whyNot.get());
    }
    return whyNot.map(reason -> "Tests with real guests are skipped. " + reason);
  }

  static Optional<String> missingPackages(List<Need> needs, boolean kernelThere) {
    String missing =
        needs.stream().filter(need -> !need.met()).map(Need::name).collect(Collectors.joining(" "));
    String all = kernelThere ? missing : (missing + " " + KERNEL_PACKAGE).strip();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The lab lacks Debian packages: apt-get install --no-install-recommends " + all + ".");
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> noNamespaces() {
    var probe = List.of("unshare", "--mount", "--uts", "--net", "true");
    Command.Result result = Command.result(Duration.ofSeconds(10), probe);
    return result.exit() == 0
        ? Optional.empty()
        : Optional.of(
            "The lab may not make namespaces here (a container without CAP_SYS_ADMIN?): "
                + result.output().strip());
  }
}
