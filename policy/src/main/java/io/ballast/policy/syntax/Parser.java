package io.ballast.policy.syntax;

import io.ballast.policy.codes.Code;
import io.ballast.policy.codes.ReadingCodes;
import io.ballast.policy.syntax.Expr.Bracket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Makes a program of a text and finds every problem in it, not only the first.
 *
 * <p>It keeps its open brackets in a stack of its own, so hostile nesting costs it nothing; the
 * bound on nesting protects those who walk the tree.
 */
public final class Parser {

  /** Lists within lists. Real policies stay below 20. */
  public static final int DEEPEST = 500;

  /** More problems than anybody reads: the rest is only counted. */
  static final int MOST_DIAGNOSTICS = 1_000;

  /** A list whose end was not met yet. */
  private record Open(Bracket bracket, int start, List<Expr> items) {}

  private final List<Expr> top = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Parser() {}

  /** Reads a text. It never fails: problems are in the result. */
  public static ParseResult parse(Source source) {
    Lexer lexer = new Lexer(source.text());
    Parser parser = new Parser();
    List<Token> tokens = lexer.tokens();
    Suffixes suffixes = Suffixes.in(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (suffixes.isSuffix(i)) {
        parser.attach(tokens.get(i));
      } else {
        parser.take(tokens.get(i));
      }
    }
    parser.diagnostics.addAll(lexer.diagnostics());
    parser.finish(source);
    return new ParseResult(new Program(source, parser.top), parser.sortedDiagnostics());
  }

  private void take(Token token) {
    switch (token.kind()) {
      case OPEN -> open(token);
      case CLOSE -> close(token);
      case INTEGER, HEX, OCTAL, REAL, PERCENT, STRING, SYMBOL, OPERATOR -> addAtom(token);
    }
  }

  /** A suffix; the number before it may have had too many digits to be kept. */
  private void attach(Token token) {
    Suffix suffix = Suffix.of(token.text()).orElseThrow();
    List<Expr> items = items();
    if (!items.isEmpty()
        && items.getLast() instanceof Expr.Numeral number
        && number.span().end() == token.span().start()) {
      Span span = new Span(number.span().start(), token.span().end());
      items.set(items.size() - 1, new Expr.Quantity(number, suffix, span));
    }
  }

  private void addAtom(Token token) {
    if (Atoms.isTooLong(token)) {
      report(
          ReadingCodes.LONG_NUMBER,
          "This number has too many digits.",
          token.span(),
          "No amount needs so many.");
      return;
    }
    items().add(Atoms.read(token));
  }

  private List<Expr> items() {
    return open.isEmpty() ? top : open.getLast().items();
  }

  private void open(Token token) {
    if (open.size() == DEEPEST) {
      report(
          ReadingCodes.TOO_DEEP_LISTS,
          "Lists are nested deeper than " + DEEPEST + " here.",
          token.span(),
          "A function of its own makes a deep expression flat.");
    }
    open.addLast(new Open(bracketOf(token), token.span().start(), new ArrayList<>()));
  }

  private static Bracket bracketOf(Token token) {
    return switch (token.text()) {
      case "(", ")" -> Bracket.ROUND;
      case "[", "]" -> Bracket.SQUARE;
      default -> Bracket.CURLY;
    };
  }

  private void close(Token token) {
    Bracket bracket = bracketOf(token);
    if (open.isEmpty()) {
      report(
          ReadingCodes.EXTRA_CLOSE,
          "Nothing is open here that " + token.text() + " closes.",
          token.span(),
          "It is one too many, or one before it too early.");
      return;
    }
    if (open.getLast().bracket() != bracket) {
      closeWrong(token, bracket);
      return;
    }
    end(token.span().end());
  }

  /** A wrong bracket is a typing error, unless it closes something further out. */
  private void closeWrong(Token token, Bracket bracket) {
    if (open.stream().noneMatch(list -> list.bracket() == bracket)) {
      char expected = open.getLast().bracket().close();
      report(
          ReadingCodes.WRONG_CLOSE,
          "%s closes a list that needs %c.".formatted(token.text(), expected),
          token.span(),
          "Write %c, or open the list with the other bracket.".formatted(expected));
      end(token.span().end());
      return;
    }
    while (open.getLast().bracket() != bracket) {
      reportOpen(open.getLast());
      end(token.span().start());
    }
    end(token.span().end());
  }

  private void end(int end) {
    Open list = open.removeLast();
    if (open.size() < DEEPEST) {
      items().add(new Expr.Listing(list.bracket(), list.items(), new Span(list.start(), end)));
    }
  }

  private void finish(Source source) {
    while (!open.isEmpty()) {
      reportOpen(open.getLast());
      end(source.text().length());
    }
    if (top.isEmpty() && diagnostics.isEmpty()) {
      report(
          ReadingCodes.EMPTY,
          "The policy has no expression.",
          new Span(0, 0),
          "A text of comments only does nothing.");
    }
  }

  private void reportOpen(Open list) {
    Bracket bracket = list.bracket();
    report(
        ReadingCodes.OPEN_LIST,
        "This %c is never closed by %c.".formatted(bracket.open(), bracket.close()),
        new Span(list.start(), list.start() + 1),
        "Close it where the list ends.");
  }

  private void report(Code code, String message, Span span, String hint) {
    diagnostics.add(Diagnostic.error(code, message, span, hint));
  }

  private List<Diagnostic> sortedDiagnostics() {
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    if (diagnostics.size() <= MOST_DIAGNOSTICS) {
      return diagnostics;
    }
    List<Diagnostic> first = new ArrayList<>(diagnostics.subList(0, MOST_DIAGNOSTICS));
    int more = diagnostics.size() - MOST_DIAGNOSTICS;
    Diagnostic next = diagnostics.get(MOST_DIAGNOSTICS);
    first.add(Diagnostic.error(next.code(), more + " more problems begin here.", next.span()));
    return first;
  }
}
