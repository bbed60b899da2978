package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Catalog;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.app.daemon.Worlds;
import io.ballast.core.Loop;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.Judged;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code policy eval} says of a moment is what the daemon said of it: the same estimates, the
 * same verdicts. A dry run is compared, since there the guard has nothing to remember either.
 */
final class EvalAgainstDaemonTest {
  private static final int INTERVAL = 5;

  /** As many samples as the daemon keeps: later cycles rest on more than a file can tell. */
  private static final int CYCLES = 30;

  private static final String CONFIG =
      DemoConfig.TEXT
          .replaceAll("-monitor-interval: \\d+", "-monitor-interval: " + INTERVAL)
          .replaceAll("engine-interval: \\d+", "engine-interval: " + INTERVAL)
          .replace("[main]", "[main]\nsample-history-length: " + CYCLES);

  /** Derived fields, as a policy reads them. */
  private static final String PROBE =
      """
      Host.mem_reserve
      (with Guests g (g.Prop "class"))
      (with Guests g g.guarantee)
      (with Guests g g.limit)
      (with Guests g g.shares)
      (with Guests g g.need)
      (with Guests g g.floor)
      (with Guests g g.distress)
      """;

  @TempDir private Path folder;

  @Test
  void estimatesAndVerdictsAreTheDaemons() throws Exception {
    Files.writeString(folder.resolve("ballast.conf"), CONFIG);
    Files.writeString(folder.resolve("probe.policy"), PROBE);
    Source policy = Policies.shipped(ShippedPolicy.DEFAULT);
    Files.writeString(folder.resolve("default.policy"), policy.text());
    Set<String> verdicts = new TreeSet<>();

    for (long seed = 1; seed <= 3; seed++) {
      Variables before = Variables.none();
      for (CycleRecord cycle : dryRun(Parser.parse(policy).program(), seed)) {
        Files.writeString(
            folder.resolve("moment.json"), RecordedMoment.json(cycle, before, INTERVAL));
        before = cycle.evaluated().variables();
        compareEstimates(cycle);
        verdicts.addAll(compareVerdicts(cycle));
      }
    }
    assertThat(verdicts).contains("allow", "clamp", "defer");
  }

  private static List<CycleRecord> dryRun(Program program, long seed) throws Exception {
    List<CycleRecord> cycles = new ArrayList<>();
    Config.Result config = Config.parse("demo", CONFIG, Path.of("/"), Catalog.names());
    Wiring wiring = new Wiring(((Config.Loaded) config).config());
    try (Ports ports = Worlds.simulated(new SimHost(Scenarios.demo(seed)), true, 0)) {
      Loop loop = wiring.loop(program, ports, cycles::add, line -> {});
      while (cycles.size() < CYCLES) {
        loop.turn();
        ports.pace().pass(loop.untilDue());
      }
    }
    return cycles;
  }

  private JsonNode eval(String policy) throws Exception {
    Ran ran =
        Ran.in(
            folder,
            List.of(
                "policy",
                "eval",
                policy,
                "--snapshot",
                "moment.json",
                "-c",
                "ballast.conf",
                "--json"));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    return new JsonMapper().readTree(ran.out());
  }

  private void compareEstimates(CycleRecord cycle) throws Exception {
    JsonNode results = eval("probe.policy").path("results");
    List<GuestSnapshot> guests = cycle.snapshot().guests();

    HostSnapshot host = Objects.requireNonNull(cycle.snapshot().host());
    assertThat(results.path(0).asLong()).isEqualTo(host.reserveKib());
    for (int i = 0; i < guests.size(); i++) {
      GuestSnapshot guest = guests.get(i);
      int at = i;
      List<Object> told =
          results.valueStream().skip(1).<Object>map(list -> list.path(at).asString()).toList();
      assertThat(told)
          .as("cycle %d, guest %s", cycle.number(), guest.name())
          .containsExactlyElementsOf(known(guest));
    }
  }

  private static List<Object> known(GuestSnapshot guest) {
    var newest = guest.history().newest();
    List<Object> known = new ArrayList<>(List.of(guest.entitlement().className()));
    for (String field : List.of("guarantee", "limit", "shares", "need", "floor", "distress")) {
      known.add(text(newest.get(field)));
    }
    return known;
  }

  private static String text(Value value) {
    return value instanceof Value.Int(var number) ? number.toString() : "";
  }

  private Set<String> compareVerdicts(CycleRecord cycle) throws Exception {
    JsonNode told = eval("default.policy").path("guests");
    List<GuestSnapshot> guests = cycle.snapshot().guests();
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < guests.size(); i++) {
      Judged judged = cycle.judgement().judged().get(guests.get(i).id());
      JsonNode verdict = told.path(i).path("verdicts").path("balloon_target");
      assertThat(brief(verdict))
          .as("cycle %d, guest %s", cycle.number(), guests.get(i).name())
          .isEqualTo(judged == null ? "" : brief(judged));
      seen.add(verdict.path("verdict").asString(""));
    }
    return seen;
  }

  private static String brief(JsonNode verdict) {
    if (verdict.isMissingNode()) {
      return "";
    }
    List<String> reasons =
        verdict
            .path("reasons")
            .valueStream()
            .map(r -> r.path("rail").asString() + ": " + r.path("why").asString())
            .toList();
    return "%s %s %s"
        .formatted(
            verdict.path("verdict").asString(),
            verdict.path("target").asString("null"),
            String.join("; ", reasons));
  }

  private static String brief(Judged judged) {
    String target = judged.verdict().acts() ? String.valueOf(judged.targetKib()) : "null";
    return "%s %s %s".formatted(judged.verdict().text(), target, judged.verdict().why());
  }
}
