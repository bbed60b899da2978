package io.ballast.app.policytest;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.Snapshot;
import java.util.List;

/**
 * A test that can be run.
 *
 * @param source its file
 * @param guests their names, in the order of the moment's
 */
record PolicyTest(
    String name,
    Source source,
    Expr.Listing written,
    PolicyChoice policy,
    List<Expr> definitions,
    Snapshot moment,
    List<String> guests,
    List<Expectation> expectations) {

  PolicyTest {
    definitions = List.copyOf(definitions);
    guests = List.copyOf(guests);
    expectations = List.copyOf(expectations);
  }

  Source.Place place() {
    return source.place(written.span().start());
  }
}
