package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.Outcome;
import io.ballast.sim.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was written in a cycle is what its record tells, in the same order. */
final class DeedsLaw {
  private DeedsLaw() {}

  /** A deed that did not get as far as the host has no write; any other has one. */
  static void check(List<Deed> deeds, List<Write> writes) {
    int next = 0;
    for (Deed deed : deeds) {
      boolean accepted = deed.outcome() instanceof Outcome.Accepted;
      boolean has = next < writes.size() && isOf(deed, accepted, writes.get(next));
      assertThat(has || !accepted).as("%s was written: %s", deed, writes).isTrue();
      next += has ? 1 : 0;
    }
    assertThat(writes.subList(next, writes.size())).as("writes without a deed").isEmpty();
  }

  private static boolean isOf(Deed deed, boolean accepted, Write write) {
    return switch (deed.action()) {
      case Action.SetBalloon set ->
          is(write, Optional.of(set.guest().id()), Write.Knob.BALLOON, set.toKib(), accepted);
      case Action.SetStatisticsPeriod set ->
          is(
              write,
              Optional.of(set.guest().id()),
              Write.Knob.STATISTICS_PERIOD,
              set.toSeconds(),
              accepted);
      case Action.SetCpuLimits set ->
          is(
              write,
              Optional.of(set.guest().id()),
              Write.Knob.VCPU_QUOTA,
              set.to().quotaMicros(),
              accepted);
      case Action.SetDiskLimits set ->
          is(
              write,
              Optional.of(set.guest().id()),
              Write.Knob.DISK_LIMITS,
              Arrays.stream(IoLimit.values()).mapToLong(set.to()::of).sum(),
              accepted);
      case Action.SetKsm set ->
          is(
              write,
              Optional.empty(),
              Write.Knob.valueOf("KSM_" + set.knob().name()),
              set.to(),
              accepted);
    };
  }

  private static boolean is(
      Write write, Optional<GuestId> guest, Write.Knob knob, long value, boolean accepted) {
    return write.equals(new Write(write.at(), guest, knob, value, accepted));
  }
}
