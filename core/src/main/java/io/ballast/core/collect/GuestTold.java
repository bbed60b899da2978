package io.ballast.core.collect;

import static io.ballast.core.model.GuestFields.MAJOR_FAULT;
import static io.ballast.core.model.GuestFields.MEM_AVAILABLE;
import static io.ballast.core.model.GuestFields.MEM_FREE;
import static io.ballast.core.model.GuestFields.MEM_UNUSED;
import static io.ballast.core.model.GuestFields.MINOR_FAULT;
import static io.ballast.core.model.GuestFields.SWAP_IN;
import static io.ballast.core.model.GuestFields.SWAP_OUT;
import static io.ballast.core.model.GuestFields.SWAP_TOTAL;
import static io.ballast.core.model.GuestFields.SWAP_USAGE;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Memory as a guest tells it when it is asked: the last answer it gave. */
public final class GuestTold implements GuestCollector {
  private static final List<FieldDecl> BY_BOTH =
      List.of(MEM_AVAILABLE, MEM_UNUSED, MAJOR_FAULT, MINOR_FAULT, SWAP_IN, SWAP_OUT);
  private static final List<FieldDecl> BY_AGENT =
      Stream.concat(
              BY_BOTH.stream(),
              Stream.of(MEM_FREE, SWAP_TOTAL.asRequired(), SWAP_USAGE.asRequired()))
          .toList();

  private final String name;
  private final Informant informant;
  private final List<FieldDecl> fields;

  private GuestTold(String name, Informant informant, List<FieldDecl> fields) {
    this.name = name;
    this.informant = informant;
    this.fields = fields;
  }

  /** What the QEMU guest agent tells. */
  public static GuestTold byQemuAgent(Informant informant) {
    return new GuestTold("GuestQemuAgent", informant, BY_AGENT);
  }

  /** What a daemon in the guest tells over the network. */
  public static GuestTold byNetworkDaemon(Informant informant) {
    return new GuestTold("GuestNetworkDaemon", informant, BY_BOTH);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<FieldDecl> fields() {
    return fields;
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink)
      throws IOException {
    List<String> problems = new ArrayList<>();
    informant.latest(guest, at, problems::add).ifPresent(report -> put(report, sink));
    if (!problems.isEmpty()) {
      throw new IOException(String.join(" ", problems));
    }
  }

  private void put(MemoryReport report, FieldSink sink) {
    sink.put(MEM_AVAILABLE, report.totalKib());
    sink.put(MEM_UNUSED, report.unusedKib());
    sink.put(MAJOR_FAULT, report.majorFaults());
    sink.put(MINOR_FAULT, report.minorFaults());
    sink.put(SWAP_IN, report.swapInKib());
    sink.put(SWAP_OUT, report.swapOutKib());
    if (fields.contains(MEM_FREE)) {
      sink.put(MEM_FREE, report.freeKib());
      sink.put(SWAP_TOTAL, report.swapTotalKib());
      sink.put(SWAP_USAGE, report.swapUsedKib());
    }
  }

  @Override
  public Optional<MemoryReport> report(GuestReading guest, Moment at) {
    return informant.latest(guest, at, problem -> {});
  }

  @Override
  public void retain(Set<GuestId> present) {
    informant.retain(present);
  }
}
