package io.ballast.tools.inspect;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Coverage;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Traced;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.Described;
import io.ballast.tools.Snapshot;
import java.util.List;
import java.util.Map;

/** A program at work on a host and the guests a and b of sizes 1 and 2. */
record Looked(Program program, Snapshot moment) {
  static Looked at(Source source) {
    return new Looked(
        Parser.parse(source).program(),
        Snapshot.of(Described.nothing(), List.of(guest("a", 1), guest("b", 2)), 1));
  }

  static Looked at(String text) {
    return at(Source.of("p", text));
  }

  private static Described guest(String name, long size) {
    return new Described(
        Map.of("name", Value.of(name)), Map.of(), Map.of("size", List.of(Value.of(size))));
  }

  private static Interpreter interpreter() {
    return new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {});
  }

  Evaluation evaluation() {
    return interpreter().evaluate(program, moment.world());
  }

  Evaluation like(Looked other) {
    return interpreter().evaluate(program, other.moment().world());
  }

  List<Covered> coverage() {
    Coverage coverage = new Coverage();
    interpreter().evaluate(program, moment.world(), coverage);
    return CoverageCount.of(program, coverage);
  }

  Traced traced(int guest) {
    return interpreter().trace(program, moment.world(), moment.guests().get(guest).id());
  }

  List<String> lines(int guest, int most) {
    Traced traced = traced(guest);
    return TraceLines.of(
        traced.iterations(), new Places(program.source()), traced.evaluation(), most);
  }
}
