package io.ballast.core.guard;

import io.ballast.core.model.Action;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;
import java.util.Map;
import java.util.Optional;

/** The guard's answer for what limits a guest's CPU, or one of its disks. */
public sealed interface LimitJudged {
  GuestRun run();

  String guestName();

  Verdict verdict();

  /** Whether something is to be written. */
  boolean changes();

  /** What is to be written if it changes. */
  Action action();

  default GuestId guest() {
    return run().id();
  }

  /**
   * The answer for a guest's CPU.
   *
   * @param wished what the policy wished
   * @param from what limits it now; absent if that is not known
   * @param to what is to be done if the verdict acts
   */
  record Cpu(
      GuestRun run,
      String guestName,
      Map<CpuKnob, Long> wished,
      Optional<CpuLimits> from,
      CpuLimits to,
      Verdict verdict)
      implements LimitJudged {
    public Cpu {
      wished = Map.copyOf(wished);
    }

    @Override
    public boolean changes() {
      return verdict.acts() && from.isPresent() && !from.get().equals(to);
    }

    @Override
    public Action action() {
      return new Action.SetCpuLimits(run, guestName, from.orElse(to), to);
    }
  }

  /**
   * The answer for one of a guest's disks.
   *
   * @param disk its name: {@code vda}
   * @param path of its image; empty if it has none
   * @param wished what the policy wished
   * @param from what limits it now; absent if that is not known
   * @param to what is to be done if the verdict acts
   */
  record Disk(
      GuestRun run,
      String guestName,
      String disk,
      String path,
      Map<IoLimit, Long> wished,
      Optional<IoLimits> from,
      IoLimits to,
      Verdict verdict)
      implements LimitJudged {
    public Disk {
      wished = Map.copyOf(wished);
    }

    @Override
    public boolean changes() {
      return verdict.acts() && from.isPresent() && !from.get().equals(to);
    }

    @Override
    public Action action() {
      return new Action.SetDiskLimits(run, guestName, disk, path, from.orElse(to), to);
    }
  }
}
