package io.ballast.host.vdsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.host.Backoff;
import io.ballast.host.stomp.HeartBeat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each thing that a vdsm may do wrong costs its call, in time, and nothing after it. */
@Timeout(60)
class VdsmFaultsTest {
  private static final GuestId IDLE = new GuestId("11111111-1111-1111-1111-111111111111");
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Moves only when a test says so: it is not the time that calls wait. */
  private final Clock clock = new Clock();

  private TestVdsm vdsm;

  @BeforeEach
  void startVdsm() throws IOException {
    vdsm = new TestVdsm(Optional.empty(), VdsmVerbs.recorded());
  }

  @AfterEach
  void stopVdsm() throws IOException {
    vdsm.close();
  }

  private VdsmHypervisor hypervisor(Duration timeout) {
    HeartBeat beat = new HeartBeat(Duration.ofMillis(20), Duration.ofMillis(20));
    return new VdsmHypervisor(
        new VdsmSettings("127.0.0.1", vdsm.port(), Optional.empty(), timeout, beat),
        clock,
        clock,
        () -> 0);
  }

  private static String refusal(HypervisorView view) {
    try {
      List<GuestReading> guests = view.guests();
      throw new AssertionError("It answered: " + guests);
    } catch (HypervisorException away) {
      assertThat(away.reason()).isEqualTo(Reason.UNREACHABLE);
      return away.sentence();
    }
  }

  private void assertAnswers(HypervisorView view) throws HypervisorException {
    assertThat(view.guests()).extracting(GuestReading::name).containsExactly("idle", "busy");
  }

  @ParameterizedTest
  @CsvSource({
    "SILENT, no answer to Host.getAllVmStats within",
    "HALF_FRAME, no answer to Host.getAllVmStats within",
    "WRONG_ID, 'ms, but 1 that answer nobody'",
    "NOT_JSON, 'ms, but 1 that answer nobody'",
    "CUT, the connection ended within a frame",
    "RECOVERING, it is recovering",
    "OVERSIZED, body is longer than",
    "NO_QUEUE, Subscription not available",
    "MUTE, within"
  })
  void aFaultIsToldInTimeAndWhenItIsOverVdsmIsThereAgain(Fault fault, String why) throws Exception {
    try (HypervisorView view = hypervisor(SHORT).openView()) {
      vdsm.fault(fault);
      assertThat(refusal(view))
          .startsWith("Cannot use vdsm at 127.0.0.1:" + vdsm.port() + ": ")
          .contains(why);
      vdsm.fault(Fault.NONE);
      assertThat(refusal(view)).as("backing off").contains(why, "(trying again in 1 s)");
      clock.pass(Duration.ofSeconds(2));
      assertAnswers(view);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SILENT", "HALF_FRAME", "WRONG_ID", "NOT_JSON"})
  void whoeverIsNotAnsweredDropsTheConnection(Fault fault) throws Exception {
    try (HypervisorView view = hypervisor(SHORT).openView()) {
      vdsm.fault(fault);
      refusal(view);
      awaitConnections(0);
    }
  }

  private void awaitConnections(int wanted) throws InterruptedException {
    for (int i = 0; i < 1000 && vdsm.connections() != wanted; i++) {
      Thread.sleep(10);
    }
    assertThat(vdsm.connections()).isEqualTo(wanted);
  }

  @Test
  void whileItBacksOffVdsmIsLeftAloneLongerEachTime() throws Exception {
    vdsm.fault(Fault.RECOVERING);
    try (HypervisorView view = hypervisor(LONG).openView()) {
      for (int pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
        refusal(view);
        int heard = vdsm.heard().size();
        clock.pass(Duration.ofSeconds(pause).minusMillis(1));
        assertThat(refusal(view)).contains("trying again in 1 s");
        assertThat(vdsm.heard()).hasSize(heard);
        clock.pass(Duration.ofMillis(1));
      }
      assertThat(vdsm.connections()).as("recovering is no reason to hang up").isEqualTo(1);
    }
  }

  @Test
  void somebodyElsesAnswerIsDroppedAndOursTaken() throws Exception {
    vdsm.fault(Fault.STRAY_FIRST);
    try (HypervisorView view = hypervisor(LONG).openView()) {
      assertAnswers(view);
    }
  }

  @Test
  void aServerThatPromisesBeatsAndSendsNoneLosesTheConnectionAndNoCall() throws Exception {
    vdsm.fault(Fault.NO_HEART_BEAT);
    try (HypervisorView view = hypervisor(LONG).openView()) {
      assertAnswers(view);
      awaitConnections(0);
      assertAnswers(view);
    }
  }

  @Test
  void vdsmGoesAwayAndComesBack() throws Exception {
    try (HypervisorView view = hypervisor(LONG).openView()) {
      assertAnswers(view);
      vdsm.stop();
      awaitConnections(0);
      assertThat(refusal(view)).contains("efused");
      vdsm.start();
      clock.pass(Duration.ofSeconds(2));
      assertAnswers(view);
    }
  }

  @Test
  void aReadThatHangsHoldsUpNoWrite() throws Exception {
    VdsmHypervisor hypervisor = hypervisor(LONG);
    HypervisorView view = hypervisor.openView();
    try (HypervisorControl control = hypervisor.openControl()) {
      vdsm.fault(Fault.SILENT);
      CompletableFuture<String> hanging = new CompletableFuture<>();
      Thread.ofPlatform().daemon().start(() -> hanging.complete(refusal(view)));
      awaitHeard("Host.getAllVmStats");
      vdsm.fault(Fault.NONE);
      control.setBalloon(IDLE, 4_000_000);
      assertThat(hanging).isNotDone();
      view.close();
      assertThat(hanging.get(20, TimeUnit.SECONDS)).contains("was closed");
    }
  }

  private void awaitHeard(String verb) throws InterruptedException {
    for (int i = 0; i < 1000 && !vdsm.heard().contains(verb); i++) {
      Thread.sleep(10);
    }
    assertThat(vdsm.heard()).contains(verb);
  }

  @Test
  void aThreadThatIsInterruptedDoesNotWait() throws Exception {
    vdsm.fault(Fault.SILENT);
    CompletableFuture<String> told = new CompletableFuture<>();
    try (HypervisorView view = hypervisor(LONG).openView()) {
      Thread waiting = Thread.ofPlatform().daemon().start(() -> told.complete(refusal(view)));
      awaitHeard("Host.getAllVmStats");
      waiting.interrupt();
      assertThat(told.get(20, TimeUnit.SECONDS)).contains("interrupted");
    }
  }

  @Test
  void afterClosingNothingIsCalled() throws Exception {
    HypervisorView view = hypervisor(LONG).openView();
    assertAnswers(view);
    view.close();
    view.close();
    assertThat(refusal(view)).contains("closed");
    awaitConnections(0);
  }

  @Test
  void fiveHundredGuestsAreOneCall() throws Exception {
    vdsm.close();
    vdsm = new TestVdsm(Optional.empty(), VdsmVerbs.many(500));
    try (HypervisorView view = hypervisor(LONG).openView()) {
      assertThat(view.guests()).hasSize(500);
      assertThat(vdsm.heard()).containsExactly("Host.getAllVmStats");
    }
  }

  @Test
  void whatAnotherCallHoldsIsWaitedForOnlyInTime() throws Exception {
    VdsmSettings settings =
        new VdsmSettings("127.0.0.1", vdsm.port(), Optional.empty(), SHORT, HeartBeat.NONE);
    vdsm.fault(Fault.SILENT);
    try (VdsmLink link =
        new VdsmLink(settings, System::nanoTime, new Backoff(System::nanoTime, () -> 0))) {
      CompletableFuture<Void> first =
          CompletableFuture.runAsync(
              () ->
                  assertThatThrownBy(() -> link.call("Host.ping2", Map.of()))
                      .isInstanceOf(HypervisorException.class));
      awaitHeard("Host.ping2");
      assertThatThrownBy(() -> link.call("Host.ping2", Map.of()))
          .isInstanceOf(HypervisorException.class);
      first.get(20, TimeUnit.SECONDS);
    }
  }
}
