package io.ballast.app.config;

import java.util.List;
import java.util.Map;

/**
 * The names a configuration may mention.
 *
 * @param settings the keys that {@code [Collector: NAME]} may have, by collector
 */
public record KnownNames(
    Names controllers,
    Names hostCollectors,
    Names guestCollectors,
    Map<String, List<String>> settings) {

  /** Whether this version has a collector of that name. */
  boolean hasCollector(String name) {
    return hostCollectors.available().contains(name) || guestCollectors.available().contains(name);
  }

  /**
   * Names of one sort.
   *
   * @param available what this version has
   * @param planned what MOM has and this version has not: accepted, with a warning
   */
  public record Names(List<String> available, List<String> planned) {}
}
