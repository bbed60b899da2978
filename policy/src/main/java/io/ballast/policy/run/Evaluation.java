package io.ballast.policy.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating a policy once.
 *
 * @param results the value of each top-level expression, in order; shorter if a failure ended it
 * @param wishes empty if {@code failure} is set; without those of {@code held} entities
 * @param variables for each entity that got a variable, those it got with their last values, of any
 *     kind; those that {@linkplain Value#lasts() last} are to be laid over the ones it keeps. Empty
 *     if {@code failure} is set
 * @param held entities that hold their size this cycle, because an error stayed with them
 * @param problems the isolated errors
 * @param failure the error that cancelled the cycle's controls
 * @param steps expressions evaluated
 */
public record Evaluation(
    List<Value> results,
    List<Wish> wishes,
    Map<Entity, Map<String, Value>> variables,
    Set<Entity> held,
    List<Problem> problems,
    @Nullable Problem failure,
    long steps) {
  public Evaluation {
    results = List.copyOf(results);
    wishes = List.copyOf(wishes);
    variables = Collections.unmodifiableMap(variables);
    held = Collections.unmodifiableSet(held);
    problems = List.copyOf(problems);
  }
}
