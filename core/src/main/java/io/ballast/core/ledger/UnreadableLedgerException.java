package io.ballast.core.ledger;

/** A ledger is there and cannot be understood. The message is one clear sentence. */
public final class UnreadableLedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  UnreadableLedgerException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What is wrong with it, and the remedy. */
  public String sentence() {
    return sentence;
  }
}
