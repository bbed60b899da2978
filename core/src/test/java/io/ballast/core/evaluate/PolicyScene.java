package io.ballast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.Sample;
import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.model.Controls;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.HostFields;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A policy at work in a test, cycle after cycle, on the guests that the test tells. */
final class PolicyScene {
  private static final Layout HOST = new Layout(List.of(HostFields.CPU_COUNT));
  private static final ControlDecl OTHER = new ControlDecl("other", Kind.NUMBER, Unit.NONE, "?");

  final Guests guests = new Guests();
  Variables variables = Variables.none();
  private Evaluate evaluate;

  PolicyScene(String policy) {
    this.evaluate = with(policy);
  }

  /** Another policy takes over; what was kept stays. */
  void change(String policy) {
    evaluate = with(policy);
  }

  private static Evaluate with(String policy) {
    ParseResult parsed = Parser.parse(Source.of("test.policy", policy));
    assertThat(parsed.diagnostics()).isEmpty();
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    fields.add(GuestFields.RSS.asOptional());
    EntityType host =
        EntityType.of("host", false, HOST.fields(), List.of(OTHER, Controls.KSM_PAGES_TO_SCAN));
    EntityType guest =
        EntityType.of("guest", true, fields, List.of(Controls.BALLOON_TARGET, OTHER));
    return new Evaluate(
        Compiled.of(parsed.program()),
        host,
        guest,
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {}));
  }

  /** One cycle with these guests there. */
  Evaluated cycle(Told... told) {
    return run(snapshot(OptionalLong.of(8), told));
  }

  /** One evaluation of a snapshot that is at hand; what the policy keeps is kept. */
  Evaluated run(Snapshot snapshot) {
    Evaluated evaluated = evaluate.run(snapshot, variables);
    variables = evaluated.variables();
    return evaluated;
  }

  /** A host with so many CPUs, or none known, and these guests. */
  Snapshot snapshot(OptionalLong cpus, Told... told) {
    Snapshot seen = guests.later(5).see(5000, told);
    Sample.Draft fields = new Sample.Draft(HOST);
    fields.put(HostFields.CPU_COUNT, cpus);
    MemInfo memory = new MemInfo(1000, 500, 500, 0, 0, 0, 0, 0);
    HostSnapshot host =
        new HostSnapshot(memory, Optional.empty(), 50, History.of(fields.at(seen.at())), seen.at());
    return new Snapshot(seen.at(), host, seen.guests(), List.of());
  }
}
