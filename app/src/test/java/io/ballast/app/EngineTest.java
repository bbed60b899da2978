package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn may be lost, whatever goes wrong in it; the engine goes on. */
@Timeout(60)
class EngineTest {
  private static final String CONFIG =
      "[main]\nhypervisor-interface: sim\nhost-monitor-interval: 1\nguest-monitor-interval: 1\n"
          + "policy-engine-interval: 1\n";

  private final SimHost host = new SimHost(Scenarios.demo(1));
  private final Queue<Throwable> told = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<CycleRecord> cycles = new ArrayBlockingQueue<>(10_000);
  private final AtomicInteger readings = new AtomicInteger();

  /** Fails in the readings from the third to before the one given. */
  private HypervisorView failing(Error error, int until) {
    return new HypervisorView() {
      @Override
      public String description() {
        return "failing";
      }

      @Override
      public List<GuestReading> guests(Set<GuestDetail> details) {
        int reading = readings.incrementAndGet();
        if (reading >= 3 && reading < until) {
          throw error;
        }
        try {
          return host.view().guests(details);
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }

      @Override
      public void close() {}
    };
  }

  private Engine engine(HypervisorView view) throws Exception {
    if (!(Config.parse("test", CONFIG, Path.of("/"), Catalog.names())
        instanceof Config.Loaded(Config config, var _))) {
      throw new AssertionError("The configuration is refused.");
    }
    Wiring wiring = new Wiring(config);
    Ports ports =
        new Ports(
            view,
            null,
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            Pace.simulated(host, 1000));
    Loop loop =
        wiring.loop(
            Policies.load(Policies.read(config.main().policySource()), wiring.vocabulary())
                .program(),
            ports,
            cycles::offer,
            line -> {});
    return new Engine(loop, ports, told::add, () -> {});
  }

  private void awaitCycles(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(cycles.poll(20, TimeUnit.SECONDS)).as("cycle after the fault").isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void aTurnWithoutMemoryIsLostAndToldOnceThereIsSome(int until) throws Exception {
    OutOfMemoryError noMemory = new OutOfMemoryError("Java heap space");
    try (Engine engine = engine(failing(noMemory, until))) {
      engine.start();
      while (readings.get() <= until) {
        awaitCycles(1);
      }
      awaitCycles(1);
      assertThat(told).isNotEmpty().containsOnly(noMemory);
    }
  }

  @Test
  void aTurnThatWentTooDeepIsLostAndTold() throws Exception {
    try (Engine engine = engine(failing(new StackOverflowError(), 4))) {
      engine.start();
      awaitCycles(5);
      assertThat(told).hasSize(1).first().isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void itIsStoppedAlsoWhileItWaitsForMemory() throws Exception {
    Engine engine = engine(failing(new OutOfMemoryError("Java heap space"), Integer.MAX_VALUE));
    engine.start();
    awaitCycles(2);
    engine.close();
    engine.await();
    assertThat(cycles).isEmpty();
  }
}
