package io.ballast.core.model;

/**
 * What a guest's definition says about whether its memory can be managed.
 *
 * @param balloonDevice whether it has a balloon that can be moved
 * @param hugepages memory backed by hugepages, which a balloon cannot give back piecemeal
 * @param lockedMemory memory locked or preallocated as not reclaimable
 * @param hostDevices devices passed through (VFIO), which pin the guest's memory
 * @param sharesPages whether the host's kernel may merge its pages with equal ones of others
 * @param statisticsPeriodSeconds how often the balloon driver reports; 0 is never
 * @param balloonOptions what its balloon does by itself
 */
public record GuestTraits(
    boolean balloonDevice,
    boolean hugepages,
    boolean lockedMemory,
    boolean hostDevices,
    boolean sharesPages,
    int statisticsPeriodSeconds,
    BalloonOptions balloonOptions) {

  /**
   * A guest whose pages may be merged, as they may unless its definition says otherwise, and whose
   * balloon does nothing by itself.
   */
  public GuestTraits(
      boolean balloonDevice,
      boolean hugepages,
      boolean lockedMemory,
      boolean hostDevices,
      int statisticsPeriodSeconds) {
    this(
        balloonDevice,
        hugepages,
        lockedMemory,
        hostDevices,
        true,
        statisticsPeriodSeconds,
        BalloonOptions.NONE);
  }
}
