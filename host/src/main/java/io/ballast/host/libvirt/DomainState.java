package io.ballast.host.libvirt;

import io.ballast.core.model.GuestState;

/** libvirt's numbers for what a domain is doing. */
final class DomainState {
  private DomainState() {}

  static final int RUNNING = 1;

  /** Running, but its vCPUs wait. */
  static final int BLOCKED = 2;

  static final int PAUSED = 3;
  static final int SHUTOFF = 5;

  private static final int RUNNING_POSTCOPY = 10;
  private static final int RUNNING_POSTCOPY_FAILED = 11;
  private static final int PAUSED_MIGRATION = 2;
  private static final int PAUSED_POSTCOPY = 12;
  private static final int PAUSED_POSTCOPY_FAILED = 13;

  /**
   * @param state a {@code virDomainState}
   * @param reason what that state's own enumeration says; -1 if unknown
   */
  static GuestState of(long state, long reason) {
    return switch ((int) state) {
      case RUNNING -> running((int) reason);
      case BLOCKED -> GuestState.RUNNING;
      case PAUSED -> paused((int) reason);
      default -> GuestState.OTHER;
    };
  }

  private static GuestState running(int reason) {
    return switch (reason) {
      case RUNNING_POSTCOPY, RUNNING_POSTCOPY_FAILED -> GuestState.MIGRATING;
      default -> GuestState.RUNNING;
    };
  }

  private static GuestState paused(int reason) {
    return switch (reason) {
      case PAUSED_MIGRATION, PAUSED_POSTCOPY, PAUSED_POSTCOPY_FAILED -> GuestState.MIGRATING;
      default -> GuestState.PAUSED;
    };
  }

  static boolean isRunning(int state) {
    return state == RUNNING || state == BLOCKED;
  }
}
