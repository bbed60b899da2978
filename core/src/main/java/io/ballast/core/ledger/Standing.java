package io.ballast.core.ledger;

/** How a setting in the ledger stands. */
public sealed interface Standing {

  /** It is, or may be, something else than it was. */
  record Away(long now) implements Standing {}

  /** It is what it was. */
  record Back(long now) implements Standing {}

  /** Somebody else changed it since: what it is now is what they want. */
  record Theirs(long now) implements Standing {}

  /** The run of the guest that it was of has ended. */
  record Ended() implements Standing {}

  /** The host was started anew since. */
  record Rebooted() implements Standing {}

  /** What it is now cannot be told. */
  record Unseen() implements Standing {}

  /** Whether there is nothing left to undo. */
  default boolean isSettled() {
    return switch (this) {
      case Back _, Theirs _, Ended _, Rebooted _ -> true;
      case Away _, Unseen _ -> false;
    };
  }
}
