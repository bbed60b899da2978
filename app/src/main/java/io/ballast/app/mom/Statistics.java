package io.ballast.app.mom;

import io.ballast.core.collect.Sample;
import io.ballast.core.model.KsmFields;
import io.ballast.core.model.ObjectReading;
import io.ballast.core.model.TuneFields;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What MOM tells of a snapshot: the newest value of every field, null for what is not known. */
final class Statistics {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private Statistics() {}

  /**
   * @param ksm told where the host's samples have not these numbers
   */
  static Map<String, @Nullable Object> host(@Nullable HostSnapshot host, KsmNumbers ksm) {
    Map<String, @Nullable Object> fields = host == null ? new LinkedHashMap<>() : fields(host);
    ksm.values()
        .forEach(
            (name, value) -> {
              if (fields.get(name) == null) {
                fields.put(name, value);
              }
            });
    fields.computeIfPresent(KsmFields.KSMD_CPU_USAGE.name(), (name, value) -> whole(value));
    return fields;
  }

  private static Map<String, @Nullable Object> fields(HostSnapshot host) {
    return fields(host.history().newest());
  }

  /** vdsm takes this one for an integer. */
  private static Object whole(Object value) {
    return value instanceof Double number ? Math.round(number) : value;
  }

  /**
   * The guests that policies see, by their names. Of several with one name each but the first has
   * its UUID behind it.
   */
  static Map<String, Object> guests(Snapshot snapshot) {
    Map<String, Object> guests = new LinkedHashMap<>();
    for (GuestSnapshot guest : snapshot.guests()) {
      if (guest.ready()) {
        guests.put(name(guest, guests), fields(guest.history().newest()));
      }
    }
    return guests;
  }

  private static String name(GuestSnapshot guest, Map<String, Object> taken) {
    return taken.containsKey(guest.name()) ? guest.name() + "/" + guest.id().uuid() : guest.name();
  }

  private static Map<String, @Nullable Object> fields(Sample sample) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (FieldDecl field : sample.layout().fields()) {
      List<ObjectReading> objects = sample.objects(field.name());
      fields.put(
          field.name(), objects == null ? plain(sample.get(field.name())) : objects(objects));
    }
    return fields;
  }

  private static List<Object> objects(List<ObjectReading> objects) {
    List<Object> all = new ArrayList<>(objects.size());
    objects.forEach(object -> all.add(object(object)));
    return all;
  }

  private static Map<String, @Nullable Object> object(ObjectReading object) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    object.properties().forEach((name, value) -> fields.put(name, plain(value)));
    if (object.type().equals(TuneFields.DISK_NOW)) {
      fields.putIfAbsent(TuneFields.PATH.name(), null);
      fields.put("ioTune", numbers(object));
    } else if (object.type().equals(TuneFields.DISK)) {
      fields.putIfAbsent(TuneFields.PATH.name(), null);
      object.parts().forEach((name, part) -> fields.put(name, Map.of("vals", numbers(part))));
    } else {
      fields.putAll(numbers(object));
    }
    return fields;
  }

  private static Map<String, @Nullable Object> numbers(ObjectReading object) {
    Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
    for (FieldDecl field : object.type().fields().values()) {
      if (field.kind() == Kind.NUMBER) {
        var number = object.number(field.name());
        numbers.put(field.name(), number.isPresent() ? number.getAsLong() : null);
      }
    }
    return numbers;
  }

  private static @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Nil _, Value.Ref _, Value.Function _ -> null;
      case Value.Bool(boolean truth) -> truth;
      case Value.Int(BigInteger number) -> number.max(LEAST).min(MOST).longValueExact();
      case Value.Real(double number) -> number;
      case Value.Text(String text) -> text;
      case Value.Items items -> plain(items.values());
    };
  }

  private static List<@Nullable Object> plain(List<Value> values) {
    List<@Nullable Object> all = new ArrayList<>(values.size());
    values.forEach(value -> all.add(plain(value)));
    return all;
  }
}
