package io.ballast.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.explain.Explainer;
import io.ballast.core.explain.Explanation;
import io.ballast.core.guard.Judged;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.policy.syntax.Program;
import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cycle of simulated runs, explained for every guest. */
class ExplainRunsTest {
  private static final String CONFIG =
      """
      [main]
      host-monitor-interval: 2
      guest-monitor-interval: 2
      policy-engine-interval: 4
      hypervisor-interface: sim
      shipped-policy: %s
      """;

  private final Map<GuestId, CycleRecord> sizedBy = new HashMap<>();
  private long wishes;
  private long explained;

  @ParameterizedTest
  @CsvSource({"default, 1", "default, 2", "default, 3", "classic, 1", "classic, 2", "classic, 3"})
  void everyCycleIsEvaluatedAgainToTheSameAndExplained(String policy, long seed) throws Exception {
    Wiring wiring = new Wiring(config(policy));
    Program program =
        Policies.load(Policies.read(config(policy).main().policySource()), wiring.vocabulary())
            .program();
    Evaluate again = wiring.evaluate(program, line -> {});
    Explainer explainer = wiring.explainer();
    play(
        Scenarios.random(seed),
        wiring,
        program,
        record -> {
          Evaluated evaluated = again.run(record.snapshot(), record.before());
          assertThat(evaluated).isEqualTo(record.evaluated());
          record.snapshot().guests().forEach(guest -> explain(explainer, record, guest));
        });
    assertThat(wishes).isGreaterThan(20);
    assertThat(explained).isGreaterThan(200);
  }

  private void explain(Explainer explainer, CycleRecord record, GuestSnapshot guest) {
    Optional<CycleRecord> before = Optional.ofNullable(sizedBy.get(guest.id()));
    Judged judged = record.judgement().judged().get(guest.id());
    if (explainer.explain(record, before, guest.id()) instanceof Explanation.OfGuest it) {
      boolean wished = judged != null && judged.wishedKib().isPresent();
      boolean acts = judged != null && judged.verdict().acts();
      assertThat(it.way().agrees()).isTrue();
      assertThat(it.way().cut()).isFalse();
      assertThat(it.way().wish().isPresent()).isEqualTo(wished);
      assertThat(!wished || !it.way().wish().orElseThrow().inputs().isEmpty()).isTrue();
      assertThat(acts || !it.remedies().isEmpty()).as("%s", it).isTrue();
      assertThat(it.sizedBy().isPresent()).isEqualTo(before.isPresent());
      assertThat(it.remedies()).allSatisfy(sentence -> assertThat(sentence).endsWith("."));
      assertThat(ExplanationText.of(it, 80, ZoneOffset.UTC).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
      assertThat(ExplanationJson.of(it)).startsWith("{").endsWith("}");
      wishes += wished ? 1 : 0;
      explained++;
      if (acts) {
        sizedBy.put(guest.id(), record);
      }
    } else {
      throw new AssertionError("A guest of the cycle is not known: " + guest.id());
    }
  }

  private static void play(Scenario scenario, Wiring wiring, Program program, Recorder recorder) {
    SimHost host = new SimHost(scenario);
    Ports ports =
        new Ports(
            host.view(),
            new WritePorts(host.control(), host.kernelControl()),
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            Pace.simulated(host, 0));
    Loop loop = wiring.loop(program, ports, recorder, line -> {});
    while (host.clock().nanos() < scenario.duration().toNanos()) {
      loop.turn();
      host.advance(loop.untilDue());
    }
  }

  private static Config config(String policy) {
    Path here = Path.of("").toAbsolutePath();
    return switch (Config.parse("test", CONFIG.formatted(policy), here, Catalog.names())) {
      case Config.Loaded(Config config, var _) -> config;
      case Config.Refused(var errors, var _) -> throw new AssertionError(errors.toString());
    };
  }
}
