package io.ballast.app.control;

import java.util.List;

/**
 * Why there is no answer.
 *
 * @param error one sentence
 * @param candidates what may have been meant, by their UUIDs; usually empty
 */
public record Refusal(String error, List<String> candidates) {
  static Refusal of(String error) {
    return new Refusal(error, List.of());
  }
}
