package io.ballast.app.config;

import io.ballast.core.model.Amount;
import io.ballast.core.model.MemoryUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory sizes as administrators write them. */
final class Sizes {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(%|[A-Za-z]*)");
  private static final BigDecimal MAX_KIB = BigDecimal.valueOf(1L << 50);

  /** Some memory or none. */
  static final ValueType<Amount> SIZE =
      new ValueType<>("a percentage or an amount", (text, base) -> size(text), Amount::text, false);

  /** Some memory, not none. */
  static final ValueType<Amount> SIZE_ABOVE_ZERO =
      new ValueType<>(
          SIZE.doc() + ", above 0", (text, base) -> aboveZero(size(text)), Amount::text, false);

  /** Several sizes of which the largest counts. */
  static final ValueType<List<Amount>> LARGEST =
      new ValueType<>(
          "percentages and amounts, separated by commas; the largest counts",
          (text, base) -> sizes(text),
          sizes -> String.join(", ", sizes.stream().map(Amount::text).toList()),
          true);

  private Sizes() {}

  /** A percentage above 0, at most {@code max}. */
  static ValueType<Amount.Share> percent(int max) {
    String doc = "a percentage above 0, at most %d %%".formatted(max);
    return new ValueType<>(doc, (text, base) -> percent(text, max, doc), Amount.Share::text, false);
  }

  private static Amount.Share percent(String text, int max, String doc) throws BadValue {
    Matcher form = FORM.matcher(text);
    if (form.matches() && (form.group(2).equals("%") || form.group(2).isEmpty())) {
      BigDecimal value = new BigDecimal(form.group(1));
      if (value.signum() > 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0) {
        return share(value);
      }
    }
    throw new BadValue("must be %s; it is `%s`".formatted(doc, text));
  }

  private static Amount size(String text) throws BadValue {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw malformed(text);
    }
    BigDecimal number = new BigDecimal(form.group(1));
    String unit = form.group(2);
    if (unit.equals("%")) {
      return share(number, text);
    }
    if (unit.isEmpty() && number.signum() == 0) {
      return new Amount.Fixed(0);
    }
    return amount(number, MemoryUnit.of(unit).orElseThrow(() -> malformed(text)), text);
  }

  private static Amount share(BigDecimal percent, String text) throws BadValue {
    if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new BadValue("must not be above 100 %%; it is `%s`".formatted(text));
    }
    return share(percent);
  }

  private static Amount.Share share(BigDecimal percent) {
    return new Amount.Share(percent.movePointLeft(2).doubleValue());
  }

  private static Amount amount(BigDecimal number, MemoryUnit unit, String text) throws BadValue {
    BigDecimal kib = number.multiply(BigDecimal.valueOf(unit.kib()));
    if (kib.compareTo(MAX_KIB) > 0) {
      throw new BadValue("is beyond any machine's memory: `%s`".formatted(text));
    }
    return new Amount.Fixed(kib.setScale(0, RoundingMode.DOWN).longValueExact());
  }

  private static Amount aboveZero(Amount size) throws BadValue {
    if (size.kibOf(1L << 50) == 0) {
      throw new BadValue("must be above 0");
    }
    return size;
  }

  private static List<Amount> sizes(String text) throws BadValue {
    List<Amount> sizes = new ArrayList<>();
    for (String part : text.split("[,\n]")) {
      sizes.add(size(part.strip()));
    }
    return List.copyOf(sizes);
  }

  private static BadValue malformed(String text) {
    return new BadValue(
        "must be a percentage such as `75 %` or an amount such as `512 MiB` (KiB, MiB, GiB, TiB); it is"
            + " `"
            + text
            + "`");
  }
}
