package io.ballast.sim;

import io.ballast.core.model.GuestId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is really so, which no hypervisor shows: for tests, and for judging policies.
 *
 * @param at since the beginning
 * @param guestOomKills inside all guests that ever were
 * @param ksm what the kernel's merging of equal pages does
 * @param guests those there now, in order of arrival
 */
public record SimTruth(Duration at, Host host, long guestOomKills, Ksm ksm, List<Guest> guests) {

  /**
   * The host.
   *
   * @param totalKib its memory
   * @param freeKib used for nothing
   * @param availableKib what could still be given without swapping
   * @param guestsKib resident memory of all guests' processes, hugepages excluded; what is merged
   *     counts in each of them
   * @param swappedKib guests' memory in the host's swap
   * @param oomKills guests that the host's kernel killed: what must never happen
   */
  public record Host(
      long totalKib,
      long freeKib,
      long availableKib,
      long guestsKib,
      long swappedKib,
      long oomKills) {}

  /**
   * The merging of equal pages.
   *
   * @param run 0 stopped, 1 merging, 2 unmerged and stopped
   * @param mergedKib guests' memory that is mapped to merged pages
   * @param savedKib of it, what the host is spared; all of it is needed at once if it is unmerged
   */
  public record Ksm(long run, long mergedKib, long savedKib) {}

  /**
   * A guest.
   *
   * @param needKib its kernel's overhead and its programs' demand: below that it swaps inside
   * @param heldKib of that need, what is in its memory: less while it swaps or still starts
   * @param actualKib its memory now
   * @param targetKib where its balloon is meant to be
   * @param residentKib the host's memory that its process holds, hugepages excluded
   * @param swappedKib in its own swap
   * @param swapFreeKib left of its own swap
   * @param hostSwappedKib in the host's swap
   * @param oomKills inside it
   * @param outOfPuff whether its driver could not free what was asked of it last
   * @param workedSeconds how long it did its work, time waited for memory and CPU left out
   */
  public record Guest(
      GuestId id,
      String name,
      long maximumKib,
      long needKib,
      long heldKib,
      long actualKib,
      long targetKib,
      long residentKib,
      long swappedKib,
      long swapFreeKib,
      long hostSwappedKib,
      long oomKills,
      boolean outOfPuff,
      double workedSeconds,
      Set<Fault> faults) {}

  /**
   * A guest by its identity.
   *
   * @throws java.util.NoSuchElementException if it is not there now
   */
  public Guest guest(GuestId id) {
    return guests.stream().filter(guest -> guest.id().equals(id)).findFirst().orElseThrow();
  }
}
