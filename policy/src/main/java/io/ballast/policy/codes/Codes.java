package io.ballast.policy.codes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All codes. */
public final class Codes {
  private static final List<Code> ALL =
      Stream.of(
              ReadingCodes.ALL,
              NameCodes.ALL,
              CallCodes.ALL,
              ValueCodes.ALL,
              MemberCodes.ALL,
              UnitCodes.ALL,
              FlowCodes.ALL,
              RunningCodes.ALL)
          .flatMap(List::stream)
          .toList();

  private Codes() {}

  /** In the order of their numbers. */
  public static List<Code> all() {
    return ALL;
  }

  /** The code of that number or short name, in letters of any case. */
  public static Optional<Code> of(String word) {
    String asked = word.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(
            code ->
                code.number().toLowerCase(Locale.ROOT).equals(asked) || code.slug().equals(asked))
        .findFirst();
  }
}
