package io.ballast.core.collect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.HostFields;
import io.ballast.core.model.ObjectReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostNodesTest {
  private final List<String> problems = new ArrayList<>();

  /** A host of so many nodes, each of 100 KiB. */
  private static KernelView nodes(int count) {
    return new KernelView() {
      @Override
      public String read(String path) throws IOException {
        if (path.equals("/proc/meminfo")) {
          return "MemTotal: 1000 kB\nMemFree: 500 kB\nMemAvailable: 600 kB\n";
        }
        if (path.endsWith("/meminfo")) {
          String number = path.replaceAll("[^0-9]", "");
          return "Node " + number + " MemTotal: 100 kB\n";
        }
        throw new java.nio.file.NoSuchFileException(path);
      }

      @Override
      public List<String> list(String path) {
        return IntStream.range(0, count).mapToObj(i -> "node" + i).toList();
      }
    };
  }

  private List<ObjectReading> read(KernelView kernel) {
    HostNodes collector = new HostNodes();
    HostReading host =
        new HostMonitor(kernel, List.of(collector), new Layout(collector.fields()))
            .read(Scripted.at(0), problems::add)
            .orElseThrow();
    List<ObjectReading> found = host.fields().at(Scripted.at(0)).objects(HostFields.NODES.name());
    return requireNonNull(found);
  }

  @Test
  void nodesAreInTheOrderOfTheirNumbers() {
    assertThat(read(nodes(12))).extracting(ObjectReading::name).startsWith("0", "1", "2", "3");
    assertThat(problems).isEmpty();
  }

  @Test
  void aKernelWithoutNumaHasNoneAndIsToldSo() {
    KernelView files = nodes(0)::read;
    for (KernelView kernel : List.of(nodes(0), files)) {
      problems.clear();
      assertThat(read(kernel)).isEmpty();
      assertThat(problems)
          .containsExactly(
              "HostNodes: This kernel has no NUMA node in /sys/devices/system/node,"
                  + " so `Nodes` is empty; take HostNodes from the collectors.");
    }
  }

  @Test
  void nodesBeyondTheBoundAreLeftOutAndTold() {
    assertThat(read(nodes(70))).hasSize(64);
    assertThat(problems)
        .containsExactly("HostNodes: The host has 70 NUMA nodes; policies see the first 64.");
  }
}
