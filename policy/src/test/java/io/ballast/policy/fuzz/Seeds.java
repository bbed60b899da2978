package io.ballast.policy.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.ObjectMapper;

/** What fuzzing starts from: conformance programs, shipped policies, what it found before. */
final class Seeds {
  private static final Path ROOT = Path.of(System.getProperty("ballast.root"));
  private static final Path CORPUS = ROOT.resolve("cases/policy/conformance/policy-language.jsonl");

  private Seeds() {}

  /** What Jazzer starts from. Without fuzzing, {@link CorpusTest} plays it all. */
  static Stream<Arguments> whileFuzzing() throws IOException {
    return System.getenv("JAZZER_FUZZ") == null
        ? Stream.of()
        : all().stream().map(bytes -> Arguments.of((Object) bytes));
  }

  static List<byte[]> all() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Stream<String> programs =
        Files.readAllLines(CORPUS).stream()
            .map(line -> json.readTree(line).path("policy").asString());
    List<byte[]> all = new ArrayList<>(found());
    Stream.concat(programs, shipped().stream())
        .forEach(text -> all.add(text.getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  /** One input a line. */
  private static List<byte[]> found() throws IOException {
    Path corpus = ROOT.resolve("policy/src/test/resources/io/ballast/policy/fuzz/corpus.base64");
    return Files.readAllLines(corpus).stream().map(Base64.getDecoder()::decode).toList();
  }

  private static List<String> shipped() throws IOException {
    return List.of(
        Files.readString(ROOT.resolve("policies/default.policy")),
        Files.readString(ROOT.resolve("policies/classic.policy")));
  }
}
