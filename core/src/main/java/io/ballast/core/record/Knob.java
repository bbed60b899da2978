package io.ballast.core.record;

import io.ballast.core.model.Action;
import java.util.Set;

/**
 * What an action turns.
 *
 * @param owner the guest's UUID; empty for the host's
 * @param name as people read it
 */
record Knob(String owner, String name) {

  static Knob of(Action action) {
    return switch (action) {
      case Action.SetBalloon set -> new Knob(set.guest().id().uuid(), "its size");
      case Action.SetStatisticsPeriod set ->
          new Knob(set.guest().id().uuid(), "its statistics period");
      case Action.SetKsm set -> new Knob("", "KSM's " + set.knob().text());
    };
  }

  /** Whether it belongs to a guest that is none of these. */
  boolean isOfOther(Set<String> guests) {
    return !owner.isEmpty() && !guests.contains(owner);
  }
}
