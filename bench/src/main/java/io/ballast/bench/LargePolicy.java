package io.ballast.bench;

import io.ballast.app.Policies;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.policy.syntax.Source;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A policy of a little more than 5,000 lines: {@code classic} again and again, each time with names
 * of its own.
 */
final class LargePolicy {
  private static final int LINES = 5_000;
  private static final Pattern DEFINED = Pattern.compile("\\((?:defvar|def) (\\w+)");

  private LargePolicy() {}

  static Source source() {
    String text = Policies.shipped(ShippedPolicy.CLASSIC).text();
    Pattern names = names(text);
    StringBuilder all = new StringBuilder();
    for (long turn = 0; turn <= LINES / text.lines().count(); turn++) {
      all.append(names.matcher(text).replaceAll("$1_" + turn)).append('\n');
    }
    return Source.of("large", all.toString());
  }

  /** The names that it defines, where they are not part of another word or of a string. */
  private static Pattern names(String text) {
    List<String> names = DEFINED.matcher(text).results().map(match -> match.group(1)).toList();
    return Pattern.compile("(?<![\\w.\"])(" + String.join("|", names) + ")(?![\\w\"])");
  }
}
