package io.ballast.core.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.LedgerStore;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is written before it is in the ledger, and that on disk. */
class WriteAheadTest {
  private final List<String> log = new ArrayList<>();
  private final Store store = new Store();
  private final Snapshot seen = new Guests().see(5000, Guests.Told.guest("web", 100, 100, 10));

  private final class Store implements LedgerStore {
    boolean full;

    @Override
    public String place() {
      return "/l/ledger";
    }

    @Override
    public Optional<String> read() {
      return Optional.empty();
    }

    @Override
    public void write(String text) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      text.lines()
          .filter(line -> line.contains("original"))
          .forEach(line -> log.add("durable " + line));
    }

    @Override
    public String setAside() {
      throw new AssertionError("Nobody sets this aside.");
    }
  }

  private final class Port implements HypervisorControl {
    @Override
    public void setBalloon(GuestId guest, long kib) {
      log.add("set " + guest + " " + kib);
    }

    @Override
    public void setStatisticsPeriod(GuestId guest, int seconds) {
      log.add("report " + guest + " " + seconds);
    }

    @Override
    public void close() {}
  }

  private Actuator actuator() throws Exception {
    Ledger ledger =
        Ledger.open(
            store, path -> path.endsWith("boot_id") ? "boot" : "0", sentence -> log.add("news"));
    return Actuator.on(
        new WritePorts(new Port(), (knob, value) -> log.add("ksm " + knob + value), ledger));
  }

  private static final Action SIZE = new Action.SetBalloon(Guests.run("web"), "web", 102400, 51200);
  private static final Action PERIOD =
      new Action.SetStatisticsPeriod(Guests.run("web"), "web", 0, 5);
  private static final Action KSM = new Action.SetKsm(KsmKnob.RUN, 0, 1);

  @Test
  void allRowsAreDurableBeforeTheFirstWrite() throws Exception {
    actuator().act(List.of(SIZE, PERIOD, KSM), seen);
    assertThat(log)
        .containsExactly(
            "durable balloon web start 0 original 102400 written 51200 between 102400 102400 guest \"web\"",
            "durable statistics-period web start 0 original 0 written 5 between 0 0 guest \"web\"",
            "durable ksm_run original 0 written 1 between 0 0",
            "set web 51200",
            "report web 5",
            "ksm RUN1");
  }

  @Test
  void whatCannotBeEnteredIsNotWritten() throws Exception {
    Actuator actuator = actuator();
    store.full = true;
    List<Deed> deeds = actuator.act(List.of(SIZE, PERIOD, KSM), seen);
    assertThat(log).containsExactly("news");
    assertThat(deeds)
        .extracting(Deed::outcome)
        .allSatisfy(
            outcome ->
                assertThat(outcome.text())
                    .startsWith("refused: The ledger /l/ledger cannot be written, No space"));
    store.full = false;
    assertThat(actuator.act(List.of(SIZE), seen))
        .extracting(Deed::outcome)
        .containsExactly(new Outcome.Accepted());
  }
}
