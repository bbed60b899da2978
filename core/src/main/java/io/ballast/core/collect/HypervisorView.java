package io.ballast.core.collect;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import java.util.List;
import java.util.Set;

/** The read side of a hypervisor. Nothing here changes anything. */
public interface HypervisorView extends AutoCloseable {

  /** What people call it, for logs: {@code qemu:///system}. */
  String description();

  /**
   * All active guests, in one bulk call, each with what could be had without waiting.
   *
   * <p>A guest that ends during the call is left out.
   *
   * @param details what is wanted of each besides; a guest of which it could not be had lacks it
   * @throws HypervisorException if the hypervisor cannot be asked now
   */
  List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException;

  /** All active guests, without any details. */
  default List<GuestReading> guests() throws HypervisorException {
    return guests(Set.of());
  }

  /** Gives up the connection; a second call does nothing. */
  @Override
  void close();
}
