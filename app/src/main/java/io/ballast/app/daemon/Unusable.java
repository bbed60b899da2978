package io.ballast.app.daemon;

/** Nothing can be done with what was given; the sentence says what and how to mend it. */
public final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final String sentence;

  public Unusable(Exit exit, String sentence) {
    super(sentence);
    this.exit = exit;
    this.sentence = sentence;
  }

  public Exit exit() {
    return exit;
  }

  public String sentence() {
    return sentence;
  }
}
