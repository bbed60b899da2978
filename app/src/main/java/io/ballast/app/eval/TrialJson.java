package io.ballast.app.eval;

import io.ballast.policy.run.Entity;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.EvaluationJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A trial in the shape of a conformance vector's expectation, with verdicts beside the controls.
 */
public final class TrialJson {
  private final Trial trial;
  private final Source source;

  public TrialJson(Trial trial, Source source) {
    this.trial = trial;
    this.source = source;
  }

  /** One line of text. */
  public String text() {
    ObjectNode tree = new EvaluationJson(trial.stage().file(), trial.evaluation()).tree();
    add(tree.path("host"), trial.stage().file().host());
    List<Entity> guests = trial.stage().file().guests();
    for (int i = 0; i < guests.size(); i++) {
      add(tree.path("guests").path(i), guests.get(i));
    }
    ArrayNode problems = tree.putArray("problems");
    trial.problems().forEach(problem -> problems.add(line(problem)));
    Diagnostic failure = trial.failure();
    if (failure != null) {
      tree.put("error", line(failure));
    }
    return EvaluationJson.text(tree);
  }

  private void add(JsonNode to, Entity entity) {
    ObjectNode verdicts = ((ObjectNode) to).putObject("verdicts");
    trial.rulings().stream()
        .filter(ruling -> isOf(ruling, entity))
        .forEach(ruling -> put(verdicts.putObject(ruling.control()), ruling));
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isOf(Ruling ruling, Entity entity) {
    return ruling.entity() == entity;
  }

  private static void put(ObjectNode node, Ruling ruling) {
    node.put("verdict", ruling.verdict());
    ruling
        .target()
        .ifPresentOrElse(target -> node.put("target", target), () -> node.putNull("target"));
    ArrayNode reasons = node.putArray("reasons");
    for (Ground ground : ruling.grounds()) {
      ObjectNode reason = reasons.addObject();
      if (!ground.rail().isEmpty()) {
        reason.put("rail", ground.rail());
      }
      reason.put("why", ground.why());
    }
    if (!ruling.place().isEmpty()) {
      node.put("place", ruling.place());
    }
    if (!ruling.reason().isEmpty()) {
      node.put("because", ruling.reason());
    }
  }

  private String line(Diagnostic problem) {
    Source.Place place = source.place(problem.span().start());
    return "%s:%d:%d: %s".formatted(place.part(), place.line(), place.column(), problem.message());
  }
}
