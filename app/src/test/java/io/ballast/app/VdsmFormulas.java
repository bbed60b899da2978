package io.ballast.app;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Sample;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an oVirt host's policies wish, by their formulas.
 *
 * @param balloon whether guests may be shrunk
 * @param ksm whether equal pages may be merged
 * @param acrossNodes whether those of different nodes, too
 * @param cpu whether CPUs are limited
 * @param io whether disks are limited; if not, they are freed
 */
record VdsmFormulas(boolean balloon, boolean ksm, boolean acrossNodes, boolean cpu, boolean io) {

  /** The wishes by whose they are and what they are called, each cut to an integer. */
  Map<String, Long> wishes(Snapshot snapshot) {
    Map<String, Long> wishes = new TreeMap<>();
    History host = Objects.requireNonNull(snapshot.host()).history();
    ksm(host, wishes);
    for (GuestSnapshot guest : snapshot.guests()) {
      if (guest.ready()) {
        balloon(guest, host, wishes);
        cpu(guest, host, wishes);
        disks(guest, wishes);
      }
    }
    return wishes;
  }

  private static Optional<Long> newest(History history, String field) {
    return number(history.newest(), field);
  }

  private static long known(History history, String field) {
    return newest(history, field).orElseThrow();
  }

  private static Optional<Long> number(Sample sample, String field) {
    return sample.get(field) instanceof Value.Int(var whole)
        ? Optional.of(whole.longValueExact())
        : Optional.empty();
  }

  private static double average(History history, String field) {
    List<Long> all =
        history.samples().stream().flatMap(sample -> number(sample, field).stream()).toList();
    long sum = all.stream().mapToLong(each -> each).sum();
    return all.isEmpty() ? 0 : (double) sum / all.size();
  }

  private void ksm(History host, Map<String, Long> wishes) {
    long total = known(host, "mem_available");
    double reserve = total * 0.20;
    double free = average(host, "mem_free");
    boolean shared = known(host, "ksm_pages_shared") > 0;
    long wantedAcross = acrossNodes ? 1 : 0;
    if (!shared) {
      wishes.put("host ksm_merge_across_nodes", wantedAcross);
    }
    boolean otherNodes = known(host, "ksm_merge_across_nodes") != wantedAcross;
    long stop = shared && (otherNodes || !ksm) ? 2 : 0;
    boolean fits = reserve + known(host, "ksm_shareable") < total && free > reserve;
    if (fits || !ksm || stop != 0) {
      wishes.put("host ksm_run", stop);
      return;
    }
    wishes.put("host ksm_run", 1L);
    wishes.put("host ksm_sleep_millisecs", (long) Math.max(10, 10 * 16_777_216.0 / total));
    long pages = known(host, "ksm_pages_to_scan") + (free < reserve ? 300 : -50);
    wishes.put("host ksm_pages_to_scan", Math.clamp(pages, 64L, 1250L));
  }

  private void balloon(GuestSnapshot guest, History host, Map<String, Long> wishes) {
    History own = guest.history();
    long now = known(own, "balloon_cur");
    long least = known(own, "balloon_min");
    String key = guest.name() + " balloon_target";
    double hostFree = average(host, "mem_free") / known(host, "mem_available");
    double guestFree = hostFree <= 0.05 ? hostFree - 0.05 : hostFree;
    double used = average(own, "balloon_cur") - average(own, "mem_unused");
    double fair = Math.max(least, used + guestFree * now);
    if (newest(own, "mem_unused").isPresent()) {
      Optional<Double> size =
          hostFree < 0.20 && balloon
              ? Optional.of(Math.max(now * 0.95, fair)).filter(less -> less <= now)
              : grown(now, known(own, "balloon_max"), fair);
      size.filter(other -> Math.abs(other - now) > 0.0025 * now)
          .ifPresent(other -> wishes.put(key, (long) (double) other));
    }
    if (now < least) {
      wishes.put(key, least);
    }
  }

  private static Optional<Double> grown(long now, long most, double fair) {
    return now < most ? Optional.of(Math.min(Math.max(now * 1.05, fair), most)) : Optional.empty();
  }

  private void cpu(GuestSnapshot guest, History host, Map<String, Long> wishes) {
    if (!cpu) {
      return;
    }
    History own = guest.history();
    double quota = -1;
    double period = 100_000;
    long percent = known(own, "vcpu_user_limit");
    if (percent < 100) {
      double share =
          percent / 100.0 * 100_000 * known(host, "cpu_count") / known(own, "vcpu_count");
      double stretch = share > 1000 ? 1 : 1 + 1000 / share;
      quota = stretch * share;
      period = stretch * 100_000;
    }
    if (quota != known(own, "vcpu_quota")) {
      wishes.put(guest.name() + " vcpu_quota", (long) quota);
    }
    if (period != known(own, "vcpu_period")) {
      wishes.put(guest.name() + " vcpu_period", (long) period);
    }
  }

  private void disks(GuestSnapshot guest, Map<String, Long> wishes) {
    for (DiskTune disk : guest.reading().tuning().disks().orElse(List.of())) {
      IoLimits most = io ? disk.maximum().orElse(IoLimits.NONE) : IoLimits.NONE;
      for (IoLimit limit : IoLimit.values()) {
        wishes.put("%s %s %s".formatted(guest.name(), disk.name(), limit.field()), most.of(limit));
      }
    }
  }
}
