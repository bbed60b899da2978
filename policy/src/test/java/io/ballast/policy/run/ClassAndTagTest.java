package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods of entities that have a class and tags. */
final class ClassAndTagTest {

  private static String evaluate(String text) {
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("Host", new Value.Ref(TestEntity.host(Map.of())));
    globals.put("Guests", new Value.Items(List.of(new Value.Ref(TestEntity.sorted("a")))));
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.OFF, () -> 0, line -> {})
            .evaluate(Parser.parse(Source.of("p", text)).program(), new World(globals));
    return evaluation.failure() == null
        ? Show.value(evaluation.results().getLast(), 100)
        : "error: " + evaluation.failure().message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(with Guests g (g.Class)) | (gold)",
        "(with Guests g (g.Tag \"zone\")) | (north)",
        "(with Guests g (g.Tag \"Zone\")) | (nil)",
        "(with Guests g (let ((t g.Tag)) (t \"zone\"))) | (north)",
        "(with Guests g (g.Tag 1)) | error: A name must be a string, not an integer.",
        "(with Guests g (g.Class 1)) | error: Class takes 0 arguments, not 1.",
        "(with Guests g (g.Tag)) | error: Tag takes 1 argument, not 0.",
        "(Host.Class) | error: There is no function Host.Class.",
      })
  void theyGiveWhatTheEntityHas(String text, String value) {
    assertThat(evaluate(text)).isEqualTo(value);
  }

  @Test
  void anEntityHasNoTagsUnlessItSaysSo() {
    assertThat(TestEntity.host(Map.of()).tag("other")).isEqualTo(Value.NIL);
  }
}
