package io.ballast.policy.run;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Regular expressions in linear time. Those of one evaluation are compiled once. */
final class Patterns {

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_PATTERN = 300;

  /** Repetitions are unrolled: a short pattern may mean a huge one. */
  private static final long LARGEST_PROGRAM = 1_000;

  private static final int MOST_KEPT = 64;

  /** What a step may take of a text's length times a program's size. */
  private static final int WORK_PER_STEP = 64;

  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("([)}]?)\\{(\\d+)(?:,(\\d*))?}");

  private final Meter meter;
  private final Map<String, Pattern> compiled = new HashMap<>();

  Patterns(Meter meter) {
    this.meter = meter;
  }

  /** Whether the pattern matches anywhere in the text. */
  Value matches(String text, String pattern) {
    if (text.length() > LONGEST_TEXT) {
      throw Failure.of(
          "matches takes a string of at most %,d characters, not %,d."
              .formatted(LONGEST_TEXT, text.length()));
    }
    Pattern program = compiled(pattern);
    meter.steps((text.length() + 1L) * program.programSize() / WORK_PER_STEP);
    return Value.of(program.matcher(text).find());
  }

  private Pattern compiled(String pattern) {
    Pattern known = compiled.get(pattern);
    if (known != null) {
      return known;
    }
    if (compiled.size() >= MOST_KEPT) {
      compiled.clear();
    }
    Pattern fresh = compile(pattern);
    compiled.put(pattern, fresh);
    return fresh;
  }

  private Pattern compile(String pattern) {
    if (pattern.length() > LONGEST_PATTERN) {
      throw Failure.of(
          "A pattern may have %d characters, not %,d."
              .formatted(LONGEST_PATTERN, pattern.length()));
    }
    long size = unrolled(pattern);
    if (size > LARGEST_PROGRAM) {
      throw Failure.of("The pattern \"%s\" repeats too much.".formatted(Show.shortened(pattern)));
    }
    meter.steps(size);
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw Failure.of(
          "The pattern \"%s\" cannot be read: %s."
              .formatted(Show.shortened(pattern), e.getDescription()));
    }
  }

  /**
   * At least the size of the pattern with its repetitions written out: only a group can have
   * repetitions in it, so of the others one alone counts for any place.
   */
  private static long unrolled(String pattern) {
    long groups = 1;
    long single = 1;
    Matcher each = REPETITION.matcher(pattern);
    while (each.find()) {
      long times = times(each);
      if (each.group(1).isEmpty()) {
        single = Math.max(single, times);
      } else {
        groups = Math.min(LARGEST_PROGRAM, groups) * Math.max(1, times);
      }
    }
    return pattern.length() * single * groups;
  }

  /** More than RE2 allows counts as one more. */
  private static long times(MatchResult repetition) {
    String most = repetition.group(3);
    String digits = most == null || most.isEmpty() ? repetition.group(2) : most;
    return digits.length() > 4 ? LARGEST_PROGRAM + 1 : Long.parseLong(digits);
  }
}
