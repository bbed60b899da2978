package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program stops, whatever libvirt does: no thread of ours keeps it alive. */
class StopTest {
  private static final long SECONDS = 30;

  /** Leaves a call to a silent libvirtd hanging and returns from main. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws Exception {
      LibvirtSettings settings =
          new LibvirtSettings(
              arguments[0], Path.of("/"), Duration.ofMillis(200), Duration.ofMillis(200));
      LibvirtHypervisor hypervisor =
          new LibvirtHypervisor(settings, System::nanoTime, Math::random);
      try (HypervisorView view = hypervisor.openView()) {
        view.guests();
      } catch (HypervisorException expected) {
        System.out.println(expected.getMessage());
      }
    }
  }

  @Test
  void aCallThatHangsDoesNotKeepTheProgram(@TempDir Path directory) throws Exception {
    try (SilentServer server = new SilentServer(directory.resolve("s"))) {
      Path output = directory.resolve("output");
      Process program = start(server.uri(), output);
      assertThat(program.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isZero();
      assertThat(output).content().contains("no answer within 200 ms").hasLineCount(1);
    }
  }

  private static Process start(String uri, Path output) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    return new ProcessBuilder(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                Program.class.getName(),
                uri))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
