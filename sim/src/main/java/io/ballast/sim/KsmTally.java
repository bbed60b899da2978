package io.ballast.sim;

import java.util.Collection;

/**
 * What guests that share pages hold, in KiB.
 *
 * <p>What is equal in two guests is taken to be equal in all: a guest that has more of it merged
 * has all that one with less has.
 *
 * @param guests in which something is merged
 * @param present of their memory, in the host's
 * @param merged of it, mapped to merged pages
 * @param most that one of them has merged
 * @param common of what guests have like others, what a second one has too: more has no like
 */
record KsmTally(int guests, long present, long merged, long most, long common) {
  static final KsmTally NOTHING = new KsmTally(0, 0, 0, 0, 0);

  /** The kernel keeps one more copy of a page for so many that map it: max_page_sharing. */
  static final int MAX_PAGE_SHARING = 256;

  static KsmTally of(Collection<SimGuest> all) {
    int guests = 0;
    long present = 0;
    long merged = 0;
    long most = 0;
    long mostAlike = 0;
    long common = 0;
    for (SimGuest guest : all) {
      long own = guest.footprint().mergedKib();
      present += guest.shareableKib();
      merged += own;
      guests += own > 0 ? 1 : 0;
      most = Math.max(most, own);
      long alike = guest.alikeKib();
      common = Math.max(common, Math.min(mostAlike, alike));
      mostAlike = Math.max(mostAlike, alike);
    }
    return new KsmTally(guests, present, merged, most, common);
  }

  /** Copies of each merged page. */
  private long copies() {
    return Math.ceilDiv(guests, MAX_PAGE_SHARING);
  }

  /** Pages that several map, counted once: pages_shared. */
  long shared() {
    return Math.min(merged, most * copies());
  }

  /** What the others' maps of them would take: pages_sharing, the saving. */
  long saved() {
    return merged - shared();
  }

  /** Chains of copies, counted in KiB of their pages: 0 while one copy is enough. */
  long chained() {
    return copies() > 1 ? most : 0;
  }
}
