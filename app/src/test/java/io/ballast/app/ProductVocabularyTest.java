package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.Config;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the load check says with the names, kinds and units that the product has. */
class ProductVocabularyTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("ballast.root"))
          .resolve("cases/policy/conformance/policy-language.jsonl");

  @ParameterizedTest
  @EnumSource(ShippedPolicy.class)
  void nothingIsSaidAboutShippedPolicies(ShippedPolicy policy) {
    assertThat(Policies.diagnose(Policies.shipped(policy), everything())).isEmpty();
  }

  /** Random programs add pages to KiB, and are told so; those that people wrote do not. */
  @Test
  void programsThatEvaluateHaveNoErrorAndWrittenOnesMixNoUnits() throws IOException {
    for (JsonNode vector : evaluating()) {
      Source source =
          Source.of(vector.path("name").stringValue(), vector.path("policy").stringValue());
      List<Diagnostic> found = Policies.diagnose(source, everything());
      assertThat(found).as(source.text()).noneMatch(Diagnostic::isError);
      if (!vector.path("name").stringValue().startsWith("random/")) {
        assertThat(found)
            .as(source.text())
            .noneMatch(diagnostic -> diagnostic.code().number().startsWith("P06"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(with Guests g (g.Control \"vcpu_quota\" -1)) |",
        "(with Guests g (g.Control \"vcpu_period\" -1)) | P0403",
        "(with Guests g (g.Control \"vcpu_quota\" g.vcpu_user_limit)) | P0602",
        "(with Guests g (g.Control \"vcpu_quota\" g.vcpu_period)) |",
        "(with Guests g (with g.io_tune t (t.setTotalBytesSec t.maximum.total_bytes_sec))) | P0205",
        "(with Guests g (with g.io_tune t (let ((m t.maximum)) (t.setReadIopsSec m.read_iops_sec)))) |",
        "(with Guests g (with g.io_tune t (let ((m t.maximum)) (t.setReadIopsSec m.read_bytes_sec)))) | P0602",
        "(with Guests g (with g.io_tune t (t.setReadIopsSec \"many\"))) | P0403",
        "(with Guests g (with g.io_tune t (t.setReadIopsSec -1))) | P0403",
        "(with Guests g (with g.io_tune t (t.setReadIopsSec))) | P0302",
        "(with Guests g (with g.io_tune t (t.setRaedIopsSec 5))) | P0501",
        "(with Guests g (with g.io_tune_current t (debug t.name t.total_bytes_sec))) |",
        "(with Guests g (with g.io_tune_current t (t.setReadIopsSec 5))) | P0501",
      })
  void settersAndQuotasAreCheckedLikeControls(String policy, @Nullable String code) {
    assertThat(Policies.diagnose(Source.of("test", policy), everything()))
        .extracting(diagnostic -> diagnostic.code().number())
        .startsWith(code == null ? new String[0] : new String[] {code})
        .hasSizeGreaterThanOrEqualTo(code == null ? 0 : 1)
        .hasSizeLessThanOrEqualTo(code == null ? 0 : 3);
  }

  private static List<JsonNode> evaluating() throws IOException {
    List<JsonNode> vectors = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (Stream<String> lines = Files.lines(CORPUS)) {
      lines
          .map(mapper::readTree)
          .filter(vector -> vector.path("expect").path("evaluate").asBoolean(false))
          .forEach(vectors::add);
    }
    return vectors;
  }

  private static Vocabulary everything() {
    String text =
        "[main]\ncontrollers: %s\n[host]\ncollectors: %s\n[guest]\ncollectors: %s\n"
            .formatted(
                String.join(", ", Catalog.names().controllers()),
                String.join(", ", Catalog.names().hostCollectors()),
                String.join(", ", Catalog.names().guestCollectors()));
    Config.Result read = Config.parse("test", text, Path.of("").toAbsolutePath(), Catalog.names());
    return Wiring.forOthers(((Config.Loaded) read).config()).vocabulary();
  }
}
