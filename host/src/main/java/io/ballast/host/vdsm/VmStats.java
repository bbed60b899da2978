package io.ballast.host.vdsm;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.CpuReading;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** What vdsm's bulk call says of one guest. */
record VmStats(JsonNode json) {
  /**
   * vdsm turns reports on itself and does not tell how often they come: this is how often in the
   * definitions that oVirt writes.
   */
  private static final int PERIOD_SECONDS = 5;

  private static final int ALL_PERCENT = 100;
  private static final int MOST_VCPUS = 1 << 16;

  /** Absent if it has none to know it by. */
  Optional<GuestId> id() {
    String id = text("vmId").strip().toLowerCase(Locale.ROOT);
    return id.isEmpty() ? Optional.empty() : Optional.of(new GuestId(id));
  }

  Roster.Entry entry() {
    return new Roster.Entry(text("status"), maximumKib());
  }

  /** The reading of a guest that is up. */
  GuestReading reading(GuestId id, Report report) {
    return new GuestReading(
        id,
        json.path("vmName").asString(id.uuid()),
        GuestState.RUNNING,
        Numbers.positive(json, "pid"),
        traits(),
        balloon(report),
        cpu(),
        Tags.NONE,
        Map.of(),
        new GuestTuning(tune(), Optional.empty()));
  }

  /** A guest of whose balloon nothing is known yet may well have one. */
  private GuestTraits traits() {
    boolean balloon = json.path("balloonInfo").path("ballooning_enabled").asBoolean(true);
    return new GuestTraits(balloon, false, false, false, PERIOD_SECONDS);
  }

  private Optional<BalloonReading> balloon(Report report) {
    OptionalLong current = Numbers.positive(json.path("balloonInfo"), "balloon_cur");
    OptionalLong maximum = maximumKib();
    if (current.isEmpty() || maximum.isEmpty()) {
      return Optional.empty();
    }
    Figures figures = report.figures();
    return Optional.of(
        new BalloonReading(
            current.getAsLong(),
            maximum.getAsLong(),
            figures.totalKib(),
            figures.unusedKib(),
            figures.usableKib(),
            OptionalLong.empty(),
            figures.swapInRate(),
            figures.swapOutRate(),
            figures.majorRate(),
            figures.minorRate(),
            report.lastUpdateSeconds(),
            Numbers.positive(json.path("balloonInfo"), "balloon_min"),
            BalloonReading.Counting.PER_SECOND));
  }

  private OptionalLong maximumKib() {
    return Numbers.positive(json.path("balloonInfo"), "balloon_max");
  }

  private OptionalLong vcpus() {
    return Numbers.positive(json, "vcpuCount");
  }

  private Optional<CpuReading> cpu() {
    return vcpus().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CpuReading(
                (int) Math.min(MOST_VCPUS, vcpus().getAsLong()),
                Numbers.amount(json, "cpuUsage"),
                OptionalLong.empty(),
                OptionalLong.empty()));
  }

  /** A quota that is not told, and one of zero or below, are none. */
  private Optional<CpuTune> tune() {
    return vcpus().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CpuTune(
                Numbers.positive(json, "vcpuQuota").orElse(CpuTune.NO_QUOTA),
                Numbers.amount(json, "vcpuPeriod").orElse(0),
                Math.clamp(Numbers.of(json, "vcpuUserLimit").orElse(ALL_PERCENT), 0, ALL_PERCENT)));
  }

  private String text(String field) {
    return json.path(field).asString("");
  }
}
