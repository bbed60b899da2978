package io.ballast.core.evaluate;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the policy made of a snapshot.
 *
 * @param variables what policies keep from now on
 * @param problems one sentence each: errors with their place, wishes that cannot be carried out
 * @param steps expressions evaluated
 */
public record Evaluated(
    List<ControlWish> wishes, Variables variables, List<String> problems, long steps) {

  public Evaluated {
    wishes = List.copyOf(wishes);
    problems = List.copyOf(problems);
  }

  /** The sizes wished for guests. */
  public List<BalloonWish> balloons() {
    return wishes.stream()
        .filter(BalloonWish.class::isInstance)
        .map(BalloonWish.class::cast)
        .toList();
  }

  /** The values wished for KSM's knobs. */
  public List<KsmWish> ksm() {
    return wishes.stream().filter(KsmWish.class::isInstance).map(KsmWish.class::cast).toList();
  }

  /** The quotas and periods wished for guests' vCPUs. */
  public List<CpuWish> cpus() {
    return wishes.stream().filter(CpuWish.class::isInstance).map(CpuWish.class::cast).toList();
  }

  /** The limits wished for guests' disks. */
  public List<DiskWish> disks() {
    return wishes.stream().filter(DiskWish.class::isInstance).map(DiskWish.class::cast).toList();
  }

  /** What the policy says the limit of that guest's CPU is for; empty if it says nothing. */
  public String cpuReason(GuestId guest) {
    return lastReason(cpus().stream().filter(wish -> wish.guest().equals(guest)));
  }

  /** What the policy says the limits of that guest's disk are for; empty if it says nothing. */
  public String diskReason(GuestId guest, String disk) {
    return lastReason(
        disks().stream().filter(wish -> wish.guest().equals(guest) && wish.disk().equals(disk)));
  }

  /** What the policy says the size of that guest is for; empty if it says or wishes nothing. */
  public String reason(GuestId guest) {
    return lastReason(balloons().stream().filter(wish -> wish.guest().equals(guest)));
  }

  /** What the policy says the value of that knob is for; empty if it says or wishes nothing. */
  public String reason(KsmKnob knob) {
    return lastReason(ksm().stream().filter(wish -> wish.knob() == knob));
  }

  private static String lastReason(Stream<? extends ControlWish> wishes) {
    return wishes.map(ControlWish::reason).reduce("", (first, last) -> last);
  }

  /** Nothing was wished, because there was nothing to evaluate on. */
  static Evaluated nothing(Variables variables, String why) {
    return new Evaluated(List.of(), variables, List.of(why), 0);
  }
}
