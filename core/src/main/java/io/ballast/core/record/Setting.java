package io.ballast.core.record;

import io.ballast.core.model.Action;
import java.util.Set;

/**
 * The setting that an action is about.
 *
 * @param owner the guest's UUID; empty for the host's
 * @param name as people read it
 */
record Setting(String owner, String name) {

  static Setting of(Action action) {
    return switch (action) {
      case Action.SetBalloon set -> new Setting(set.guest().id().uuid(), "its size");
      case Action.SetStatisticsPeriod set ->
          new Setting(set.guest().id().uuid(), "its statistics period");
      case Action.SetCpuLimits set -> new Setting(set.guest().id().uuid(), "its CPU limit");
      case Action.SetDiskLimits set ->
          new Setting(set.guest().id().uuid(), "the limit of its disk " + set.disk());
      case Action.SetKsm set -> new Setting("", "KSM's " + set.knob().text());
    };
  }

  /** Whether it belongs to a guest that is none of these. */
  boolean isOfOther(Set<String> guests) {
    return !owner.isEmpty() && !guests.contains(owner);
  }
}
