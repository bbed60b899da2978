package io.ballast.app.http;

/** A server could not be opened; the sentence says why, and what helps. */
public final class NotOpened extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  NotOpened(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
