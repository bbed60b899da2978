package io.ballast.core.collect;

/** A hypervisor did not do what it was asked. The message is one clear sentence. */
public final class HypervisorException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it was, as far as callers act differently on it. */
  public enum Reason {
    /** The hypervisor itself is away or does not answer. */
    UNREACHABLE,
    /** We may not do that. */
    DENIED,
    /** The guest is no longer there. */
    NO_GUEST,
    /** The guest cannot be changed now: paused, migrating, without a balloon. */
    NOT_NOW,
    /** Anything else. */
    FAILED
  }

  private final Reason reason;
  private final String sentence;

  public HypervisorException(Reason reason, String message) {
    super(message);
    this.reason = reason;
    this.sentence = message;
  }

  /** The sentence that this was made with. */
  public String sentence() {
    return sentence;
  }

  public Reason reason() {
    return reason;
  }
}
