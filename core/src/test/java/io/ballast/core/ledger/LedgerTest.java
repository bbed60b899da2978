package io.ballast.core.ledger;

import static io.ballast.core.contract.Guests.Told.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.model.Action;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Memory;
import io.ballast.core.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final String BOOT = "/proc/sys/kernel/random/boot_id";

  private final List<String> news = new ArrayList<>();
  private final RecordingStore store = new RecordingStore(new ArrayList<>());
  private final Map<String, String> kernel = new HashMap<>(Map.of(BOOT, "boot-1\n"));
  private final Guests guests = new Guests();
  private final Told web = guest("web", 1000, 1000, 100);
  private final Told db = guest("db", 1000, 1000, 100);

  private Ledger open() throws Exception {
    return Ledger.open(store, this::read, news::add);
  }

  private String read(String path) throws IOException {
    String text = kernel.get(path);
    if (text == null) {
      throw new NoSuchFileException(path);
    }
    return text;
  }

  private static Action size(Told guest, long fromMib, long toMib) {
    return new Action.SetBalloon(guest.run(), guest.name(), Memory.mib(fromMib), Memory.mib(toMib));
  }

  private static Action period(Told guest, int from, int to) {
    return new Action.SetStatisticsPeriod(guest.run(), guest.name(), from, to);
  }

  private Snapshot see(Told... told) {
    return guests.later(1).see(5000, told);
  }

  private static void act(Ledger ledger, Action... actions) {
    assertThat(ledger.enter(List.of(actions)).whys()).isEmpty();
    for (Action action : actions) {
      ledger.taken(action);
    }
  }

  private static List<String> settings(Ledger ledger) {
    return ledger.rows().stream()
        .map(row -> row.knob().place().kind() + " " + row.guestName())
        .toList();
  }

  @Test
  void allRowsOfACycleAreWrittenAtOnce() throws Exception {
    Ledger ledger = open();
    act(ledger, size(web, 1000, 900), size(db, 1000, 800), period(web, 0, 5));
    assertThat(store.writes).isEqualTo(1);
    assertThat(open().rows()).isEqualTo(ledger.rows()).hasSize(3);
  }

  @Test
  void aCycleThatWritesNothingTouchesNoDisk() throws Exception {
    Ledger ledger = open();
    ledger.enter(List.of());
    ledger.see(see(web));
    assertThat(store.writes).isZero();
  }

  @Test
  void theNextDaemonOfThisBootTakesItOver() throws Exception {
    act(open(), size(web, 1000, 900));
    Ledger next = open();
    act(next, size(web, 900, 800));
    assertThat(next.rows()).extracting(Row::original).containsExactly(Memory.mib(1000));
    assertThat(next.outdated()).isEmpty();
  }

  @Test
  void rowsOfAnotherBootAreNone() throws Exception {
    act(open(), size(web, 1000, 900));
    kernel.put(BOOT, "boot-2\n");
    Ledger next = open();
    assertThat(next.rows()).isEmpty();
    assertThat(next.outdated()).extracting(Row::guestName).containsExactly("web");
    act(next, size(web, 900, 800));
    assertThat(open().rows()).extracting(Row::original).containsExactly(Memory.mib(900));
  }

  @Test
  void withoutABootThereIsNoLedger() {
    kernel.clear();
    assertThatThrownBy(this::open).isInstanceOf(NoSuchFileException.class).hasMessage(BOOT);
  }

  @Test
  void aGuestThatEndedIsStruck() throws Exception {
    Ledger ledger = open();
    act(ledger, size(web, 1000, 900), size(db, 1000, 900), period(db, 0, 5));
    for (int i = 0; i < 3; i++) {
      ledger.see(see(web.sized(900)));
    }
    assertThat(settings(ledger)).containsExactly("balloon web");
  }

  @Test
  void whatSomebodyElseChangedIsStruck() throws Exception {
    Ledger ledger = open();
    act(ledger, size(web, 1000, 900), period(db, 0, 5));
    GuestTraits everySeven = new GuestTraits(true, false, false, false, 7);
    List<Finding> found = ledger.see(see(web.sized(700), db.with(everySeven)));
    assertThat(found)
        .extracting(Finding::standing)
        .containsExactly(new Standing.Theirs(Memory.mib(700)), new Standing.Theirs(7));
    assertThat(ledger.rows()).isEmpty();
  }

  @Test
  void whatIsBackIsStruckAndNothingElseIs() throws Exception {
    Ledger ledger = open();
    act(ledger, size(web, 1000, 900), size(db, 1000, 900));
    ledger.see(see(web, db));
    assertThat(settings(ledger)).as("not moved yet").hasSize(2);
    act(ledger, size(web, 900, 1000));
    ledger.see(see(web, db.sized(900)));
    assertThat(settings(ledger)).containsExactly("balloon db");
  }

  /** What is entered may never have been written: the process may have died before. */
  @Test
  void whatWasOnlyEnteredIsNotTakenForBack() throws Exception {
    act(open(), size(web, 1000, 900));
    open().enter(List.of(size(web, 1000, 1000)));
    Ledger next = open();
    next.see(see(web));
    assertThat(settings(next)).containsExactly("balloon web");
    assertThat(next.see(see(web.sized(900))))
        .extracting(Finding::standing)
        .containsExactly(new Standing.Away(Memory.mib(900)));
  }

  @Test
  void ksmIsReadFromTheKernel() throws Exception {
    kernel.put(KsmKnob.RUN.path(), "0\n");
    Ledger ledger = open();
    act(ledger, new Action.SetKsm(KsmKnob.RUN, 0, 1));
    kernel.remove(KsmKnob.RUN.path());
    assertThat(ledger.see(see(web)))
        .extracting(Finding::standing)
        .containsExactly(new Standing.Unseen());
    kernel.put(KsmKnob.RUN.path(), "1\n");
    assertThat(ledger.see(see(web)))
        .extracting(Finding::standing)
        .containsExactly(new Standing.Away(1));
    kernel.put(KsmKnob.RUN.path(), "2\n");
    assertThat(ledger.see(see(web)))
        .extracting(Finding::standing)
        .containsExactly(new Standing.Theirs(2));
    assertThat(ledger.rows()).isEmpty();
  }

  /** What the cycle goes by may be old: entered, it would be what the knob is given back. */
  @Test
  void aKnobThatDoesNotTellWhatItIsIsNotTurned() throws Exception {
    Ledger ledger = open();
    Action stop = new Action.SetKsm(KsmKnob.RUN, 1, 0);
    assertThat(ledger.enter(List.of(stop, size(web, 1000, 900))).whys())
        .containsExactly(
            Map.entry(stop, "/sys/kernel/mm/ksm/run cannot be read, and what it was is not known"));
    assertThat(settings(ledger)).hasSize(1);
  }

  /** The host's memory could not be read meanwhile: a cycle still goes by what KSM was before. */
  @Test
  void whatAKnobOfKsmWasTheKernelTellsAndNotTheCycle() throws Exception {
    kernel.put(KsmKnob.RUN.path(), "0\n");
    Ledger ledger = open();
    act(ledger, new Action.SetKsm(KsmKnob.RUN, 1, 0));
    assertThat(ledger.rows()).extracting(Row::original).containsExactly(0L);
    store.full = true;
    assertThat(ledger.enter(List.of(new Action.SetKsm(KsmKnob.RUN, 1, 0))).whys()).isEmpty();
    kernel.put(KsmKnob.RUN.path(), "2\n");
    assertThat(ledger.enter(List.of(new Action.SetKsm(KsmKnob.RUN, 1, 0))).whys()).hasSize(1);
  }

  @Test
  void withoutRoomOnlyWhatGoesBackIsDone() throws Exception {
    Ledger ledger = open();
    act(ledger, size(web, 1000, 600), period(web, 0, 5));
    store.full = true;
    Action grows = size(web, 600, 800);
    Action shrinks = size(db, 1000, 900);
    Ledger.Barred barred =
        ledger.enter(List.of(grows, shrinks, period(web, 5, 0), period(db, 0, 5)));
    assertThat(barred.whys().keySet()).isEqualTo(Set.of(shrinks, period(db, 0, 5)));
    assertThat(barred.why(shrinks))
        .contains(
            "The ledger /l/ledger cannot be written, No space left on device: until it can,"
                + " settings without a row in it are left alone and the others only go back.");
    assertThat(ledger.enter(List.of(size(web, 800, 700))).whys()).as("shrinks again").hasSize(1);
  }

  @Test
  void itIsToldOnceAndRecoversByItself() throws Exception {
    Ledger ledger = open();
    store.full = true;
    for (int i = 0; i < 5; i++) {
      assertThat(ledger.enter(List.of(size(web, 1000, 900))).whys()).hasSize(1);
    }
    assertThat(news).containsExactly(ledger.problem());
    store.full = false;
    act(ledger, size(web, 1000, 900));
    assertThat(ledger.problem()).isEmpty();
    assertThat(news).last().isEqualTo("The ledger /l/ledger is written again.");
    assertThat(open().rows()).hasSize(1);
  }

  /** However long it runs and however many guests come and go. */
  @Test
  void itIsBoundedByTheGuestsThatAreThere() throws Exception {
    Ledger ledger = open();
    for (int i = 0; i < 200; i++) {
      Told passing = guest("passing-" + i, 1000, 1000, 100);
      ledger.see(see(web, passing));
      act(ledger, size(passing, 1000, 900), period(passing, 0, 5));
      for (int reading = 0; reading < 4; reading++) {
        ledger.see(see(web));
      }
    }
    act(ledger, size(web, 1000, 900));
    assertThat(settings(ledger)).containsExactly("balloon web");
    assertThat(store.text).hasLineCount(4);
  }
}
