package io.ballast.core.model;

/** What became of an action. */
public sealed interface Outcome {

  /** The hypervisor took it; whether the guest follows is seen in later readings. */
  record Accepted() implements Outcome {}

  /** The hypervisor refused it, or could not be reached; nothing changed. */
  record Refused(String why) implements Outcome {}

  /** The guest ended meanwhile. */
  record Gone() implements Outcome {}

  /** Nothing was written, because this is a dry run. */
  record Rehearsed() implements Outcome {}

  /** In a word or a clause. */
  default String text() {
    return switch (this) {
      case Accepted _ -> "done";
      case Refused(String why) -> "refused: " + why;
      case Gone _ -> "the guest is gone";
      case Rehearsed _ -> "dry run";
    };
  }
}
