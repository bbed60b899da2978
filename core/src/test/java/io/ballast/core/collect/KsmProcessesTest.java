package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of KSM is found in processes: the thread's CPU, and the sizes of QEMUs. */
class KsmProcessesTest {
  private final Map<Long, String> stats = new TreeMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final List<Long> asked = new ArrayList<>();
  private final KsmReader reader = new KsmReader();
  private boolean forbidden;
  private int lists;

  private final KernelView kernel =
      new KernelView() {
        @Override
        public String read(String path) throws IOException {
          if (path.startsWith("/proc/")) {
            long pid = Long.parseLong(path.split("/")[2]);
            asked.add(pid);
            return found(stats.get(pid), path);
          }
          if (forbidden) {
            throw new AccessDeniedException(path);
          }
          return found(files.get(path), path);
        }

        @Override
        public List<String> list(String path) {
          lists++;
          List<String> names = new ArrayList<>(List.of("self", "meminfo"));
          stats.keySet().forEach(pid -> names.add(Long.toString(pid)));
          return names;
        }
      };

  private static String found(@Nullable String text, String path) throws NoSuchFileException {
    if (text == null) {
      throw new NoSuchFileException(path);
    }
    return text;
  }

  private void process(long pid, String command, long parent, long ticks, long start, long mib) {
    stats.put(
        pid,
        "%d (%s) S %d 0 0 0 -1 0 0 0 0 0 %d %d 0 0 20 0 1 0 %d %d 0 0\n"
            .formatted(pid, command, parent, ticks - ticks / 3, ticks / 3, start, mib << 20));
  }

  private void ksm(String advisor) {
    for (KsmKnob knob : KsmKnob.values()) {
      files.put(knob.path(), "1\n");
    }
    for (KsmFigure figure : KsmFigure.values()) {
      files.put(figure.path(), "7\n");
    }
    files.put(KsmKnob.FOLDER + "advisor_mode", advisor + "\n");
  }

  private OptionalDouble cpuAt(double seconds) {
    return reader
        .read(kernel, Scripted.at(seconds))
        .found()
        .map(KsmReading::cpuPercent)
        .orElseThrow();
  }

  @Test
  void theThreadsCpuIsPercentOfOneCpuSinceTheLastReading() {
    ksm("[none] scan-time");
    process(37, "ksmd", 2, 1000, 27, 0);
    assertThat(cpuAt(0)).isEmpty();
    process(37, "ksmd", 2, 1060, 27, 0);
    assertThat(cpuAt(5).orElseThrow()).isCloseTo(12, within(1e-9));
    assertThat(cpuAt(10)).hasValue(0);
    assertThat(cpuAt(10)).as("no time has passed").isEmpty();
  }

  @Test
  void theThreadIsSearchedForOnceAndAgainWhenItsPidIsAnothers() {
    ksm("[none]");
    process(1, "init", 0, 5, 1, 0);
    process(37, "ksmd", 2, 1000, 27, 0);
    process(900, "other", 1, 5, 1, 0);
    cpuAt(0);
    cpuAt(5);
    assertThat(lists).isEqualTo(1);
    assertThat(asked).containsExactly(1L, 37L, 37L);
    process(37, "ksmd", 2, 5, 9999, 0);
    assertThat(cpuAt(10)).as("another thread of that pid and name").isEmpty();
    process(37, "impostor", 1, 5, 99999, 0);
    process(40, "ksmd", 2, 100, 500, 0);
    assertThat(cpuAt(15)).isEmpty();
    process(40, "ksmd", 2, 150, 500, 0);
    assertThat(cpuAt(20).orElseThrow()).isCloseTo(10, within(1e-9));
  }

  @Test
  void aThreadThatIsNotInSightIsNotSearchedForInEachRound() {
    ksm("[none]");
    process(5, "ksmd", 1, 5, 1, 0);
    for (int round = 0; round < 100; round++) {
      assertThat(cpuAt(5 * round)).isEmpty();
    }
    assertThat(lists).isEqualTo(1);
    cpuAt(601);
    assertThat(lists).isEqualTo(2);
  }

  @Test
  void whatMayNotBeReadIsOneSentence() {
    ksm("[none]");
    forbidden = true;
    assertThat(reader.read(kernel, Scripted.at(0)))
        .isEqualTo(
            new KsmSeen.Unreadable(
                "KSM cannot be read: We may not read /sys/kernel/mm/ksm/run; run as root."));
  }

  @Test
  void theCycleGoesOnWithoutKsm() {
    files.put("/proc/meminfo", "");
    KernelView refusing =
        path -> {
          if (path.equals("/proc/meminfo")) {
            return "MemTotal: 1000 kB\nMemFree: 200 kB\nMemAvailable: 300 kB\n";
          }
          throw new AccessDeniedException(path);
        };
    List<HostCollector> collectors = List.of(HostKsm.optional());
    List<String> problems = new ArrayList<>();
    Optional<HostReading> host =
        new HostMonitor(refusing, collectors, new Layout(collectors.getFirst().fields()))
            .read(Scripted.at(0), problems::add);
    assertThat(host.orElseThrow().ksm()).isEmpty();
    assertThat(host.orElseThrow().fields().at(Scripted.at(0)).missing()).isEmpty();
    assertThat(problems)
        .containsExactly(
            "KSM cannot be read: We may not read /sys/kernel/mm/ksm/run; run as root.");
  }

  @Test
  void allQemusAreCountedAndOthersHardlyAsked() throws IOException {
    QemuProcesses processes = new QemuProcesses();
    for (long pid = 1000; pid < 5000; pid++) {
      process(pid, "other", 1, 0, 1, 1);
    }
    process(5000, "qemu-system-x86", 1, 0, 1, 300);
    process(5001, "qemu-kvm", 1, 0, 1, 200);
    for (int round = 0; round < 3; round++) {
      assertThat(processes.virtualKib(kernel)).isEqualTo(500 * 1024);
    }
    asked.clear();
    for (int round = 0; round < 16; round++) {
      assertThat(processes.virtualKib(kernel)).isEqualTo(500 * 1024);
    }
    assertThat(asked.stream().filter(pid -> pid < 5000)).hasSize(4000).doesNotHaveDuplicates();
  }

  @Test
  void whoBecomesAQemuIsFoundSoonAndWhoTakesAPidInAWhile() throws IOException {
    QemuProcesses processes = new QemuProcesses();
    process(70, "rpc-worker", 1, 0, 5, 900);
    process(71, "shell", 1, 0, 6, 1);
    assertThat(processes.virtualKib(kernel)).isZero();
    process(70, "qemu-system-x86", 1, 0, 5, 300);
    assertThat(processes.virtualKib(kernel)).isEqualTo(300 * 1024);
    for (int round = 0; round < 40; round++) {
      processes.virtualKib(kernel);
    }
    process(71, "qemu-system-x86", 1, 0, 7, 50);
    long found = 0;
    for (int round = 0; round < 16; round++) {
      found = processes.virtualKib(kernel);
    }
    assertThat(found).isEqualTo(350 * 1024);
    stats.remove(70L);
    assertThat(processes.virtualKib(kernel)).isEqualTo(50 * 1024);
  }
}
