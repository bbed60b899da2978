package io.ballast.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Catalog;
import io.ballast.app.HostLock;
import io.ballast.app.config.Config;
import io.ballast.app.config.ConfigProblem;
import io.ballast.app.config.Place;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.host.linux.KernelClock.Sync;
import io.ballast.host.linux.LinuxKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every folder of {@code cases/doctor} with the libvirt scripted here. {@code -Dupdate=true}
 * rewrites what does not fit, and the test still fails.
 */
class DoctorCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("ballast.root", "..")).resolve("cases/doctor");

  private final ScriptedHypervisor libvirt = new ScriptedHypervisor();
  private final AtomicLong nanos = new AtomicLong();
  private Duration callTakes = Duration.ofMillis(7);
  private Predicate<Path> mayWrite = path -> true;
  private Instant now = ScriptedHypervisor.NOW;
  private Sync clock = Sync.SYNCHRONISED;
  private HostLock.@Nullable Holder holder;

  private static void assertFits(String name, Examination examination) throws IOException {
    Path expected = CASES.resolve(name).resolve("expected.txt");
    String actual = ExaminationText.of(examination);
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (Boolean.getBoolean("update") && !actual.equals(before)) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).as("%s (-Dupdate=true rewrites it)", name).isEqualTo(before);
  }

  private Examination examine(String name) {
    return examine(name, new LinuxKernel(CASES.resolve(name).resolve("host")));
  }

  private Examination examine(String name, KernelView kernel) {
    Path file = CASES.resolve(name).resolve("ballast.conf");
    Config.Result read = Config.load(file, Catalog.names());
    Config.Result usable =
        read instanceof Config.Loaded
            ? read
            : Config.parse("defaults", "[main]\n", file, Catalog.names());
    Patient patient =
        new Patient(
            kernel,
            libvirt,
            mayWrite,
            directory -> Optional.ofNullable(holder),
            () -> now,
            () -> nanos.addAndGet(callTakes.toNanos()),
            () -> clock);
    Config.Result told = renamed(read);
    return Examination.of(
        patient, "ballast 0.0.0", "Java 25", told, ((Config.Loaded) usable).config());
  }

  /** Without the folder in which this checkout lies. */
  private static Config.Result renamed(Config.Result read) {
    return switch (read) {
      case Config.Loaded loaded -> loaded;
      case Config.Refused(var errors, var warnings) ->
          new Config.Refused(
              errors.stream()
                  .map(
                      error ->
                          new ConfigProblem(
                              new Place("ballast.conf", error.place().line()), error.message()))
                  .toList(),
              warnings);
    };
  }

  private void healthyGuests() {
    libvirt.running("web-1", true, 5, 2).running("web-2", true, 5, 3).running("db-1", true, 2, 0);
  }

  @Test
  void aHealthyHost() throws IOException {
    healthyGuests();
    Examination examination = examine("healthy");
    assertFits("healthy", examination);
    assertThat(examination.count(Level.PROBLEM)).isZero();
    assertThat(examination.count(Level.WARNING)).isZero();
    assertThat(examination.unreachable()).isFalse();
  }

  @Test
  void aHostWithEverythingWrong() throws IOException {
    libvirt
        .running("hostile\033[2J", false, 0, null)
        .running("without-driver", true, 5, null)
        .running("hung", true, 5, 300)
        .running("from-the-future", true, 5, -3600)
        .guest("bare", new GuestTraits(false, false, false, false, 0), GuestState.RUNNING, null)
        .guest("huge", new GuestTraits(true, true, false, false, 0), GuestState.RUNNING, null)
        .guest("locked", new GuestTraits(true, false, true, false, 0), GuestState.RUNNING, null)
        .guest("gpu", new GuestTraits(true, false, false, true, 0), GuestState.RUNNING, null)
        .guest("paused", new GuestTraits(true, false, false, false, 5), GuestState.PAUSED, 1);
    for (int i = 1; i <= 20; i++) {
      libvirt.running("silent-" + i, false, 0, null);
    }
    libvirt.readOnly = true;
    holder = new HostLock.Holder(4711, Instant.parse("2026-11-20T08:00:00Z"));
    mayWrite = path -> false;
    clock = Sync.FREE_RUNNING;
    callTakes = Duration.ofMillis(2345);
    Examination examination = examine("everything-wrong");
    assertFits("everything-wrong", examination);
    assertThat(examination.count(Level.PROBLEM)).isGreaterThan(5);
  }

  /** It says nothing that only libvirt's definitions could tell. */
  @Test
  void aHostOfVdsm() {
    libvirt.product = Product.VDSM;
    libvirt
        .running("good", false, 5, 1)
        .running("without-driver", false, 5, null)
        .guest("off", new GuestTraits(false, false, false, false, 5), GuestState.RUNNING, 1);
    mayWrite = path -> !path.startsWith("/sys");
    Examination examination = examine("healthy");
    assertThat(examination.count(Level.PROBLEM)).isZero();
    assertThat(ExaminationText.of(examination))
        .contains(
            "vdsm at 127.0.0.1:54321 answers",
            "ballast-vdsm.service runs the daemon as vdsm",
            "KSM is set through vdsm",
            "vdsm tells of the memory inside",
            "vdsm tells nothing of the memory inside",
            "ballooning is off for it")
        .doesNotContain("libvirt", "autodeflate", "as root");
  }

  @Test
  void withoutVdsmTheRestIsShown() {
    libvirt.product = Product.VDSM;
    libvirt.away = true;
    assertThat(ExaminationText.of(examine("healthy")))
        .contains("problem  Cannot reach vdsm.", "systemctl status vdsmd", "vdsm is away")
        .doesNotContain("libvirt");
  }

  @Test
  void withoutLibvirtTheRestIsShown() {
    libvirt.away = true;
    Examination examination = examine("healthy");
    assertThat(examination.unreachable()).isTrue();
    assertThat(ExaminationText.of(examination))
        .contains("  problem  Cannot reach libvirt.\n", "  ok       cgroup v2 is mounted\n")
        .endsWith("\n1 problem, 0 warnings, 1 note; guests could not be looked at\n")
        .doesNotContain("\nguests\n");
  }

  @Test
  void aClockThatCannotBeRightIsAProblem() {
    now = Instant.parse("1970-01-01T00:12:00Z");
    assertThat(ExaminationText.of(examine("healthy")))
        .contains("  problem  the clock shows 1970-01-01T00:12:00Z, ");
  }

  @Test
  void aKernelThatTellsNothingCostsEachCheckItsOwnFindingsOnly() {
    healthyGuests();
    Examination examination =
        examine(
            "healthy",
            path -> {
              throw new IOException(path + " is broken");
            });
    assertThat(examination.sections()).extracting(Examination.Section::area).hasSize(10);
    assertThat(ExaminationText.of(examination))
        .contains("  warning  this could not be looked at: /proc/meminfo is broken\n")
        .contains("  warning  this could not be looked at: /proc/uptime is broken\n")
        .contains("it is kept right by a time service")
        .contains("web-1, web-2, db-1: balloon statistics are fresh");
  }

  @Test
  void programsReadTheSame() {
    healthyGuests();
    JsonNode json = new JsonMapper().readTree(ExaminationJson.of(examine("healthy")));
    JsonNode guests = json.path("sections").path(9);
    assertThat(guests.path("area").asString()).isEqualTo("guests");
    JsonNode finding = guests.path("findings").path(0);
    assertThat(finding.path("level").asString()).isEqualTo("ok");
    assertThat(finding.path("what").asString()).isEqualTo("balloon statistics are fresh");
    assertThat(finding.path("guests").size()).isEqualTo(3);
    assertThat(json.path("unreachable").asBoolean(true)).isFalse();
  }
}
