package io.ballast.app.eval;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The numbers that a file has of one host or guest, by sample, oldest first. */
final class Samples {
  /** Larger than any amount or counter there is; keeps sums of them within a long. */
  private static final long MOST = 1L << 50;

  private final Entity entity;
  private final int count;
  private final Map<String, List<Value>> columns = new HashMap<>();

  Samples(Entity entity) {
    this.entity = entity;
    this.count = entity.history("").size(); // Of any name there is one value a sample.
  }

  int count() {
    return count;
  }

  /** A field's value in one sample; absent if it is no number from 0 up, or not plausible. */
  OptionalLong number(FieldDecl field, int sample) {
    return plausible(value(field, sample));
  }

  /** A field's value in one sample, which may be below 0; absent if it is no whole number. */
  OptionalLong signed(FieldDecl field, int sample) {
    return value(field, sample) instanceof Value.Int(BigInteger number) && number.bitLength() <= 50
        ? OptionalLong.of(number.longValueExact())
        : OptionalLong.empty();
  }

  /** A field's text in one sample; empty if it has none. */
  String text(FieldDecl field, int sample) {
    return value(field, sample) instanceof Value.Text(String text) ? text : "";
  }

  private Value value(FieldDecl field, int sample) {
    return columns.computeIfAbsent(field.name(), entity::history).get(sample);
  }

  /** The field's newest value; absent also if the file does not declare the field. */
  OptionalLong newest(FieldDecl field) {
    return count == 0 ? OptionalLong.empty() : number(field, count - 1);
  }

  private static OptionalLong plausible(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number) when number.signum() >= 0 && number.bitLength() <= 50 ->
          OptionalLong.of(number.longValueExact());
      case Value.Real(double number) when number >= 0 && number <= MOST ->
          OptionalLong.of((long) number);
      case Value.Int _,
          Value.Real _,
          Value.Nil _,
          Value.Bool _,
          Value.Text _,
          Value.Items _,
          Value.Ref _,
          Value.Function _ ->
          OptionalLong.empty();
    };
  }
}
