package io.ballast.host.tls;

/**
 * A file that TLS needs cannot be used. The message is one clear sentence without its full stop.
 */
public final class TlsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  TlsException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  TlsException(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
