package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A trace as deep as one gets is shown, and tells that more was evaluated. */
final class DeepTraceTest {
  private static final Path MOMENT = CliCase.ROOT.resolve("docs/examples/short-host.json");

  @TempDir private Path folder;

  @Test
  void whatIsTooDeepIsCut() throws IOException {
    Files.writeString(
        folder.resolve("deep.policy"),
        """
        (def f (n g) (if (> n 0) (+ 1 (f (- n 1) g)) g.balloon_cur))
        (with Guests g (f 100 g))
        """);
    List<String> trace =
        List.of(
            "policy",
            "trace",
            "deep.policy",
            "--snapshot",
            MOMENT.toRealPath().toString(),
            "--guest",
            "web-idle");
    Ran text = Ran.in(folder, trace);
    assertThat(text.exit()).isZero();
    assertThat(text.out()).contains("... more is left out here");
    assertThat(text.out().lines()).allMatch(line -> line.length() < 250);

    Ran json = Ran.in(folder, Stream.concat(trace.stream(), Stream.of("--json")).toList());
    assertThat(json.exit()).isZero();
    assertThat(new JsonMapper().readTree(json.out()).path("cut").booleanValue()).isTrue();
  }
}
