package io.ballast.app.control;

/** A question that cannot be understood; the sentence says why. */
final class BadQuestion extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  BadQuestion(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
