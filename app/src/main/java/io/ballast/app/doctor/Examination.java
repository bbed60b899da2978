package io.ballast.app.doctor;

import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.MainConfig;
import io.ballast.core.model.GuestReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all checks found.
 *
 * @param unreachable whether the hypervisor could not be asked, and so nothing is known of guests
 */
public record Examination(List<Section> sections, boolean unreachable) {

  /** What one check found. */
  public record Section(String area, List<Finding> findings) {}

  public Examination {
    sections = List.copyOf(sections);
  }

  /**
   * Looks at a host. A check that fails costs its own findings and is told.
   *
   * @param program our name and version
   * @param runtime the same of what we run on
   * @param read what came of reading the configuration; null if none was given
   * @param config what is then in force
   */
  public static Examination of(
      Patient patient,
      String program,
      String runtime,
      Config.@Nullable Result read,
      Config config) {
    Contact contact = Contact.with(patient.hypervisor(), patient.nanoTime());
    MainConfig main = config.main();
    Path run = main.runFolder().orElse(MainConfig.USUAL_RUN_DIRECTORY);
    Path state = main.stateFolder().orElse(MainConfig.USUAL_STATE_DIRECTORY);
    List<Check> checks = new ArrayList<>();
    checks.add(new ProgramCheck(program, runtime));
    checks.add(new ConfigCheck(read));
    checks.add(new PermissionCheck(patient, contact, state, run));
    checks.add(new ManagersCheck(patient, Wiring.rivals(config), run));
    checks.add(new KernelCheck(patient.kernel()));
    checks.add(new MemoryCheck(patient.kernel()));
    checks.add(new KsmCheck(patient.kernel()));
    checks.add(new ClockCheck(patient));
    Hypervisor asked = patient.hypervisor();
    checks.add(new HypervisorCheck(asked.product(), asked.description(), contact));
    if (contact instanceof Contact.Made(var _, List<GuestReading> guests, var _)) {
      checks.add(guests(patient, guests, config));
    }
    return new Examination(
        checks.stream().map(Examination::look).toList(), contact instanceof Contact.Failed);
  }

  private static Check guests(Patient patient, List<GuestReading> guests, Config config) {
    return switch (patient.hypervisor().product()) {
      case LIBVIRT ->
          new GuestsCheck(
              guests,
              patient.now().get(),
              config.guard().staleAfter(),
              config.main().guestMonitorInterval());
      case VDSM -> new VdsmGuestsCheck(guests);
    };
  }

  private static Section look(Check check) {
    try {
      return new Section(check.area(), check.look());
    } catch (IOException | RuntimeException failed) {
      return new Section(check.area(), List.of(Findings.failed(failed)));
    }
  }

  /** How many findings are of this level. */
  public long count(Level level) {
    return sections.stream()
        .flatMap(section -> section.findings().stream())
        .filter(finding -> finding.level() == level)
        .count();
  }
}
