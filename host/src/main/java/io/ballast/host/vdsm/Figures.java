package io.ballast.host.vdsm;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What vdsm tells of the memory inside a guest.
 *
 * @param totalKib what the guest's kernel has
 * @param unusedKib what it uses for nothing
 * @param freeKib the same and what it would give up
 * @param swapInRate KiB a second
 * @param swapOutRate KiB a second
 * @param majorRate faults a second
 * @param minorRate faults a second
 */
record Figures(
    OptionalLong totalKib,
    OptionalLong unusedKib,
    OptionalLong freeKib,
    OptionalLong swapInRate,
    OptionalLong swapOutRate,
    OptionalLong majorRate,
    OptionalLong minorRate) {

  /**
   * Reads a guest's statistics. A use of 0 % is that of a guest without an agent, unless what is
   * told besides can be true: then it is a guest that uses next to nothing.
   */
  static Figures read(JsonNode guest) {
    JsonNode memory = guest.path("memoryStats");
    Figures told =
        new Figures(
            Numbers.of(memory, "mem_total"),
            Numbers.of(memory, "mem_unused"),
            Numbers.of(memory, "mem_free"),
            Numbers.amount(memory, "swap_in"),
            Numbers.amount(memory, "swap_out"),
            Numbers.amount(memory, "majflt"),
            minor(Numbers.amount(memory, "pageflt"), Numbers.amount(memory, "majflt")));
    boolean unused = Numbers.of(guest, "memUsage").orElse(-1) == 0;
    return unused && !told.isPlausible() ? none() : told;
  }

  private static Figures none() {
    OptionalLong none = OptionalLong.empty();
    return new Figures(none, none, none, none, none, none, none);
  }

  private static OptionalLong minor(OptionalLong all, OptionalLong major) {
    return all.isPresent() && major.isPresent()
        ? OptionalLong.of(Math.max(0, all.getAsLong() - major.getAsLong()))
        : OptionalLong.empty();
  }

  private boolean isPlausible() {
    long total = totalKib.orElse(0);
    long unused = unusedKib.orElse(-1);
    return total > 0 && unused > 0 && unused <= total;
  }

  /** Whether anything is known of the inside. */
  boolean isTold() {
    return totalKib.isPresent() && unusedKib.isPresent();
  }

  /** What the guest could use without swapping, where that is told and can be true. */
  OptionalLong usableKib() {
    boolean possible =
        isTold()
            && freeKib.isPresent()
            && freeKib.getAsLong() >= unusedKib.getAsLong()
            && freeKib.getAsLong() <= totalKib.getAsLong();
    return possible ? freeKib : OptionalLong.empty();
  }
}
