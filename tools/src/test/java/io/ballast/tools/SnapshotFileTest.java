package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotFileTest {

  private static final String SNAPSHOT =
      """
      {"host": {"properties": {"interval": 5}, "variables": {}, "fields": ["free"],
                "statistics": [{"free": 1}, {"free": 123456789012345678901234567890}]},
       "guests": [{"properties": {"uuid": "u-1", "name": "vm"}, "variables": {"v": 1.5},
                   "fields": ["cur", "swap"], "statistics": [{"cur": 2.0, "swap": null}]}]}
      """;

  @Test
  void everyKindOfValueIsExact() throws SnapshotException {
    Snapshot snapshot = SnapshotFile.read(SNAPSHOT);
    assertThat(snapshot.host().newest("free").toString())
        .contains("123456789012345678901234567890");
    assertThat(snapshot.host().history("free").getFirst()).isEqualTo(Value.of(1));
    assertThat(snapshot.host().property("interval")).isEqualTo(Value.of(5));
    assertThat(snapshot.host().hasProperty("name")).isFalse();
    assertThat(snapshot.guests().getFirst().id()).isEqualTo("u-1");
    assertThat(snapshot.guests().getFirst().newest("cur")).isEqualTo(Value.of(2.0));
    assertThat(snapshot.guests().getFirst().newest("swap")).isEqualTo(Value.NIL);
    assertThat(snapshot.guests().getFirst().variable("v")).isEqualTo(Value.of(1.5));
    assertThat(snapshot.vocabulary().globals()).containsOnlyKeys("Host", "Guests");
  }

  @Test
  void anEvaluationIsWrittenInTheShapeOfAVector() throws SnapshotException {
    Snapshot snapshot = SnapshotFile.read(SNAPSHOT);
    String policy =
        "Host Host.Prop abs (with Guests g { (g.Control \"t\" (/ 3 2)) (g.SetVar \"w\" 1) })"
            + " (Host.Control \"k\" \"on\")";
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {})
            .evaluate(Parser.parse(Source.of("p", policy)).program(), snapshot.world());
    assertThat(EvaluationJson.text(new EvaluationJson(snapshot, evaluation).tree()))
        .isEqualTo(
            "{\"results\":[{\"entity\":\"host\"},{\"method\":\"Prop\",\"of\":{\"entity\":\"host\"}},"
                + "{\"function\":\"abs\"},[null],null],\"host\":{\"controls\":{\"k\":\"on\"}},"
                + "\"guests\":[{\"controls\":{\"t\":1.5},\"variables\":{\"v\":1.5,\"w\":1}}]}");
  }

  @Test
  void listsAreWrittenAsDeepAsTheBudgetAllows() throws SnapshotException {
    Snapshot snapshot = SnapshotFile.read(SNAPSHOT);
    String policy = "(defvar n 1) " + "(set n (with Guests g n)) ".repeat(590) + " n";
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {})
            .evaluate(Parser.parse(Source.of("p", policy)).program(), snapshot.world());
    assertThat(evaluation.failure()).isNull();
    assertThat(EvaluationJson.text(new EvaluationJson(snapshot, evaluation).tree()))
        .contains("[".repeat(590) + "1" + "]".repeat(590));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{|This is not JSON (line 1, column 2): ",
        "|A snapshot is a JSON object",
        "{} x|This is not JSON (line 1, column 4): ",
        "[]|A snapshot is a JSON object with \"host\" and \"guests\".",
        "{}|The snapshot needs an object at \"host\".",
        "{\"host\": {}}|There must be a list \"statistics\" in host.",
        "{\"host\": {\"statistics\": [1]}}|\"host.statistics[0]\" must be an object.",
        "{\"host\": {\"statistics\": [{\"a\": {}}]}}|\"host.statistics[0].a\" must be a plain value.",
        "{\"host\": {\"statistics\": [], \"fields\": [1]}}|\"host.fields\" must be a list of names.",
        "{\"host\": {\"statistics\": [], \"fields\": []}}|\"host.properties\" must be an object.",
      })
  void aBadFileIsExplainedInOneSentence(@Nullable String json, String sentence) {
    assertThatThrownBy(() -> SnapshotFile.read(json == null ? "" : json))
        .isInstanceOf(SnapshotException.class)
        .hasMessageStartingWith(sentence)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContain("\n"));
  }

  @Test
  void tooManySamplesAreRefused() {
    String many = "{},".repeat(1_000) + "{}";
    String entity =
        """
        {"properties": {}, "variables": {}, "fields": [], "statistics": [%s]}
        """
            .formatted(many);

    assertThatThrownBy(() -> SnapshotFile.read("{\"host\": " + entity + "}"))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("There are more than 1000 samples in \"host.statistics\".");
  }
}
