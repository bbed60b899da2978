package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import io.ballast.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What people are told: each folder has a policy and the text that must come of it. */
final class DiagnosticsGoldenTest {

  private static final Path CASES =
      Path.of(System.getProperty("ballast.root", ".."), "cases", "policy", "diagnostics");

  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          EntityType.of(
              "host",
              false,
              List.of(number("mem_free"), number("mem_available"), number("ksm_run")),
              List.of(new ControlDecl("ksm_run", Kind.NUMBER, Unit.NONE, "KSM's state."))),
          EntityType.of(
              "guest",
              true,
              List.of(
                  number("balloon_cur"),
                  number("balloon_max"),
                  number("mem_unused"),
                  FieldDecl.optionalObjects("io_tune", disk(), "Its disks.")),
              List.of(new ControlDecl("balloon_target", Kind.NUMBER, Unit.KIB, "Its size."))));

  private static FieldDecl number(String name) {
    return FieldDecl.number(name, Unit.KIB, "A number.");
  }

  private static EntityType disk() {
    SequencedMap<String, FieldDecl> fields = new LinkedHashMap<>();
    fields.put("path", FieldDecl.optionalText("path", "Its path."));
    SequencedMap<String, MethodDecl> setters = new LinkedHashMap<>();
    setters.put("setLimit", new MethodDecl("setLimit", 1, 1, "Limits it."));
    return new EntityType("disk", false, fields, setters, new LinkedHashMap<>());
  }

  @TestFactory
  List<DynamicTest> everyCase() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .sorted()
          .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> compare(path)))
          .toList();
    }
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
    ParseResult parsed = Parser.parse(source);
    List<Diagnostic> found =
        parsed.ok() ? Checker.check(parsed.program(), VOCABULARY) : parsed.diagnostics();
    return new DiagnosticRenderer(source).render(found);
  }
}
