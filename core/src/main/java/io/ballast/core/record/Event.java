package io.ballast.core.record;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that changed.
 *
 * @param at when it was seen
 * @param text one clause or sentence, without the subject's name
 */
public record Event(Instant at, Kind kind, Subject subject, String text) {

  /** What changed. */
  public enum Kind {
    STARTED,
    STOPPED,
    POLICY_LOADED,
    POLICY_REFUSED(true),
    FIRST_DECISION,
    HYPERVISOR_AWAY(true),
    HYPERVISOR_BACK,
    PROBLEM(true),
    PROBLEM_OVER,
    GUEST_CAME,
    GUEST_WENT,
    GUEST_RESTARTED,
    GUEST_STATE,
    MANAGEABILITY,
    /** A size was decided, and carried out or rehearsed. */
    SIZE,
    RELIEF,
    RETREAT,
    /** A knob that is no guest's size was turned. */
    SETTING,
    /** A safety rail keeps what a policy wishes from being done. */
    HELD_BACK,
    REFUSED(true),
    NO_LONGER_REFUSED,
    /** A knob is no longer as Ballast left it. */
    CHANGED_BY_OTHERS(true),
    /** A turn of the loop was lost to a defect of Ballast. */
    TURN_LOST(true);

    private final boolean warning;

    Kind() {
      this(false);
    }

    Kind(boolean warning) {
      this.warning = warning;
    }

    /** Whether somebody may have to do something about it. */
    public boolean isWarning() {
      return warning;
    }

    /** The name as people and programs read it: {@code guest-came}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** In one line, with the guest's name. */
  public String line() {
    return switch (subject) {
      case Subject.Host _ -> text;
      case Subject.Guest guest -> "guest " + guest.name() + ": " + text;
    };
  }
}
