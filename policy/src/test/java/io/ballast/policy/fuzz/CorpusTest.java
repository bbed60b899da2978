package io.ballast.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plays all that fuzzing starts from and what it found, one test for each target. */
final class CorpusTest {

  private static void play(Consumer<byte[]> target) throws IOException {
    List<byte[]> corpus = Seeds.all();
    assertThat(corpus).hasSizeGreaterThan(1_000);
    for (byte[] input : corpus) {
      try {
        target.accept(input);
      } catch (RuntimeException | Error broken) {
        throw new AssertionError("On: " + new String(input, StandardCharsets.UTF_8), broken);
      }
    }
  }

  @Test
  void allOfItIsReadOrRefused() throws IOException {
    play(new ReadingFuzzTest()::anyTextIsReadOrRefusedWithItsPlaces);
  }

  @Test
  void allOfItIsChecked() throws IOException {
    play(new CheckingFuzzTest()::anyProgramIsChecked);
  }

  @Test
  void allOfItEndsWithinItsBudget() throws IOException {
    play(new EvaluatingFuzzTest()::anyProgramEndsWithinItsBudget);
  }
}
