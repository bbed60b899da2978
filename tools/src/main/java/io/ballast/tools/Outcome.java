package io.ballast.tools;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What came, or must come, of a vector's program. */
sealed interface Outcome {

  /** Rejected by the parser. */
  record Unreadable(String why) implements Outcome {}

  /** Rejected by the load check, though it must run. */
  record Rejected(String why) implements Outcome {}

  /**
   * Fails when it runs.
   *
   * @param withinGuest whether a guest was the item of a loop
   */
  record Fails(boolean withinGuest, String why) implements Outcome {}

  /** Runs, with {@code results}, {@code host} and {@code guests}. */
  record Gives(JsonNode tree) implements Outcome {}

  static Outcome expected(JsonNode expect) throws SnapshotException {
    if (expect.path("parse").asString("").equals("error")) {
      return new Unreadable("");
    }
    if (!expect.path("evaluate").isBoolean()) {
      throw new SnapshotException("A vector's \"expect\" needs \"parse\" and \"evaluate\".");
    }
    if (expect.path("evaluate").booleanValue()) {
      ObjectNode tree = Json.NODES.objectNode();
      tree.set("results", expect.path("results"));
      tree.set("host", expect.path("host"));
      tree.set("guests", expect.path("guests"));
      return new Gives(tree);
    }
    return new Fails(
        expect.path("within").asString("").equals("guest"), expect.path("error").asString(""));
  }

  default boolean isMetBy(Outcome actual) {
    return switch (this) {
      case Unreadable unreadable -> actual instanceof Unreadable;
      case Rejected rejected -> actual instanceof Rejected;
      case Fails fails ->
          actual instanceof Fails other && other.withinGuest() == fails.withinGuest();
      case Gives gives ->
          actual instanceof Gives other && JsonEquality.equal(gives.tree(), other.tree());
    };
  }

  /** For a person who compares. */
  default String text() {
    return switch (this) {
      case Unreadable(String why) -> "unreadable " + why;
      case Rejected(String why) -> "rejected by the load check: " + why;
      case Fails(boolean withinGuest, String why) ->
          "fails within the " + (withinGuest ? "guest" : "cycle") + ": " + why;
      case Gives(JsonNode tree) -> EvaluationJson.text(tree);
    };
  }
}
