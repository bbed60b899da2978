package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever happens to the JVM, the machine is as before. */
@Tag("lab")
class KilledLabTest {
  private static final Path PAGES = Path.of("/proc/sys/vm/nr_hugepages");
  private static final Path SWAPS = Path.of("/proc/swaps");

  @BeforeAll
  static void requireLab() {
    LabSetup.requireLab();
  }

  @Test
  void aKilledJvmLeavesNothingBehind() throws Exception {
    String pages = read(PAGES);
    String swaps = read(SWAPS);
    Process lab = startLab(Path.of("target/killed").toAbsolutePath());
    try (BufferedReader out = lab.inputReader()) {
      String[] words = String.valueOf(out.readLine()).split(" ");
      long qemu = Long.parseLong(words[0]);
      Path scratch = Path.of(words[1]).resolve("../..").normalize();
      assertThat(read(PAGES)).isNotEqualTo(pages);
      assertThat(read(SWAPS)).isNotEqualTo(swaps);
      assertThat(groups(scratch)).isNotEmpty();

      lab.destroyForcibly().waitFor();

      await(() -> ProcessHandle.of(qemu).isEmpty());
      await(() -> read(PAGES).equals(pages) && read(SWAPS).equals(swaps));
      await(() -> !Files.exists(scratch) && groups(scratch).isEmpty());
      await(() -> processesNaming(scratch) == 0);
    } finally {
      lab.destroyForcibly();
    }
  }

  private static Process startLab(Path swap) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "io.ballast.lab.KilledLab",
            swap.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void await(BooleanSupplier condition) {
    Duration limit = Duration.ofSeconds(60);
    assertThat(
            Deadline.in(limit)
                .poll(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty()))
        .isPresent();
  }

  private static List<Path> groups(Path scratch) {
    return Partition.hierarchies(read(Path.of("/proc/self/mounts"))).stream()
        .map(hierarchy -> hierarchy.resolve(scratch.getFileName() + ".partition"))
        .filter(Files::exists)
        .toList();
  }

  private static long processesNaming(Path scratch) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(p -> p.info().commandLine().orElse("").contains(scratch.toString()))
          .count();
    }
  }

  private static String read(Path file) {
    return ProcText.read(file);
  }
}
