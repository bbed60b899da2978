package io.ballast.core.guard;

import io.ballast.core.model.GuestId;
import java.util.OptionalLong;

/**
 * The guard's answer for one guest.
 *
 * @param wishedKib what the policy wished; absent if it wished nothing
 * @param fromKib the guest's size now
 * @param targetKib what is to be done if the verdict acts
 */
public record Judged(
    GuestId guest,
    String guestName,
    OptionalLong wishedKib,
    long fromKib,
    long targetKib,
    Verdict verdict) {

  boolean grows() {
    return targetKib > fromKib;
  }
}
