package io.ballast.core.collect;

import io.ballast.core.model.GuestReading;
import java.util.List;

/** The read side of a hypervisor. Nothing here changes anything. */
public interface HypervisorView extends AutoCloseable {

  /** What people call it, for logs: {@code qemu:///system}. */
  String description();

  /**
   * All active guests, in one bulk call, each with what could be had without waiting.
   *
   * <p>A guest that ends during the call is left out.
   *
   * @throws HypervisorException if the hypervisor cannot be asked now
   */
  List<GuestReading> guests() throws HypervisorException;

  /** Gives up the connection; a second call does nothing. */
  @Override
  void close();
}
