package io.ballast.host.jsonrpc;

/** A call was not answered with a result. The message is one clause. */
public final class RpcException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it was. */
  public enum Kind {
    /** The server refused it; {@link #code} says why. */
    REFUSED,
    /** No answer came in time. Whether it was done nobody knows. */
    LATE,
    /** The connection ended first. Whether it was done nobody knows. */
    LOST,
    /** It was not sent. */
    UNSENT
  }

  private final Kind kind;
  private final int code;
  private final String clause;

  private RpcException(Kind kind, int code, String clause) {
    super(clause);
    this.kind = kind;
    this.code = code;
    this.clause = clause;
  }

  RpcException(Kind kind, String clause) {
    this(kind, 0, clause);
  }

  static RpcException refused(int code, String message) {
    return new RpcException(Kind.REFUSED, code, message);
  }

  public Kind kind() {
    return kind;
  }

  /** The server's number for why it refused; 0 if it did not. */
  public int code() {
    return code;
  }

  /** One clause for people. */
  public String clause() {
    return clause;
  }
}
