package io.ballast.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.model.Action;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** KSM's knobs go back in an order, and only when they can. The host keeps 500 MiB for itself. */
class KsmRestoringTest {
  private final Map<String, String> kernel = new HashMap<>();
  private final Guests guests = new Guests();
  private final List<String> news = new ArrayList<>();
  private Snapshot seen = guests.see(2000);

  private void is(String file, long value) {
    kernel.put(KsmKnob.FOLDER + file, value + "\n");
  }

  private String read(String path) throws IOException {
    String text = path.endsWith("boot_id") ? "boot" : kernel.get(path);
    if (text == null) {
      throw new NoSuchFileException(path);
    }
    return text;
  }

  /** After these changes the knobs are what was written. */
  private List<Step> steps(Action.SetKsm... changes) throws Exception {
    Ledger ledger = Ledger.open(LedgerStore.inMemory(), this::read, news::add);
    ledger.enter(List.of(changes));
    for (Action.SetKsm change : changes) {
      is(change.knob().text(), change.to());
    }
    return List.copyOf(KsmRestoring.steps(ledger, this::read, seen).values());
  }

  private static Action.SetKsm set(KsmKnob knob, long from, long to) {
    return new Action.SetKsm(knob, from, to);
  }

  private static Step does(KsmKnob knob, long from, long to) {
    return new Step.Do(set(knob, from, to));
  }

  @Test
  void whatRanBeforeRunsAgainWhenTheRestIsAsItWas() throws Exception {
    is("pages_shared", 0);
    assertThat(
            steps(
                set(KsmKnob.RUN, 1, 0),
                set(KsmKnob.PAGES_TO_SCAN, 100, 64),
                set(KsmKnob.SLEEP_MILLISECS, 20, 200),
                set(KsmKnob.MERGE_ACROSS_NODES, 1, 0)))
        .containsExactly(
            does(KsmKnob.PAGES_TO_SCAN, 64, 100),
            does(KsmKnob.SLEEP_MILLISECS, 200, 20),
            does(KsmKnob.MERGE_ACROSS_NODES, 0, 1),
            does(KsmKnob.RUN, 0, 1));
  }

  @Test
  void whatStoodStillStopsFirst() throws Exception {
    assertThat(steps(set(KsmKnob.PAGES_TO_SCAN, 100, 64), set(KsmKnob.RUN, 0, 1)))
        .containsExactly(does(KsmKnob.RUN, 1, 0), does(KsmKnob.PAGES_TO_SCAN, 64, 100));
  }

  @Test
  void nodesAreMergedOrNotOnlyWhileNothingIsShared() throws Exception {
    is("pages_shared", 7);
    assertThat(steps(set(KsmKnob.MERGE_ACROSS_NODES, 1, 0)))
        .containsExactly(
            new Step.Wait(
                "pages are merged, and it can only change while none are: set run to 2 first"));
    kernel.remove(KsmKnob.FOLDER + "pages_shared");
    assertThat(steps(set(KsmKnob.MERGE_ACROSS_NODES, 1, 0)))
        .as("what is not known may be much")
        .hasOnlyElementsOfType(Step.Wait.class);
  }

  @Test
  void unmergingNeedsMemoryThatIsThere() throws Exception {
    long mib = 1024 / 4;
    is("pages_sharing", 1500 * mib);
    assertThat(steps(set(KsmKnob.RUN, 2, 1))).containsExactly(does(KsmKnob.RUN, 1, 2));
    is("pages_sharing", 1500 * mib + 1);
    assertThat(steps(set(KsmKnob.RUN, 2, 1)))
        .containsExactly(
            new Step.Wait("unmerging takes 1500 MiB and the host can give only 1500 MiB"));
    seen = guests.withoutHost();
    assertThat(steps(set(KsmKnob.RUN, 2, 1)))
        .containsExactly(new Step.Wait("the host's memory is not known"));
  }

  @Test
  void aKernelWithoutKsmIsTold() throws Exception {
    Ledger ledger = Ledger.open(LedgerStore.inMemory(), this::read, news::add);
    ledger.enter(List.of(set(KsmKnob.RUN, 0, 1)));
    assertThat(KsmRestoring.steps(ledger, this::read, seen).values())
        .containsExactly(new Step.Wait("the kernel does not tell /sys/kernel/mm/ksm/run"));
  }
}
