package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.GuestFields;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.KsmKnob;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What fails costs only its own fields, and the first value counts. */
class MonitorsTest {
  private static final String MEMINFO =
      "MemTotal: 1000 kB\nMemFree: 200 kB\nMemAvailable: 300 kB\n";

  private final Map<String, Integer> reads = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private String read(String path) throws IOException {
    reads.merge(path, 1, Integer::sum);
    if (path.equals("/proc/meminfo")) {
      return MEMINFO;
    }
    if (path.startsWith(KsmKnob.FOLDER)) {
      throw new NoSuchFileException(path);
    }
    throw new IOException(path + " is broken.");
  }

  /** Gives one value to one field; without a value it fails. */
  private record Giving(FieldDecl field, Optional<Value> value) implements HostCollector {
    @Override
    public List<FieldDecl> fields() {
      return List.of(field);
    }

    @Override
    public void collect(HostRound round, FieldSink sink) throws IOException {
      sink.put(field, value.orElseThrow(() -> new IOException("No value today.")));
    }
  }

  private static HostCollector gives(FieldDecl field, Value value) {
    return new Giving(field, Optional.of(value));
  }

  private Sample host(List<HostCollector> collectors) {
    Layout layout = new Layout(collectors.stream().flatMap(c -> c.fields().stream()).toList());
    return new HostMonitor(this::read, collectors, layout)
        .read(Scripted.at(0), problems::add)
        .orElseThrow()
        .fields()
        .at(Scripted.at(0));
  }

  @Test
  void aFailingCollectorCostsOnlyItsOwnFields() {
    Sample sample =
        host(
            List.of(
                new HostMemory(),
                new HostCpu(),
                new Giving(HostFields.MEM_RESERVE, Optional.empty()),
                gives(HostFields.PSI_IO_SOME, Value.of(1.5))));
    assertThat(sample.number(HostFields.MEM_UNUSED)).hasValue(200);
    assertThat(sample.get("swap_in")).isEqualTo(Value.NIL);
    assertThat(sample.get("cpu_count")).isEqualTo(Value.NIL);
    assertThat(sample.get("psi_io_some")).isEqualTo(Value.of(1.5));
    assertThat(problems)
        .containsExactly(
            "HostMemory: /proc/vmstat is broken.",
            "HostCpu: /proc/stat is broken.",
            "Giving: No value today.");
  }

  @Test
  void theFirstValueThatIsNotNilWins() {
    FieldDecl field = HostFields.CPU_COUNT;
    assertThat(host(List.of(gives(field, Value.NIL), gives(field, Value.of(3)))).number(field))
        .hasValue(3);
    assertThat(host(List.of(gives(field, Value.of(2)), gives(field, Value.of(3)))).number(field))
        .hasValue(2);
    assertThat(host(List.of(gives(field, Value.of(0)), gives(field, Value.of(3)))).number(field))
        .hasValue(0);
  }

  @Test
  void onlyRequiredFieldsAreMissed() {
    Sample bare = host(List.of(gives(HostFields.CPU_COUNT, Value.NIL)));
    assertThat(bare.missing()).isEqualTo("cpu_count");
    assertThat(host(List.of(gives(HostFields.PSI_CPU_SOME, Value.NIL))).missing()).isEmpty();
    assertThat(host(List.of(gives(HostFields.CPU_COUNT, Value.of(0)))).missing()).isEmpty();
  }

  @Test
  void aFileIsReadOnceInARound() throws IOException {
    RoundCache round = new RoundCache(this::read);
    assertThat(round.read("/proc/meminfo")).isSameAs(round.read("/proc/meminfo"));
    assertThatThrownBy(() -> round.read("/proc/vmstat")).hasMessage("/proc/vmstat is broken.");
    assertThat(reads).containsEntry("/proc/meminfo", 1);
    new HostMonitor(this::read, List.of(new HostMemory()), new Layout(new HostMemory().fields()))
        .read(Scripted.at(0), problems::add);
    assertThat(reads).containsEntry("/proc/meminfo", 2);
  }

  @Test
  void aHypervisorThatIsAwayIsAProblemAndNoEmptyHost() {
    Scripted hypervisor = new Scripted();
    Collect collect =
        new Collect(
            new HostMonitor(this::read, List.of(), new Layout(List.of())),
            Duration.ofSeconds(5),
            new GuestMonitor(hypervisor, this::read, List.of(), new Layout(List.of())),
            Duration.ofSeconds(5));
    Readings none = collect.read(Scripted.at(0));
    assertThat(none.guests()).hasValue(List.of());
    hypervisor.away = true;
    Readings away = collect.read(Scripted.at(5));
    assertThat(away.guests()).isEmpty();
    assertThat(away.host()).isPresent();
    assertThat(away.problems()).containsExactly("The hypervisor is away.");
    Readings notDue = collect.read(Scripted.at(7));
    assertThat(notDue.problems()).isEmpty();
    assertThat(notDue.host()).isEmpty();
  }

  @Test
  void aFieldThatNobodyDeclaredIsAnErrorOfTheProgram() {
    Sample.Draft draft = new Sample.Draft(new Layout(List.of()));
    assertThatThrownBy(() -> draft.put(GuestFields.RSS, 1))
        .hasMessage("Field `rss` is not in the layout.");
  }
}
