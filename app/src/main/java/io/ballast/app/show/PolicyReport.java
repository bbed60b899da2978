package io.ballast.app.show;

import io.ballast.app.policies.InForce;
import io.ballast.app.policies.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policies of a daemon.
 *
 * @param from where those in force are from
 * @param since from when on cycles asked them, in ISO 8601
 * @param parts in the order in which they are evaluated
 * @param refused those that were to replace them last, if they were refused
 */
public record PolicyReport(
    String from, String since, List<Part> parts, @Nullable RefusedRow refused) {

  /** One policy. */
  public record Part(String name, long lines) {}

  /**
   * What was refused.
   *
   * @param at in ISO 8601
   * @param why a line or more
   */
  public record RefusedRow(String what, String at, String why) {}

  /** What is to be said of them. */
  public static PolicyReport of(InForce inForce, Optional<Refused> refused) {
    return new PolicyReport(
        inForce.from(),
        inForce.since().toString(),
        inForce.set().texts().entrySet().stream()
            .map(policy -> new Part(policy.getKey(), policy.getValue().lines().count()))
            .toList(),
        refused
            .map(one -> new RefusedRow(one.what(), one.at().toString(), one.why()))
            .orElse(null));
  }
}
