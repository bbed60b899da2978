package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Main;
import io.ballast.lab.GuestSpec;
import io.ballast.lab.GuestSpec.Balloon;
import io.ballast.lab.LabGuest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the doctor and the watch say of real guests under a real libvirt, and that they only look.
 */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class DoctorTest {
  private static final int SMALL_MIB = 128;

  @TempDir private Path directory;

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  /** What a command printed, and its exit code. */
  private record Ran(int exit, String out) {}

  private Ran ballast(RealLab lab, String... arguments) throws Exception {
    String config =
        "[main]\nlibvirt-hypervisor-uri: %s\nlibvirt-run-directory: %s\nrun-directory: %s\n"
            .formatted(lab.host.uri(), lab.host.runDirectory(), directory.resolve("run"));
    Path file = Files.writeString(directory.resolve("ballast.conf"), config);
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of(arguments));
    words.addAll(List.of("-c", file.toString()));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out);
  }

  private static JsonNode section(JsonNode examination, String area) {
    for (JsonNode section : examination.path("sections")) {
      if (section.path("area").asString().equals(area)) {
        return section.path("findings");
      }
    }
    throw new AssertionError("There is no section `" + area + "`: " + examination);
  }

  /** The guests of which something is said that starts so; none if it is not said. */
  private static List<String> guests(JsonNode examination, String what) {
    TreeSet<String> names = new TreeSet<>(Comparator.naturalOrder());
    for (JsonNode finding : section(examination, "guests")) {
      if (finding.path("what").asString().startsWith(what)) {
        finding.path("guests").forEach(name -> names.add(name.asString()));
      }
    }
    return List.copyOf(names);
  }

  @Test
  void eachGuestIsToldForWhatItIs(RealLab lab) throws Exception {
    List<GuestSpec> specs =
        List.of(
            GuestSpec.of("deflates", SMALL_MIB).withAutodeflate(),
            GuestSpec.of("driverless", SMALL_MIB).withBalloon(Balloon.NO_DRIVER),
            GuestSpec.of("bare", SMALL_MIB).withBalloon(Balloon.NO_DEVICE));
    List<LabGuest> booted = specs.stream().map(lab.host::start).toList();
    booted.forEach(LabGuest::awaitBoot);
    Await.until(
        "The drivers report",
        Duration.ofSeconds(60),
        () ->
            lab.balloon(booted.getFirst())
                .map(balloon -> balloon.lastUpdateSeconds().orElse(0) > 0)
                .orElse(false));

    Ran ran = ballast(lab, "doctor", "--json");
    JsonNode examination = new JsonMapper().readTree(ran.out());

    assertThat(guests(examination, "balloon statistics are fresh"))
        .containsExactly("busy", "deflates", "idle");
    assertThat(guests(examination, "balloon statistics are off")).containsExactly("quiet");
    assertThat(guests(examination, "no balloon driver answers")).containsExactly("driverless");
    assertThat(guests(examination, "cannot be managed: it has no balloon device"))
        .containsExactly("bare");
    assertThat(guests(examination, "autodeflate is on")).containsExactly("deflates");
    assertThat(guests(examination, "autodeflate is off"))
        .containsExactly("busy", "driverless", "idle", "quiet");
    assertThat(section(examination, "libvirt").path(0).path("what").asString())
        .containsPattern("daemon [0-9]+\\.[0-9]+\\.[0-9]+, QEMU [0-9]+\\.");
    assertThat(section(examination, "libvirt").path(1).path("what").asString())
        .startsWith("one call reads 6 guests in ");
    assertThat(examination.path("unreachable").asBoolean(true)).isFalse();
    assertThat(ran.exit()).isBetween(0, 1);
  }

  @Test
  void whoOnlyLooksChangesNothing(RealLab lab) throws Exception {
    List<String> before = lab.guests().stream().map(lab::definition).toList();
    assertThat(lab.statisticsPeriod(lab.quiet)).isZero();

    assertThat(ballast(lab, "doctor").out()).contains("quiet: balloon statistics are off");
    Ran watched = ballast(lab, "watch", "--seconds", "8");

    assertThat(watched.exit()).isZero();
    assertThat(watched.out())
        .startsWith("Watching " + lab.host.uri() + ". Nothing is changed: ")
        .contains("balloon statistics: off -> every 5 s, for quiet, dry run");
    assertThat(lab.guests().stream().map(lab::definition).toList()).isEqualTo(before);
    assertThat(directory.toFile().list()).containsExactly("ballast.conf");
  }
}
