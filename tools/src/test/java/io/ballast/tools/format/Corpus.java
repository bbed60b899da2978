package io.ballast.tools.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The programs of the conformance corpus. */
final class Corpus {
  private Corpus() {}

  static List<String> policies(Path root) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    return Files.readAllLines(root.resolve("cases/policy/conformance/policy-language.jsonl"))
        .stream()
        .map(line -> mapper.readTree(line).path("policy").stringValue())
        .toList();
  }
}
