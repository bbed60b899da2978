package io.ballast.app.doctor;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this user may do. What a common user may not, the daemon may that runs as root: then it is
 * no problem, only a warning.
 *
 * @param stateDirectory where the ledger is, or is to be
 * @param runDirectory where the lock is, or is to be
 */
record PermissionCheck(Patient patient, Contact contact, Path stateDirectory, Path runDirectory)
    implements Check {
  @Override
  public String area() {
    return "permissions";
  }

  @Override
  public List<Finding> look() throws IOException {
    boolean root = isRoot();
    List<Finding> findings = new ArrayList<>();
    findings.add(user(root));
    findings.add(control(root));
    findings.add(folder("state-directory", stateDirectory, root));
    findings.add(folder("run-directory", runDirectory, root));
    if (KsmCheck.isThere(patient.kernel())) {
      findings.add(ksm(root));
    }
    return findings;
  }

  private Finding user(boolean root) {
    return switch (product()) {
      case LIBVIRT ->
          root
              ? Finding.ok("this is root, as the daemon is")
              : Finding.note(
                  "this user is not root, so some of what follows may look worse than it is",
                  "run `ballast doctor` as the daemon's user: sudo ballast doctor");
      case VDSM ->
          Finding.note(
              "what follows is true of this user; ballast-vdsm.service runs the daemon as vdsm",
              "run `ballast doctor` as that user: sudo -u vdsm ballast doctor -c FILE");
    };
  }

  private Product product() {
    return patient.hypervisor().product();
  }

  private boolean isRoot() throws IOException {
    return patient
        .kernel()
        .read("/proc/self/status")
        .lines()
        .anyMatch(line -> line.matches("Uid:\\s+[0-9]+\\s+0\\s.*"));
  }

  private Finding control(boolean root) {
    String uri = patient.hypervisor().description();
    if (contact instanceof Contact.Failed) {
      return Finding.note(
          "whether guests may be changed cannot be told: %s is away".formatted(product().title()),
          "");
    }
    try {
      patient.hypervisor().tryControl();
      return Finding.ok("guests may be changed through %s".formatted(uri));
    } catch (HypervisorException denied) {
      return missing(
          root, "guests may not be changed: " + denied.sentence(), "run the daemon as root");
    }
  }

  private Finding folder(String key, Path folder, boolean root) {
    return patient.mayWrite().test(folder)
        ? Finding.ok("%s can be written (%s)".formatted(folder, key))
        : missing(
            root,
            "%s cannot be written".formatted(folder),
            "run the daemon as root, or let %s in [main] name another folder".formatted(key));
  }

  private Finding ksm(boolean root) {
    String run = KsmKnob.RUN.path();
    if (patient.mayWrite().test(Path.of(run))) {
      return Finding.ok("KSM may be set (%s)".formatted(run));
    }
    return product() == Product.VDSM
        ? Finding.ok("KSM is set through vdsm: this user may not write %s".formatted(run))
        : missing(
            root,
            "KSM may not be set: %s cannot be written".formatted(run),
            "run the daemon as root, with /sys writable");
  }

  private static Finding missing(boolean root, String what, String remedy) {
    return root ? Finding.problem(what, remedy) : Finding.warning(what, remedy);
  }
}
