package io.ballast.app.doctor;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestReading;
import java.util.List;

/** What is asked of a hypervisor. */
public interface Hypervisor {

  /** What people call it: {@code qemu:///system}. */
  String description();

  Product product();

  /**
   * What answers, in a few words.
   *
   * @throws HypervisorException if it cannot be reached
   */
  String about() throws HypervisorException;

  /**
   * All active guests.
   *
   * @throws HypervisorException if it cannot be asked now
   */
  List<GuestReading> guests() throws HypervisorException;

  /**
   * Opens a way to write and closes it.
   *
   * @throws HypervisorException if that is not allowed
   */
  void tryControl() throws HypervisorException;
}
