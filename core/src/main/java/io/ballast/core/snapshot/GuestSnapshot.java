package io.ballast.core.snapshot;

import io.ballast.core.collect.History;
import io.ballast.core.model.Entitlement;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One guest as last read.
 *
 * @param estimate null for a guest whose hypervisor knows no balloon
 * @param notReady why policies do not see it; empty if they do
 */
public record GuestSnapshot(
    GuestReading reading,
    GuestRun run,
    Entitlement entitlement,
    @Nullable Estimate estimate,
    History history,
    String notReady,
    Moment at) {

  public GuestId id() {
    return reading.id();
  }

  public String name() {
    return reading.name();
  }

  public boolean ready() {
    return notReady.isEmpty();
  }

  /** The most memory the guest can have, in KiB; 0 if it is not known. */
  public long maximumKib() {
    return reading.balloon().map(balloon -> balloon.maximumKib()).orElse(0L);
  }

  /** What the guest's process holds on the host, where a collector found it. */
  public OptionalLong residentKib() {
    OptionalLong pages = history.newest().number(GuestFields.RSS);
    return pages.isPresent() ? OptionalLong.of(pages.getAsLong() * Memory.KIB_PER_PAGE) : pages;
  }

  /** The guest's size in KiB; 0 if it is not known. */
  public long currentKib() {
    return reading.balloon().map(balloon -> balloon.currentKib()).orElse(0L);
  }
}
