package io.ballast.app.config;

import java.util.List;
import java.util.Map;

/**
 * The names a configuration may mention.
 *
 * @param settings the keys that {@code [Collector: NAME]} may have, by collector
 */
public record KnownNames(
    List<String> controllers,
    List<String> hostCollectors,
    List<String> guestCollectors,
    Map<String, List<String>> settings) {

  /** Whether there is a collector of that name. */
  boolean hasCollector(String name) {
    return hostCollectors.contains(name) || guestCollectors.contains(name);
  }
}
