package io.ballast.core.explain;

import io.ballast.core.guard.LimitJudged;
import java.util.List;
import java.util.Optional;

/**
 * What limits a guest's CPU or one of its disks, and why.
 *
 * @param disk its name; empty for the CPU
 * @param now for people; empty if it is not known
 * @param wishes what the policy wished of it
 * @param judged the guard's answer; empty if nobody wished anything
 */
public record Limited(
    String disk, String now, List<WishedLimit> wishes, Optional<LimitJudged> judged) {
  public Limited {
    wishes = List.copyOf(wishes);
  }

  /** For people: {@code each vCPU}, {@code disk vda}. */
  public String what() {
    return disk.isEmpty() ? "each vCPU" : "disk " + disk;
  }
}
