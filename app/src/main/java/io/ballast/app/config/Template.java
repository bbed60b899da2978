package io.ballast.app.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value with the values of other keys filled in: {@code %(key)s} is that key's value, {@code
 * %%} a percent sign.
 *
 * <p>Unlike with Python's {@code configparser}, which refuses it, a percent sign before anything
 * else stands for itself: {@code 75%} is a value of ours.
 *
 * @param values by key, with those of {@code [DEFAULT]}
 * @param used gets each key that was filled in
 */
record Template(Map<String, String> values, Set<String> used) {
  /** As deep as {@code configparser} goes. */
  private static final int DEEPEST = 10;

  /** Templates that name others twice each double with each: no value needs so much. */
  private static final int LONGEST = 1 << 16;

  private static final Pattern SPECIAL = Pattern.compile("%(?=[%(])");

  private static final Pattern PART = Pattern.compile("%%|%\\(([^)]*)\\)s|%\\(");

  /** The text of a value in which nothing is to be filled in. */
  static String escaped(String value) {
    return SPECIAL.matcher(value).replaceAll("%%");
  }

  /**
   * The filled-in value.
   *
   * @throws BadValue if it names what is not there, names itself, or grows beyond all measure
   */
  String fill(String value) throws BadValue {
    StringBuilder filled = new StringBuilder();
    fill(value, filled, 1);
    return filled.toString();
  }

  private void fill(String value, StringBuilder into, int depth) throws BadValue {
    Matcher part = PART.matcher(value);
    int end = 0;
    while (part.find()) {
      into.append(value, end, part.start());
      end = part.end();
      String key = part.group(1);
      if (key != null) {
        fillKey(key, into, depth);
      } else if (part.group().equals("%%")) {
        into.append('%');
      } else {
        throw new BadValue(
            "has a `%(` that no `)s` ends; a `%%` before a bracket is a percent sign");
      }
    }
    into.append(value, end, value.length());
    if (into.length() > LONGEST) {
      throw new BadValue("grows beyond %d characters as it is filled in".formatted(LONGEST));
    }
  }

  private void fillKey(String written, StringBuilder into, int depth) throws BadValue {
    String key = written.toLowerCase(Locale.ROOT);
    String value = values.get(key);
    if (value == null) {
      throw new BadValue(
          "asks for `%%(%s)s`, and neither its section nor [DEFAULT] has that key%s"
              .formatted(written, UnknownNames.didYouMean(key, values.keySet())));
    }
    if (depth == DEEPEST && value.contains("%")) {
      throw new BadValue("is filled in more than %d deep at `%%(%s)s`".formatted(DEEPEST, written));
    }
    used.add(key);
    fill(value, into, depth + 1);
  }
}
