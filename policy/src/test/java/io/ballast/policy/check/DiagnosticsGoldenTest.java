package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ballast.policy.codes.Code.When;
import io.ballast.policy.codes.Codes;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people are told: each folder has a policy and the text that must come of it. */
final class DiagnosticsGoldenTest {

  private static final Path CASES =
      Path.of(System.getProperty("ballast.root", ".."), "cases", "policy", "diagnostics");

  @TestFactory
  List<DynamicTest> everyCase() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .sorted()
          .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> compare(path)))
          .toList();
    }
  }

  /** A text too long for a case is in the declaration of its code, which has a test of its own. */
  @Test
  void everyCodeHasACase() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.sorted().toList()) {
        all.append(Files.readString(folder.resolve("expected")));
      }
    }
    assertThat(Codes.all())
        .filteredOn(code -> code.when() == When.LOADING && code.bad().length() < 1_000)
        .allMatch(code -> all.indexOf("[" + code.number() + "]") >= 0);
  }

  private static void compare(Path folder) throws IOException {
    String actual = diagnose(Files.readString(folder.resolve("policy")));
    Path expected = folder.resolve("expected");
    if (Boolean.getBoolean("update")) {
      Files.writeString(expected, actual);
      fail("%s was rewritten; read it, then run without -Dupdate=true.", expected);
    }
    assertThat(expected).exists();
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static String diagnose(String text) {
    Source source = Source.of("policy", text);
    return new DiagnosticRenderer(source).render(Checking.diagnose(source));
  }
}
