package io.ballast.app.rpc;

/** A call that has no answer but a sentence. */
final class Fault extends Exception {
  /** What Python's server gives for all its faults. */
  static final int CALL = 1;

  /** The request is no call at all. */
  static final int PARSE = -32700;

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String sentence;

  Fault(int code, String sentence) {
    super(sentence);
    this.code = code;
    this.sentence = sentence;
  }

  int code() {
    return code;
  }

  String sentence() {
    return sentence;
  }

  /** As Python's server has it, whose texts are matched by programs. */
  static Fault unsupported(String method) {
    return new Fault(CALL, "<class 'Exception'>:method \"%s\" is not supported".formatted(method));
  }
}
