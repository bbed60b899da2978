package io.ballast.host.libvirt;

/** A shared library, or a function in it, is not on this host. */
final class LibraryMissingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  LibraryMissingException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What is missing and what to install. */
  String sentence() {
    return sentence;
  }
}
