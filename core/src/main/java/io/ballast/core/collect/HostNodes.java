package io.ballast.core.collect;

import static io.ballast.core.model.HostFields.NODES;

import io.ballast.core.model.ObjectReading;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * The host's NUMA nodes, from /sys/devices/system/node. A kernel without NUMA has none there, and a
 * policy sees an empty list.
 */
public final class HostNodes implements HostCollector {
  private static final String FOLDER = "/sys/devices/system/node";
  private static final int MOST = 64;

  @Override
  public List<FieldDecl> fields() {
    return List.of(NODES);
  }

  @Override
  public void collect(HostRound round, FieldSink sink) throws IOException {
    List<Integer> numbers = numbers(round.kernel());
    List<ObjectReading> nodes = new ArrayList<>();
    for (int number : numbers.subList(0, Math.min(MOST, numbers.size()))) {
      try {
        nodes.add(NodeFiles.read(round.kernel(), FOLDER + "/node" + number, number));
      } catch (NoSuchFileException gone) {
        // A node whose last memory was taken out has no files any more: it is no node.
        continue;
      }
    }
    sink.putObjects(NODES, nodes);
    if (numbers.isEmpty()) {
      throw new IOException(
          "This kernel has no NUMA node in %s, so `Nodes` is empty; take HostNodes from the collectors."
              .formatted(FOLDER));
    }
    if (numbers.size() > MOST) {
      throw new IOException(
          "The host has %d NUMA nodes; policies see the first %d.".formatted(numbers.size(), MOST));
    }
  }

  private static List<Integer> numbers(KernelView kernel) throws IOException {
    try {
      return kernel.list(FOLDER).stream()
          .filter(name -> name.matches("node[0-9]{1,6}"))
          .map(name -> Integer.valueOf(name.substring("node".length())))
          .sorted()
          .toList();
    } catch (NoSuchFileException without) {
      return List.of();
    }
  }
}
