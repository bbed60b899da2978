package io.ballast.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.Sample;
import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judgement;
import io.ballast.core.guard.Tuning;
import io.ballast.core.model.Controls;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
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
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small policy over a host of 10,000 MiB with 4,000 free and the guests of a test. */
final class ExplainScene {
  private static final Layout HOST = new Layout(List.of(HostFields.MEM_USABLE));

  final Guests guests = new Guests();
  private final Evaluate evaluate;
  private final Guard guard = new Guard(Tuning.standard());
  private Variables variables = Variables.none();
  private GuardState state = GuardState.empty();
  private long cycles;

  ExplainScene(String policy) {
    this.evaluate = evaluate(policy);
  }

  private static Evaluate evaluate(String policy) {
    ParseResult parsed = Parser.parse(Source.of("p", policy));
    assertThat(parsed.diagnostics()).isEmpty();
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    fields.add(GuestFields.RSS.asOptional());
    return new Evaluate(
        Compiled.of(parsed.program()),
        EntityType.of("host", false, HOST.fields(), List.of()),
        EntityType.of("guest", true, fields, List.of(Controls.BALLOON_TARGET)),
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {}));
  }

  /** A cycle in which all is carried out. */
  CycleRecord cycle(Told... told) {
    Snapshot seen = guests.later(5).see(4000, told);
    Sample.Draft fields = new Sample.Draft(HOST);
    fields.put(HostFields.MEM_USABLE, Memory.mib(4000));
    long total = Memory.mib(10_000);
    MemInfo memory = new MemInfo(total, 0, Memory.mib(4000), 0, 0, 0, 0, 0);
    HostSnapshot host =
        new HostSnapshot(
            memory, Optional.empty(), total / 20, History.of(fields.at(seen.at())), seen.at());
    return cycle(seen.on(host));
  }

  /** A cycle on a host that could never be read. */
  CycleRecord cycleWithoutHost(Told... told) {
    guests.later(5).see(4000, told);
    return cycle(guests.withoutHost());
  }

  private CycleRecord cycle(Snapshot snapshot) {
    Variables before = variables;
    Evaluated evaluated = evaluate.run(snapshot, before);
    Judgement judgement = guard.judge(state, snapshot, evaluated.wishes());
    List<Deed> deeds =
        judgement.actions().stream().map(a -> new Deed(a, new Outcome.Accepted())).toList();
    state = judgement.after(deeds, snapshot, guard.tuning());
    variables = evaluated.variables();
    return new CycleRecord(
        ++cycles, Optional.of(evaluate), snapshot, before, evaluated, judgement, deeds, 1);
  }

  Explanation.OfGuest explain(CycleRecord cycle, Told guest) {
    return explain(cycle, Optional.empty(), guest);
  }

  Explanation.OfGuest explain(CycleRecord cycle, Optional<CycleRecord> sizedBy, Told guest) {
    return (Explanation.OfGuest) new Explainer(guard).explain(cycle, sizedBy, guest.id());
  }

  /** The same record explained by another policy. */
  Explanation.OfGuest explainAs(String policy, CycleRecord cycle, Told guest) {
    CycleRecord as =
        new CycleRecord(
            cycle.number(),
            Optional.of(evaluate(policy)),
            cycle.snapshot(),
            cycle.before(),
            cycle.evaluated(),
            cycle.judgement(),
            cycle.deeds(),
            cycle.nanos());
    return explain(as, guest);
  }
}
