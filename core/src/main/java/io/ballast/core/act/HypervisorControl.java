package io.ballast.core.act;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;

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

  /**
   * Sets how long each of a running guest's vCPUs may run in each period.
   *
   * @param quotaMicros {@link io.ballast.core.model.CpuTune#NO_QUOTA} takes the limit away
   * @throws HypervisorException if it was not accepted
   */
  default void setCpuTune(GuestId guest, long quotaMicros, long periodMicros)
      throws HypervisorException {
    throw new HypervisorException(Reason.FAILED, "Here no guest's CPU can be limited.");
  }

  /**
   * Sets the limits of one of a running guest's disks.
   *
   * @param disk the disk's name: {@code vda}
   * @param path of its image, as it was read
   * @throws HypervisorException if they were not accepted
   */
  default void setDiskLimits(GuestId guest, String disk, String path, IoLimits limits)
      throws HypervisorException {
    throw new HypervisorException(Reason.FAILED, "Here no guest's disks can be limited.");
  }

  /** Gives up the connection; a second call does nothing. */
  @Override
  void close();
}
