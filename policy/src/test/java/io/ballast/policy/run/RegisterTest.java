package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What entities put into a register, and add to a total, comes out as it went in. */
final class RegisterTest {
  private final Register register = new Register();
  private final Total total =
      new Total(new Arithmetic(new Meter(new Budget(9, Duration.ofHours(1), 9, 10_000), () -> 0)));

  static Stream<Value> values() {
    return Stream.of(
        Value.NIL,
        Value.TRUE,
        Value.FALSE,
        Value.of(0),
        Value.of(16),
        Value.of(17),
        Value.of(-16),
        Value.of(-17),
        Value.of(Long.MAX_VALUE),
        Value.of(Long.MIN_VALUE),
        new Value.Int(BigInteger.TWO.pow(63)),
        new Value.Int(BigInteger.TWO.pow(63).add(BigInteger.ONE).negate()),
        Value.of(0.5),
        Value.of(-0.0),
        Value.of(Double.POSITIVE_INFINITY),
        Value.of(Double.NaN),
        Value.of("a"),
        new Value.Items(List.of(Value.of(1))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueComesOutAsItWentIn(Value value) {
    register.put(value);
    assertThat(Register.box(register.kind, register.bits, register.ref)).isEqualTo(value);
    assertThat(Register.isTrue(register.kind, register.bits, register.ref))
        .isEqualTo(value.isTrue());
    assertThat(register.isNil()).isEqualTo(value.equals(Value.NIL));
  }

  @Test
  void aNumberComesOutAsAFloat() {
    register.put(7);
    assertThat(register.number()).isEqualTo(7.0);
    register.put(0.5);
    assertThat(register.number()).isEqualTo(0.5);
    register.put(Value.of(-3));
    assertThat(register.number()).isEqualTo(-3.0);
    register.nil();
    assertThat(register.isNil()).isTrue();
    assertThatThrownBy(register::number).isInstanceOf(IllegalStateException.class);
  }

  /** In a list a NaN equals itself only if it is the same. */
  @Test
  void aNaNStaysTheSame() {
    Value nan = Value.of(Double.NaN);
    register.put(nan);
    assertThat(Register.box(register.kind, register.bits, register.ref)).isSameAs(nan);
    register.put(Double.NaN);
    assertThat(Register.box(register.kind, register.bits, register.ref)).isEqualTo(nan);
  }

  private Value average() {
    register.kind = total.average(register);
    return Register.box(register.kind, register.bits, register.ref);
  }

  @Test
  void aTotalBeginsWithWhatWasSummedUp() {
    total.begin(10, 4);
    assertThat(average()).isEqualTo(Value.of(2.5));
    total.add(5);
    assertThat(average()).isEqualTo(Value.of(3.0));
    assertThatThrownBy(() -> total.begin(1, 1)).isInstanceOf(IllegalStateException.class);
    total.clear();
    assertThat(average()).isEqualTo(Value.of(0.0));
    total.begin(3, 1);
    total.add(0.5);
    assertThat(average()).isEqualTo(Value.of(1.75));
  }

  @Test
  void aTotalIsExactAsLongAsIntegersAreAdded() {
    total.add(Long.MAX_VALUE);
    total.add(Long.MAX_VALUE);
    total.add(-Long.MAX_VALUE);
    total.add(-Long.MAX_VALUE);
    total.add(5);
    assertThat(average()).isEqualTo(Value.of(1.0));
    total.add(0.25);
    assertThat(average()).isEqualTo(Value.of(5.25 / 6));
    total.clear();
    total.add(1.5);
    total.add(2);
    total.add(Value.NIL);
    total.add(Value.of(2.5));
    assertThat(average()).isEqualTo(Value.of(2.0));
  }
}
