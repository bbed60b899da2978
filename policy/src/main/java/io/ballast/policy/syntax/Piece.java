package io.ballast.policy.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A word of a text or a comment in it: what those need who rewrite a text and keep its meaning.
 *
 * @param text as written
 */
public record Piece(Kind kind, String text, Span span) {

  /** What a piece is. */
  public enum Kind {
    OPEN,
    CLOSE,
    /** A number, string, symbol or operator. */
    ATOM,
    /** From its {@code #} to the end of its line, without that. */
    COMMENT
  }

  /** All pieces of a text in their order; what cannot be read is left out. */
  public static List<Piece> of(String text) {
    Lexer lexer = new Lexer(text);
    List<Piece> pieces = new ArrayList<>();
    lexer.tokens().forEach(token -> pieces.add(of(token)));
    lexer.comments().forEach(comment -> pieces.add(comment(text, comment)));
    pieces.sort(Comparator.comparingInt(piece -> piece.span().start()));
    return pieces;
  }

  private static Piece of(Token token) {
    Kind kind =
        token.kind() == Token.Kind.OPEN
            ? Kind.OPEN
            : token.kind() == Token.Kind.CLOSE ? Kind.CLOSE : Kind.ATOM;
    return new Piece(kind, token.text(), token.span());
  }

  private static Piece comment(String text, Span span) {
    return new Piece(Kind.COMMENT, text.substring(span.start(), span.end()), span);
  }
}
