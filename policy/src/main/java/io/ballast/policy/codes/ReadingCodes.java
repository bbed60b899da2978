package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P01: the text cannot be read. */
public final class ReadingCodes {
  private static final int TOO_MANY_DIGITS = 20_001;
  private static final int TOO_DEEP = 501;

  public static final Code UNREADABLE =
      loading(
          "P0101",
          "unreadable",
          "A stretch of the text is neither a word, a number, a string nor a bracket.",
          """
          Nothing in the language begins with such a character, so nothing after it can be trusted
          either. MOM drops the rest of the program silently; here the policy is rejected, and the
          one before stays in force.
          """,
          "(defvar share 0.2) ; a fifth",
          "(defvar share 0.2) # a fifth");

  public static final Code BAD_NUMBER =
      loading(
          "P0102",
          "bad-number",
          "A number is not written as the language writes numbers.",
          """
          Numbers look like 5, -5, 1.5, .5, 1e3, 0x1F or 0o17. There is no leading zero, and a point
          is followed by a digit.
          """,
          "(defvar least 064)",
          "(defvar least 64)");

  public static final Code OPEN_STRING =
      loading(
          "P0103",
          "open-string",
          "A string is opened and never closed.",
          """
          A string ends at the quote that opened it. A backslash keeps the quote after it in the
          string, so that a string cannot end in a backslash.
          """,
          "(debug Host.mem_free) \"free",
          "(debug Host.mem_free) \"free\"");

  public static final Code OPEN_LIST =
      loading(
          "P0104",
          "open-list",
          "A bracket is opened and never closed.",
          "Every ( needs its ), every [ its ] and every { its }. The place is the one that lacks it.",
          "(defvar share (* 2 0.1)",
          "(defvar share (* 2 0.1))");

  public static final Code EXTRA_CLOSE =
      loading(
          "P0105",
          "extra-close",
          "A bracket closes nothing.",
          "All lists were closed before it: it is one too many, or one before it too early.",
          "(defvar share 0.1))",
          "(defvar share 0.1)");

  public static final Code WRONG_CLOSE =
      loading(
          "P0106",
          "wrong-close",
          "A list is closed by another kind of bracket than opened it.",
          "A list that begins with ( ends with ), with [ it ends with ], with { it ends with }.",
          "(defvar share 0.1]",
          "(defvar share 0.1)");

  public static final Code LONG_NUMBER =
      loading(
          "P0107",
          "long-number",
          "A number has more digits than are read.",
          "Whole numbers may be of any size up to 20,000 digits, which no policy needs.",
          "(defvar most " + "9".repeat(TOO_MANY_DIGITS) + ")",
          "(defvar most 999999999)");

  public static final Code TOO_DEEP_LISTS =
      loading(
          "P0108",
          "too-deep",
          "Lists are nested deeper than 500.",
          """
          The bound protects the host from a text made to break it. A function of its own makes a
          deeply nested expression flat, and readable.
          """,
          "(+ 1 ".repeat(TOO_DEEP) + "1" + ")".repeat(TOO_DEEP),
          "(+ 1 (+ 1 1))");

  public static final Code EMPTY =
      loading(
          "P0109",
          "empty",
          "The policy has no expression.",
          "A file of comments only, or an empty one, is most likely not the one that was meant.",
          "# to be written",
          "(debug \"to be written\")");

  public static final Code BAD_OCTAL =
      loading(
          "P0110",
          "bad-octal",
          "An octal number has a digit 8 or 9.",
          "After 0o come the digits 0 to 7. A decimal number is written without 0o.",
          "(defvar mode 0o19)",
          "(defvar mode 0o17)");

  public static final Code SUFFIX_IS_A_NAME =
      loading(
          "P0111",
          "suffix-is-a-name",
          "A number touches a suffix that the program uses as a name, so that it has no unit.",
          """
          `250ms` is a number with a unit, but MOM reads it as the number 250 and the name `ms`. Where
          a program uses the name elsewhere, MOM's reading wins for the whole text. Give the variable
          another name; or put a space before it, if two expressions are meant.
          """,
          """
          (defvar ms 5)
          { 250ms }
          """,
          """
          (defvar pause 5)
          { 250ms }
          """);

  static final List<Code> ALL =
      List.of(
          UNREADABLE,
          BAD_NUMBER,
          OPEN_STRING,
          OPEN_LIST,
          EXTRA_CLOSE,
          WRONG_CLOSE,
          LONG_NUMBER,
          TOO_DEEP_LISTS,
          EMPTY,
          BAD_OCTAL,
          SUFFIX_IS_A_NAME);

  private ReadingCodes() {}
}
