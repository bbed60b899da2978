package io.ballast.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Bare;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Piece;
import io.ballast.policy.syntax.Source;
import java.util.List;

/** What holds of every text that is formatted. */
final class Formatting {

  private Formatting() {}

  /** The text formatted, after it was seen to have lost nothing. */
  static String checked(String text) {
    String formatted = format(text);
    assertThat(format(formatted)).as("formatted again").isEqualTo(formatted);
    assertThat(tree(formatted)).as("the tree of %s", formatted).isEqualTo(tree(text));
    assertThat(comments(formatted)).as("the comments").isEqualTo(comments(text));
    return formatted;
  }

  static String format(String text) {
    return switch (Formatter.format(Source.of("p", text))) {
      case Formatted.Text(String formatted) -> formatted;
      case Formatted.Refused(var diagnostics) ->
          throw new AssertionError(text + " was refused: " + diagnostics);
    };
  }

  private static List<String> comments(String text) {
    return Piece.of(text).stream()
        .filter(piece -> piece.kind() == Piece.Kind.COMMENT)
        .map(piece -> piece.text().stripTrailing())
        .toList();
  }

  private static List<Expr> tree(String text) {
    return Parser.parse(Source.of("p", text)).program().expressions().stream()
        .map(Bare::of)
        .toList();
  }
}
