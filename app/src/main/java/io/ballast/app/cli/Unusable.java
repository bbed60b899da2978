package io.ballast.app.cli;

/** Nothing can be done with what was given; the sentence says what and how to mend it. */
final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final String sentence;

  Unusable(Exit exit, String sentence) {
    super(sentence);
    this.exit = exit;
    this.sentence = sentence;
  }

  Exit exit() {
    return exit;
  }

  String sentence() {
    return sentence;
  }
}
