package io.ballast.app.doctor;

import io.ballast.app.HostLock;
import io.ballast.core.collect.OtherManagers;
import io.ballast.core.model.OtherManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who else manages this host.
 *
 * @param rivals those beside which the daemon does not start
 * @param runDirectory where another Ballast's lock is
 */
record ManagersCheck(Patient patient, Set<OtherManager.Kind> rivals, Path runDirectory)
    implements Check {
  @Override
  public String area() {
    return "other managers";
  }

  @Override
  public List<Finding> look() throws IOException {
    List<Finding> findings = new ArrayList<>();
    OtherManagers.find(patient.kernel()).forEach(other -> findings.add(finding(other)));
    if (findings.isEmpty()) {
      findings.add(Finding.ok("neither MOM nor ksmtuned runs"));
    }
    if (!KernelFiles.canRead(patient.kernel(), "/proc/1/comm")) {
      findings.add(
          Finding.note(
              "other users' processes are hidden (hidepid), so another manager may not be seen",
              "run `ballast doctor` as root"));
    }
    findings.add(ballast());
    return findings;
  }

  private Finding finding(OtherManager other) {
    return rivals.contains(other.kind())
        ? Finding.problem(
            "%s runs and %s: the daemon does not start beside it"
                .formatted(other.text(), other.deeds()),
            other.remedy())
        : Finding.note(
            "%s runs and %s, which this configuration leaves alone"
                .formatted(other.text(), other.deeds()),
            "");
  }

  private Finding ballast() throws IOException {
    Optional<HostLock.Holder> holder = patient.holder().of(runDirectory);
    return Finding.ok(
        holder
            .map(one -> "Ballast runs here (%s)".formatted(one.text()))
            .orElse("no Ballast daemon runs here"));
  }
}
