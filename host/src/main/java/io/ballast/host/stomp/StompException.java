package io.ballast.host.stomp;

import java.io.IOException;

/** What came is not STOMP 1.2, or more of it than is taken. The message is one clause. */
public final class StompException extends IOException {
  private static final long serialVersionUID = 1L;

  public StompException(String clause) {
    super(clause);
  }
}
