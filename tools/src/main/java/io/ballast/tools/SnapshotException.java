package io.ballast.tools;

/** A file that is no snapshot; the message is one sentence that says where and what. */
public final class SnapshotException extends Exception {
  SnapshotException(String message) {
    super(message);
  }
}
