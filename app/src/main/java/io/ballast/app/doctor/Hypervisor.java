package io.ballast.app.doctor;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestReading;
import io.ballast.host.libvirt.LibvirtAbout;
import java.util.List;

/** What is asked of libvirt. */
public interface Hypervisor {

  /** What people call it: {@code qemu:///system}. */
  String description();

  /**
   * Which versions answer.
   *
   * @throws HypervisorException if it cannot be reached
   */
  LibvirtAbout about() throws HypervisorException;

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
