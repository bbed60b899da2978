package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.explain.Explanation;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.Size;
import io.ballast.sim.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes, disks, network cards, vCPUs, classes and tags, from the collectors to the policy. */
class EntitiesTest {
  private static final String COLLECTORS =
      "[host]\ncollectors: HostMemory, HostNodes\n"
          + "[guest]\ncollectors: GuestBalloon, GuestDisks, GuestNics, GuestVcpus\n";

  private static final String CLASS = "[class gold]\nguests: a\n";

  private final GuestSpec a =
      GuestSpec.of("a", Size.gib(1), new Workload.Steady(Size.mib(500)))
          .withVcpus(2)
          .withTags(Map.of("tier", "gold\u001b[31m", "plain", "p"));
  private final GuestSpec b = GuestSpec.tiny("b");
  private final SimHost host =
      new SimHost(Scenario.quiet(HostSpec.of(Size.gib(4), 4).withNodes(2), a, b));
  private final List<CycleRecord> cycles = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  private static Wiring wiring(String text) throws Exception {
    String main = "[main]\nhypervisor-interface: sim\ncontrollers: Balloon\n";
    if (!(Config.parse("test", main + text, Path.of("/"), Catalog.names())
        instanceof Config.Loaded(Config config, var _))) {
      throw new AssertionError("The configuration is refused.");
    }
    return Wiring.forOthers(config);
  }

  private static Program program(String policy) {
    return Parser.parse(Source.of("p", policy)).program();
  }

  /** Three cycles, ten seconds apart; what the policy says in the last is said. */
  private CycleRecord run(Wiring wiring, String policy) {
    Program program = program(policy);
    assertThat(Checker.check(program, wiring.vocabulary())).isEmpty();
    Ports ports =
        new Ports(
            host.view(),
            null,
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            Pace.simulated(host, 1000));
    Loop loop = wiring.loop(program, ports, cycles::add, said::add);
    for (int cycle = 0; cycle < 3; cycle++) {
      said.clear();
      host.advance(Duration.ofSeconds(10));
      loop.turn();
    }
    assertThat(cycles.getLast().snapshot().problems()).isEmpty();
    return cycles.getLast();
  }

  private List<String> said(String policy) throws Exception {
    assertThat(run(wiring(COLLECTORS), policy).evaluated().problems()).isEmpty();
    return List.copyOf(said);
  }

  @Test
  void nodesAreSeen() throws Exception {
    assertThat(said("(with Nodes n (debug n.id n.cpus (> n.mem_total n.mem_free) n.numa_miss))"))
        .containsExactly("0 2 true 0", "1 2 true 0");
  }

  @Test
  void whatGuestsAreMadeOfIsSeenWithItsHistory() throws Exception {
    assertThat(
            said(
                "(with Guests g (with g.Disks d (debug (g.Prop \"name\") (d.Prop \"name\")"
                    + " (> d.rd_bytes (d.StatAvg \"rd_bytes\")))))"))
        .containsExactly("a vda true", "a vdb false", "b vda true");
    assertThat(said("(with Guests g (with g.Nics n (debug (> n.rx_bytes 0) n.rx_drop)))"))
        .containsExactly("true 0", "true 0");
    assertThat(said("(with Guests g (with g.Vcpus v (debug v.id v.running (> v.time v.wait))))"))
        .containsExactly("0 1 true", "1 1 true", "0 1 true");
  }

  @Test
  void classesAndTagsAreSeen() throws Exception {
    run(
        wiring(COLLECTORS + CLASS),
        "(with Guests g (debug (g.Class) (g.Tag \"plain\") (g.Tag \"none\")))");
    assertThat(said).containsExactly("gold p nil", "default nil nil");
  }

  @Test
  void withoutTheCollectorsNothingIsThere() throws Exception {
    Wiring bare = wiring("[guest]\ncollectors: GuestBalloon\n");
    assertThat(bare.vocabulary().globals()).containsOnlyKeys("Host", "Guests");
    assertThat(
            Checker.check(
                    program("(with Nodes n 1) (with Guests g (with g.Disks d 1))"),
                    bare.vocabulary())
                .stream()
                .map(Diagnostic::isError))
        .containsExactly(true, false);
    run(bare, "(defvar Nodes 3) (debug Nodes)");
    assertThat(said).containsExactly("3");
  }

  @Test
  void aWishThatADiskLedToIsExplained() throws Exception {
    Wiring wiring = wiring(COLLECTORS);
    String policy =
        "(with Guests g (with g.Disks d (if (== (g.Tag \"tier\") nil) nil"
            + " (g.Control \"balloon_target\" (- g.balloon_max (* 1024 d.rd_reqs))))))";
    CycleRecord cycle = run(wiring, policy);
    Explanation explanation = wiring.explainer().explain(cycle, Optional.empty(), a.id());
    assertThat(explanation)
        .isInstanceOfSatisfying(
            Explanation.OfGuest.class,
            of -> assertThat(of.way().toString()).contains("d.rd_reqs").contains("g.Tag"));
    assertThat(cycle.evaluated().balloons()).extracting(w -> w.guest()).containsOnly(id("a"));
  }

  private static GuestId id(String name) {
    return GuestSpec.idOf(name);
  }
}
