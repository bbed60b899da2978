package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GuestToldTest {
  private final Scripted hypervisor = new Scripted();
  private final List<String> problems = new ArrayList<>();
  private final Answers answers = new Answers();

  /** Answers at once, by name. */
  private static final class Answers implements Informant {
    private final Map<String, MemoryReport> byName = new HashMap<>();
    private String problem = "";
    private Set<GuestId> kept = Set.of();

    @Override
    public Optional<MemoryReport> latest(
        GuestReading guest, Moment now, Consumer<String> problems) {
      if (!problem.isEmpty()) {
        problems.accept(problem);
      }
      return Optional.ofNullable(byName.get(guest.name()));
    }

    @Override
    public void retain(Set<GuestId> present) {
      kept = present;
    }

    @Override
    public void close() {}
  }

  private static MemoryReport report(long total) {
    return new MemoryReport(
        total,
        200,
        OptionalLong.of(300),
        OptionalLong.of(350),
        OptionalLong.of(90),
        11,
        12,
        13,
        14,
        OptionalLong.of(500),
        OptionalLong.of(50),
        Scripted.at(3));
  }

  private SampledGuest read(GuestCollector... collectors) {
    List<GuestCollector> all = List.of(collectors);
    Layout layout = new Layout(all.stream().flatMap(one -> one.fields().stream()).toList());
    KernelView none =
        path -> {
          throw new NoSuchFileException(path);
        };
    return new GuestMonitor(hypervisor, none, all, layout)
        .read(Scripted.at(5), problems::add)
        .orElseThrow()
        .getFirst();
  }

  private static Value of(SampledGuest guest, FieldDecl field) {
    return guest.fields().at(Scripted.at(5)).get(field.name());
  }

  @Test
  void whatTheAgentSaysIsInItsFields() {
    hypervisor.present = List.of(Scripted.guest("web", 7));
    answers.byName.put("web", report(1000));

    SampledGuest guest = read(GuestTold.byQemuAgent(answers));

    assertThat(of(guest, GuestFields.MEM_AVAILABLE)).isEqualTo(Value.of(1000));
    assertThat(of(guest, GuestFields.MEM_UNUSED)).isEqualTo(Value.of(200));
    assertThat(of(guest, GuestFields.MEM_FREE)).isEqualTo(Value.of(300));
    assertThat(of(guest, GuestFields.SWAP_IN)).isEqualTo(Value.of(11));
    assertThat(of(guest, GuestFields.SWAP_OUT)).isEqualTo(Value.of(12));
    assertThat(of(guest, GuestFields.MAJOR_FAULT)).isEqualTo(Value.of(13));
    assertThat(of(guest, GuestFields.MINOR_FAULT)).isEqualTo(Value.of(14));
    assertThat(of(guest, GuestFields.SWAP_TOTAL)).isEqualTo(Value.of(500));
    assertThat(of(guest, GuestFields.SWAP_USAGE)).isEqualTo(Value.of(50));
    assertThat(guest.fields().at(Scripted.at(5)).missing()).isEmpty();
  }

  @Test
  void aGuestThatHasNotAnsweredIsNotReady() {
    hypervisor.present = List.of(Scripted.guest("web", 7));

    SampledGuest guest = read(GuestTold.byNetworkDaemon(answers));

    assertThat(guest.fields().at(Scripted.at(5)).missing()).isEqualTo("mem_available");
  }

  @Test
  void ofTwoCollectorsTheFirstThatAnsweredGivesAField() {
    hypervisor.present = List.of(Scripted.guest("web", 7));
    Answers second = new Answers();
    second.byName.put("web", report(2000));

    assertThat(of(read(told(answers), told(second)), GuestFields.MEM_AVAILABLE))
        .isEqualTo(Value.of(2000));
    answers.byName.put("web", report(1000));
    assertThat(of(read(told(answers), told(second)), GuestFields.MEM_AVAILABLE))
        .isEqualTo(Value.of(1000));
    assertThat(of(read(told(second), told(answers)), GuestFields.MEM_AVAILABLE))
        .isEqualTo(Value.of(2000));
  }

  private static GuestCollector told(Informant informant) {
    return GuestTold.byNetworkDaemon(informant);
  }

  @Test
  void whereTheDriverIsSilentTheGuestsWordsStandForItsReport() {
    OptionalLong none = OptionalLong.empty();
    BalloonReading promising =
        new BalloonReading(
            2000,
            4000,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            OptionalLong.of(700),
            BalloonReading.Counting.IN_ALL);
    hypervisor.present = List.of(Scripted.guest("web", promising));
    answers.byName.put("web", report(1000));

    BalloonReading balloon = read(told(answers)).reading().balloon().orElseThrow();

    assertThat(balloon.availableKib()).hasValue(1000);
    assertThat(balloon.unusedKib()).hasValue(200);
    assertThat(balloon.usableKib()).hasValue(350);
    assertThat(balloon.diskCachesKib()).hasValue(90);
    assertThat(balloon.guaranteedKib()).isEqualTo(promising.guaranteedKib()).hasValue(700);
    assertThat(balloon.lastUpdateSeconds()).hasValue(Scripted.at(3).wall().getEpochSecond());
  }

  @Test
  void aDriverThatReportsIsBelievedBeforeTheGuest() {
    BalloonReading driver = BalloonReading.withoutStatistics(2000, 4000).told(report(1500));
    hypervisor.present = List.of(Scripted.guest("web", driver));
    answers.byName.put("web", report(1000));

    assertThat(read(told(answers)).reading().balloon()).hasValue(driver);
    assertThat(driver.availableKib()).hasValue(1500);
  }

  @Test
  void aQuestionThatFailedIsToldAndCostsNothingElse() {
    hypervisor.present = List.of(Scripted.guest("web", 7));
    answers.byName.put("web", report(1000));
    answers.problem = "It hangs.";

    assertThat(of(read(told(answers)), GuestFields.MEM_AVAILABLE)).isEqualTo(Value.of(1000));
    assertThat(problems).containsExactly("GuestNetworkDaemon of guest web: It hangs.");
  }

  @Test
  void guestsThatEndedAreForgotten() {
    GuestReading web = Scripted.guest("web", 7);
    hypervisor.present = List.of(web);

    read(told(answers));

    assertThat(answers.kept).containsExactly(web.id());
  }
}
