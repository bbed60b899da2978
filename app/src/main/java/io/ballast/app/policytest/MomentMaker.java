package io.ballast.app.policytest;

import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.tools.Described;
import io.ballast.tools.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a test's moment of its setting: a field with one value had it in every sample. */
final class MomentMaker {
  private MomentMaker() {}

  static PolicyTest test(
      String name,
      Expr.Listing written,
      Setting setting,
      List<Expr.Listing> expected,
      Reading reading,
      Names names)
      throws Malformed {
    ExpectationReader expectations =
        new ExpectationReader(reading, names, setting.guests().keySet());
    List<Expectation> all = new ArrayList<>();
    for (Expr.Listing clause : expected) {
      all.add(expectations.read(clause));
    }
    return new PolicyTest(
        name,
        reading.source(),
        written,
        setting.policy(),
        setting.definitions(),
        moment(setting, written, reading),
        List.copyOf(setting.guests().keySet()),
        all);
  }

  private static Snapshot moment(Setting setting, Expr.Listing written, Reading reading)
      throws Malformed {
    int samples =
        Stream.concat(Stream.of(setting.host()), setting.guests().values().stream())
            .flatMap(entity -> entity.fields().values().stream())
            .mapToInt(List::size)
            .reduce(setting.samples(), Math::max);
    List<Described> guests = new ArrayList<>();
    for (Described guest : setting.guests().values()) {
      guests.add(filled(guest, samples, written, reading));
    }
    return Snapshot.of(filled(setting.host(), samples, written, reading), guests, samples);
  }

  private static Described filled(
      Described entity, int samples, Expr.Listing written, Reading reading) throws Malformed {
    Map<String, List<Value>> fields = new LinkedHashMap<>();
    for (Map.Entry<String, List<Value>> field : entity.fields().entrySet()) {
      List<Value> values = field.getValue();
      if (values.size() != 1 && values.size() != samples) {
        throw reading.malformed(
            written,
            "The field %s has %d values, and the test has %d samples; give it %d, or one."
                .formatted(field.getKey(), values.size(), samples, samples));
      }
      fields.put(
          field.getKey(),
          values.size() == 1 ? Collections.nCopies(samples, values.getFirst()) : values);
    }
    return new Described(entity.properties(), entity.variables(), fields);
  }
}
