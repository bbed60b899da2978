package io.ballast.core.guard;

import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.DiskWish;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rails of what limits guests' CPUs and disks: a pure function of wishes and snapshot. */
final class LimitRails {
  private final Cycle cycle;
  private final Map<GuestId, Map<CpuKnob, Long>> cpus = new HashMap<>();
  private final Map<GuestId, Map<String, Map<IoLimit, Long>>> disks = new HashMap<>();

  LimitRails(Cycle cycle) {
    this.cycle = cycle;
  }

  /** Of several wishes for one knob the last counts. */
  void add(CpuWish wish) {
    cpus.computeIfAbsent(wish.guest(), id -> new EnumMap<>(CpuKnob.class))
        .put(wish.knob(), wish.value());
  }

  /** Of several wishes for one limit the last counts. */
  void add(DiskWish wish) {
    disks
        .computeIfAbsent(wish.guest(), id -> new LinkedHashMap<>())
        .computeIfAbsent(wish.disk(), name -> new EnumMap<>(IoLimit.class))
        .put(wish.limit(), wish.value());
  }

  /** The answers, in the order of guests. */
  List<LimitJudged> judge() {
    List<LimitJudged> judged = new ArrayList<>();
    for (GuestSnapshot guest : cycle.snapshot().guests()) {
      Map<CpuKnob, Long> cpu = cpus.get(guest.id());
      if (cpu != null) {
        judged.add(judge(guest, cpu));
      }
      disks
          .getOrDefault(guest.id(), Map.of())
          .forEach((disk, wished) -> judged.add(judge(guest, disk, wished)));
    }
    return judged;
  }

  private LimitJudged judge(GuestSnapshot guest, Map<CpuKnob, Long> wished) {
    Optional<CpuLimits> from = guest.reading().tuning().cpu().map(cpu -> cpu.limits());
    CpuLimits to = from.orElse(new CpuLimits(CpuLimits.NO_QUOTA, 0));
    for (Map.Entry<CpuKnob, Long> each : wished.entrySet()) {
      to = to.with(each.getKey(), each.getValue());
    }
    var proposal =
        CpuRails.floor(CpuRails.range(common(wish(guest, from, to, "CPU limits")), cycle), cycle);
    return new LimitJudged.Cpu(
        guest.run(), guest.name(), wished, from, proposal.to(), proposal.verdict());
  }

  private LimitJudged judge(GuestSnapshot guest, String disk, Map<IoLimit, Long> wished) {
    Optional<DiskTune> known = tune(guest, disk);
    Optional<IoLimits> from = known.map(DiskTune::current);
    IoLimits now = from.orElse(IoLimits.NONE);
    IoLimits to = IoLimits.of(limit -> wished.getOrDefault(limit, now.of(limit)));
    var proposal = DiskRails.range(common(wish(guest, from, to, "disk " + disk)), cycle);
    return new LimitJudged.Disk(
        guest.run(),
        guest.name(),
        disk,
        known.map(DiskTune::path).orElse(""),
        wished,
        from,
        proposal.to(),
        proposal.verdict());
  }

  /** What limits one of a guest's disks now, if that is known. */
  static Optional<DiskTune> tune(GuestSnapshot guest, String disk) {
    return guest.reading().tuning().disks().stream()
        .flatMap(List::stream)
        .filter(each -> each.name().equals(disk))
        .findFirst();
  }

  private static <T> LimitProposal<T> wish(
      GuestSnapshot guest, Optional<T> from, T to, String what) {
    LimitProposal<T> proposal = LimitProposal.wish(guest, from.isPresent(), to);
    return from.isPresent()
        ? proposal
        : proposal.veto(Rail.EXCLUSION, "the hypervisor does not tell of its " + what);
  }

  /** What holds for every limit of a guest's. */
  private <T> LimitProposal<T> common(LimitProposal<T> proposal) {
    return staleness(otherManager(exclusion(proposal)));
  }

  private <T> LimitProposal<T> exclusion(LimitProposal<T> proposal) {
    GuestState state = proposal.guest().reading().state();
    return proposal.isOpen() && state != GuestState.RUNNING && cycle.tuning().holds(Rail.EXCLUSION)
        ? proposal.veto(Rail.EXCLUSION, Manageability.clause(state))
        : proposal;
  }

  private <T> LimitProposal<T> otherManager(LimitProposal<T> proposal) {
    return proposal.isOpen() && cycle.tuning().holds(Rail.OTHER_MANAGER)
        ? cycle
            .otherOfBalloons()
            .map(other -> proposal.veto(Rail.OTHER_MANAGER, SafetyRails.beside(other)))
            .orElse(proposal)
        : proposal;
  }

  private <T> LimitProposal<T> staleness(LimitProposal<T> proposal) {
    boolean old =
        cycle.now().since(proposal.guest().at()).compareTo(cycle.tuning().staleAfter()) > 0;
    return proposal.isOpen() && old && cycle.tuning().holds(Rail.STALENESS)
        ? proposal.veto(Rail.STALENESS, "the hypervisor has not told of it for too long")
        : proposal;
  }
}
