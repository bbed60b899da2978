package io.ballast.core.act;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestId;

/** The write side of a hypervisor: only the actuator holds one, and a dry run has none. */
public interface HypervisorControl extends AutoCloseable {

  /**
   * Asks a running guest's balloon for a new size; the guest follows in its own time.
   *
   * @param kib at most the guest's maximum
   * @throws HypervisorException if the request was not accepted; the guest's size is then unchanged
   */
  void setBalloon(GuestId guest, long kib) throws HypervisorException;

  /**
   * Sets how often a running guest's balloon driver reports.
   *
   * @param seconds 0 turns reports off
   * @throws HypervisorException if it was not accepted
   */
  void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException;

  /** Gives up the connection; a second call does nothing. */
  @Override
  void close();
}
