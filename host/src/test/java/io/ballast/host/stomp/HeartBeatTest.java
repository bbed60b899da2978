package io.ballast.host.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartBeatTest {

  private static HeartBeat beat(long sends, long wants) {
    return new HeartBeat(Duration.ofMillis(sends), Duration.ofMillis(wants));
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 6000, '1000,2000', 5000, 6000",
    "5000, 6000, '9000,8000', 8000, 9000",
    "5000, 6000, '0,0', 0, 0",
    "0, 24000, '24000,0', 0, 24000",
    "0, 0, '1000,1000', 0, 0"
  })
  void theSlowerOfTheTwoHoldsAndZeroIsNever(
      long sends, long wants, String answer, long sent, long heard) throws StompException {
    assertThat(beat(sends, wants).agreed(answer)).isEqualTo(beat(sent, heard));
  }

  @ParameterizedTest
  @CsvSource({"''", "'1000'", "'-1,0'", "'a,b'", "'1,2,3'", "'99999999999,0'"})
  void otherAnswersAreRefused(String answer) {
    assertThatThrownBy(() -> beat(1, 1).agreed(answer)).hasMessageContaining("heart-beat");
  }

  @Test
  void beatsAreSentTwiceAsOftenAsPromisedAndAwaitedTwiceAsLong() {
    assertThat(beat(5000, 6000).pause()).isEqualTo(Duration.ofMillis(2500));
    assertThat(beat(5000, 6000).patience()).isEqualTo(Duration.ofMillis(12_000));
    assertThat(HeartBeat.NONE.patience()).isZero();
  }
}
