package io.ballast.core.model;

/** What a hypervisor says a guest is doing. Only a running guest's balloon moves. */
public enum GuestState {
  RUNNING,
  PAUSED,
  MIGRATING,
  /** Starting, shutting down, crashed or suspended. */
  OTHER
}
