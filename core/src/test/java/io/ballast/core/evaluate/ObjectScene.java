package io.ballast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.HostReading;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.Readings;
import io.ballast.core.collect.Sample;
import io.ballast.core.collect.SampledGuest;
import io.ballast.core.model.Amount;
import io.ballast.core.model.Controls;
import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.Moment;
import io.ballast.core.model.NodeFields;
import io.ballast.core.model.ObjectReading;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.model.Tags;
import io.ballast.core.snapshot.Estimator;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guests with disks on a host with nodes, round after round, and what a policy says of them. */
final class ObjectScene {
  private static final Layout HOST = new Layout(List.of(HostFields.MEM_RESERVE, HostFields.NODES));
  private static final Layout GUEST =
      new Layout(
          Stream.concat(Snapshots.GUEST_FIELDS.stream(), Stream.of(GuestFields.DISKS)).toList());

  /** A guest with the disks that it has in a round; null where they are not known. */
  record Told(String name, Map<String, String> tags, @Nullable List<ObjectReading> disks) {
    static Told of(String name, ObjectReading... disks) {
      return new Told(name, Map.of(), List.of(disks));
    }
  }

  final List<String> said = new ArrayList<>();
  private final Snapshots snapshots =
      new Snapshots(ServiceClasses.onlyStandard(), new Estimator(30), 3, new Amount.Share(0.05));
  private final Layout hostLayout;
  private Snapshot seen = Snapshots.nothing(at(0));
  private Variables variables = Variables.none();
  private long seconds;

  ObjectScene() {
    this(HOST);
  }

  private ObjectScene(Layout hostLayout) {
    this.hostLayout = hostLayout;
  }

  /** A host whose nodes no collector reads. */
  static ObjectScene withoutNodes() {
    return new ObjectScene(new Layout(List.of(HostFields.MEM_RESERVE)));
  }

  static ObjectReading disk(String name, long readBytes) {
    return new ObjectReading(
        DeviceFields.DISK,
        name,
        Map.of("name", Value.of(name)),
        Map.of(DeviceFields.RD_BYTES, readBytes));
  }

  static ObjectReading node(long number, long freeKib) {
    return new ObjectReading(
        NodeFields.NODE,
        Long.toString(number),
        Map.of("id", Value.of(number)),
        Map.of(NodeFields.ID, number, NodeFields.MEM_FREE, freeKib));
  }

  private static Moment at(long second) {
    return new Moment(Instant.EPOCH.plusSeconds(second), second * 1_000_000_000L);
  }

  /** Another round of reading. */
  ObjectScene see(List<ObjectReading> nodes, Told... guests) {
    seconds += 10;
    Sample.Draft host = new Sample.Draft(hostLayout);
    if (hostLayout.has(HostFields.NODES.name()) && !nodes.isEmpty()) {
      host.putObjects(HostFields.NODES, nodes);
    }
    MemInfo memory = new MemInfo(1000, 500, 500, 0, 0, 0, 0, 0);
    HostReading reading = new HostReading(memory, Optional.empty(), host, at(seconds));
    List<SampledGuest> sampled = Stream.of(guests).map(this::sampled).toList();
    seen =
        snapshots.take(
            seen, new Readings(Optional.of(reading), Optional.of(sampled), List.of()), at(seconds));
    return this;
  }

  private SampledGuest sampled(Told told) {
    Sample.Draft fields = new Sample.Draft(GUEST);
    if (told.disks() != null) {
      fields.putObjects(GuestFields.DISKS, told.disks());
    }
    GuestReading reading =
        new GuestReading(
            new GuestId(told.name()),
            told.name(),
            GuestState.RUNNING,
            OptionalLong.empty(),
            new GuestTraits(true, false, false, false, 2),
            Optional.empty(),
            Optional.empty(),
            Tags.of(told.tags()),
            Map.of());
    return new SampledGuest(reading, new GuestRun(reading.id(), 1), fields, at(seconds));
  }

  /** What the policy makes of the last round; what it writes with {@code debug} is said. */
  Evaluated evaluate(String policy) {
    ParseResult parsed = Parser.parse(Source.of("p", policy));
    assertThat(parsed.diagnostics()).isEmpty();
    said.clear();
    EntityType guest =
        EntityType.of("guest", true, GUEST.fields(), List.of(Controls.BALLOON_TARGET))
            .with(EntityType.SORTED_METHODS);
    Evaluated evaluated =
        new Evaluate(
                Compiled.of(parsed.program()),
                EntityType.of("host", false, hostLayout.fields(), List.of()),
                guest,
                new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, said::add))
            .run(seen, variables);
    variables = evaluated.variables();
    return evaluated;
  }
}
