package io.ballast.sim;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The host's memory: guests, its own use, hugepages, cache and free pages share it, and swap takes
 * what does not fit.
 *
 * <p>Always {@code total = own + records + hugepages + guests - saved + cache + free}, none of them
 * negative once {@link #settle} has found no victim. Merging saves, and keeps records.
 */
final class HostMemory {
  /** What a good disk does in both directions together. */
  static final long SWAP_KIB_PER_SECOND = Size.mib(200);

  /** Logs, packages, backups: the cache cannot grow faster than files are read. */
  static final long READ_KIB_PER_SECOND = Size.mib(50);

  /** Below a 256th of its memory the kernel reclaims: about the low watermark of a big host. */
  static final long WATERMARK_PART = 256;

  private HostSpec spec;
  private final SimKsm ksm;
  private long reservedKib;
  private long hugepagesKib;
  private long guestsKib;
  private long cacheKib;
  private long swappedKib;
  private long swapInKib;
  private long swapOutKib;
  private long oomKills;
  private double stall;

  HostMemory(HostSpec spec, SimKsm ksm) {
    this.spec = spec;
    this.ksm = ksm;
  }

  /** The host has more or less memory from now on. */
  void become(HostSpec other) {
    spec = other;
  }

  /** Reserves hugepages beside those of guests, as far as there is memory for them. */
  void reserve(long kib) {
    reservedKib = Math.clamp(kib, 0, reservedKib + availableKib());
  }

  /** As if the host had run for long: its cache is filled as far as there is room. */
  void fillCache() {
    cacheKib = Math.min(spec.cacheKib(), availableKib());
  }

  /** A step passes: the host pages with the guests as they now are. */
  Optional<SimGuest> step(Collection<SimGuest> guests, double seconds) {
    long before = swapInKib + swapOutKib;
    Optional<SimGuest> victim = settle(guests);
    pageBack(guests, seconds);
    long grown = Math.min(spec.cacheKib(), cacheKib + Size.moved(READ_KIB_PER_SECOND, seconds));
    cacheKib = Math.clamp(roomKib() - watermarkKib(), 0, grown);
    double moved = swapInKib + swapOutKib - before;
    stall = Math.min(1, moved / Size.moved(SWAP_KIB_PER_SECOND, seconds));
    return victim;
  }

  /**
   * Makes the guests fit: cache gives way first, then swap takes as much as it holds.
   *
   * <p>Whoever touches new memory waits until this is done, so it happens at once; the waiting is
   * in the pressure.
   *
   * @return if they do not fit, the guest that the kernel kills: the one with most memory
   */
  Optional<SimGuest> settle(Collection<SimGuest> guests) {
    count(guests);
    cacheKib = Math.clamp(roomKib() - watermarkKib(), 0, cacheKib);
    swapOut(guests, watermarkKib() - roomKib());
    if (roomKib() >= 0) {
      return Optional.empty();
    }
    oomKills++;
    return guests.stream().max(Comparator.comparingLong(SimGuest::residentKib));
  }

  private void count(Collection<SimGuest> guests) {
    ksm.count(guests);
    hugepagesKib = reservedKib;
    guestsKib = 0;
    swappedKib = 0;
    for (SimGuest guest : guests) {
      hugepagesKib += guest.spec().traits().hugepages() ? guest.spec().maximumKib() : 0;
      guestsKib += guest.residentKib();
      swappedKib += guest.footprint().swappedKib();
    }
  }

  private void swapOut(Collection<SimGuest> guests, long kib) {
    long room = Math.min(Shares.sum(guests, SimGuest::swappableKib), spec.swapKib() - swappedKib);
    long out = Math.clamp(kib, 0, room);
    evict(guests, out);
    swapOutKib += out;
  }

  /** Page ageing: first what guests left idle, then from each in proportion to what it holds. */
  private void evict(Collection<SimGuest> guests, long kib) {
    long idle = Math.min(kib, Shares.sum(guests, SimGuest::idleKib));
    Shares.spread(guests, idle, SimGuest::idleKib, SimGuest::swapOut);
    Shares.spread(guests, kib - idle, SimGuest::swappableKib, SimGuest::swapOut);
    guestsKib -= kib;
    swappedKib += kib;
  }

  /**
   * Guests touch what they miss. It comes back for good where there is room, cache giving way, or
   * where others' idle pages can go out for it; otherwise pages in use must, and the host thrashes.
   */
  private void pageBack(Collection<SimGuest> guests, double seconds) {
    long missed = Shares.sum(guests, SimGuest::missedKib);
    if (missed == 0) {
      return;
    }
    double touched = missed * Math.min(1, GuestMemory.TOUCHED_PER_SECOND * seconds);
    long in = Math.min((long) Math.ceil(touched), Size.moved(SWAP_KIB_PER_SECOND, seconds));
    long free = Math.min(in, availableKib());
    long idle = Math.min(in - free, Shares.sum(guests, SimGuest::idleKib));
    swapInKib += in;
    swapOutKib += in - free;
    Shares.spread(guests, in, SimGuest::missedKib, SimGuest::returned);
    Shares.spread(guests, free + idle, SimGuest::missedKib, SimGuest::swapIn);
    guestsKib += free + idle;
    swappedKib -= free + idle;
    evict(guests, idle);
  }

  /** What is left for cache and free pages; negative while guests do not fit. */
  private long roomKib() {
    return spec.totalKib() - ownKib() - hugepagesKib - takenKib();
  }

  private long watermarkKib() {
    return spec.totalKib() / WATERMARK_PART;
  }

  long freeKib() {
    return Math.max(0, roomKib() - cacheKib);
  }

  /** Free pages and cache above the watermark, which nobody but the kernel gets. */
  long availableKib() {
    return Math.max(0, roomKib() - watermarkKib());
  }

  long cacheKib() {
    return cacheKib;
  }

  /** The host's own, with what merging keeps its records in. */
  long ownKib() {
    return spec.ownKib() + ksm.scanner().recordsKib();
  }

  /** What guests' processes take of the host: each merged page once. */
  long takenKib() {
    return guestsKib - ksm.tally().saved();
  }

  long hugepagesKib() {
    return hugepagesKib;
  }

  long reservedKib() {
    return reservedKib;
  }

  long swappedKib() {
    return swappedKib;
  }

  long swapInKib() {
    return swapInKib;
  }

  long swapOutKib() {
    return swapOutKib;
  }

  long oomKills() {
    return oomKills;
  }

  /**
   * The part of the last step that the swap disk was busy, 0 to 1: as long as it was, somebody
   * waited for memory.
   */
  double stall() {
    return stall;
  }

  SimTruth.Host truth() {
    return new SimTruth.Host(
        spec.totalKib(), freeKib(), availableKib(), guestsKib, swappedKib, oomKills);
  }
}
