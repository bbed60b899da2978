package io.ballast.sim;

import io.ballast.core.model.KsmKnob;
import java.util.Collection;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The kernel's merging of equal pages. Only what two guests have in common can be merged, it is
 * merged as ksmd comes by, and it is unmerged as guests write to it.
 */
final class SimKsm {
  /** Part of what is merged that an idle guest writes to in a second. */
  static final double WRITTEN_IDLE = 0.000_5;

  /** The same of a guest that works on all its memory. */
  static final double WRITTEN_BUSY = 0.005;

  private final KsmKernel kernel;
  private final KsmKnobs knobs = new KsmKnobs();
  private final KsmScanner scanner;
  private KsmTally tally = KsmTally.NOTHING;
  private double mergeCarry;
  private double writeCarry;

  SimKsm(KsmKernel kernel) {
    this.kernel = kernel;
    this.scanner = new KsmScanner(kernel == KsmKernel.MODERN);
  }

  /**
   * Sets a knob, unmerging everything if that is what it says.
   *
   * @return the kernel's error text if it refuses
   */
  Optional<String> set(KsmKnob knob, long value, Collection<SimGuest> guests) {
    if (!exists()) {
      return Optional.of("No such file or directory");
    }
    Optional<String> refusal = knobs.set(knob, value, tally.merged() > 0);
    if (refusal.isEmpty() && knob == KsmKnob.RUN && value == KsmKnobs.UNMERGE) {
      guests.forEach(guest -> guest.footprint().merge(-guest.footprint().mergedKib()));
      scanner.forgetAll();
      mergeCarry = 0;
      writeCarry = 0;
      count(guests);
    }
    return refusal;
  }

  void advise(boolean on) {
    if (kernel == KsmKernel.MODERN) {
      knobs.advise(on);
    }
  }

  /** A step passes: guests write to merged pages, and ksmd comes by. Stock is taken afterwards. */
  void step(Collection<SimGuest> guests, double seconds) {
    if (tally.merged() > 0) {
      unmergeWritten(guests, seconds);
    }
    if (knobs.get(KsmKnob.RUN) == KsmKnobs.MERGE) {
      tally = KsmTally.of(guests);
      merge(guests, scanner.scan(knobs, tally, seconds));
    } else {
      scanner.rest();
    }
  }

  private void unmergeWritten(Collection<SimGuest> guests, double seconds) {
    double written = writeCarry;
    for (SimGuest guest : guests) {
      double busy = WRITTEN_IDLE + (WRITTEN_BUSY - WRITTEN_IDLE) * guest.busyPart();
      written += guest.runs() ? guest.footprint().mergedKib() * busy * seconds : 0;
    }
    long whole = (long) written;
    writeCarry = written - whole;
    ToLongFunction<SimGuest> merged = guest -> guest.runs() ? guest.footprint().mergedKib() : 0;
    Shares.spread(guests, whole, merged, (guest, kib) -> guest.footprint().merge(-kib));
  }

  private void merge(Collection<SimGuest> guests, double part) {
    long common = tally.common();
    ToLongFunction<SimGuest> apart =
        guest -> Math.max(0, Math.min(common, guest.alikeKib()) - guest.footprint().mergedKib());
    long unmerged = Shares.sum(guests, apart);
    double found = mergeCarry + unmerged * part;
    long whole = (long) found;
    mergeCarry = found - whole;
    Shares.spread(
        guests, Math.min(whole, unmerged), apart, (guest, kib) -> guest.footprint().merge(kib));
  }

  /** Takes stock, after whatever changed what guests hold. */
  void count(Collection<SimGuest> guests) {
    if (tally.merged() > 0 || scanner.knows()) {
      tally = KsmTally.of(guests);
      scanner.forget(tally);
    }
  }

  boolean exists() {
    return kernel != KsmKernel.NONE;
  }

  boolean modern() {
    return kernel == KsmKernel.MODERN;
  }

  KsmKnobs knobs() {
    return knobs;
  }

  KsmScanner scanner() {
    return scanner;
  }

  KsmTally tally() {
    return tally;
  }

  SimTruth.Ksm truth() {
    return new SimTruth.Ksm(knobs.get(KsmKnob.RUN), tally.merged(), tally.saved());
  }
}
