package io.ballast.app.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as MOM writes them (plain seconds) and with a unit. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m|h)?");
  private static final Duration DAY = Duration.ofDays(1);

  /** Long enough to do something in, at most a day. */
  static final ValueType<Duration> INTERVAL = type("from 10ms to a day", Duration.ofMillis(10));

  /** Nothing or more, at most a day. */
  static final ValueType<Duration> WAIT = type("from 0 to a day", Duration.ZERO);

  private Durations() {}

  private static ValueType<Duration> type(String range, Duration min) {
    String doc = "a duration " + range;
    return new ValueType<>(doc, (text, base) -> parse(text, min, doc), Durations::text, false);
  }

  private static Duration parse(String text, Duration min, String doc) throws BadValue {
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      BigDecimal nanos = new BigDecimal(form.group(1)).multiply(nanosPer(form.group(2)));
      Duration value = duration(nanos);
      if (value.compareTo(min) >= 0 && value.compareTo(DAY) <= 0) {
        return value;
      }
    }
    throw new BadValue("must be %s, such as `5`, `250ms` or `2m`; it is `%s`".formatted(doc, text));
  }

  private static Duration duration(BigDecimal nanos) {
    BigDecimal billion = BigDecimal.valueOf(1_000_000_000);
    BigDecimal[] parts = nanos.setScale(0, RoundingMode.DOWN).divideAndRemainder(billion);
    return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue());
  }

  private static BigDecimal nanosPer(@Nullable String unit) {
    long nanos =
        switch (unit == null ? "s" : unit) {
          case "ms" -> 1_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000_000_000L;
        };
    return BigDecimal.valueOf(nanos);
  }

  private static String text(Duration value) {
    BigDecimal nanos = BigDecimal.valueOf(value.getNano(), 9);
    BigDecimal seconds = BigDecimal.valueOf(value.toSeconds()).add(nanos);
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
