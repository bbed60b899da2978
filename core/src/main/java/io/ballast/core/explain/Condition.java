package io.ballast.core.explain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a condition of the policy consists of, as it was evaluated. */
sealed interface Condition {

  /** A comparison, or something else that holds or not, with what would turn it. */
  record Single(Comparison comparison, String turned) implements Condition {}

  /** Parts that must all hold. */
  record All(List<Condition> parts) implements Condition {}

  /** Parts one of which must hold. */
  record Any(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  default boolean holds() {
    return switch (this) {
      case Single single -> single.comparison().held();
      case All(var parts) -> parts.stream().allMatch(Condition::holds);
      case Any(var parts) -> parts.stream().anyMatch(Condition::holds);
      case Not(var part) -> !part.holds();
    };
  }

  /** What it is made of, in the policy's order. */
  default Stream<Comparison> comparisons() {
    return switch (this) {
      case Single single -> Stream.of(single.comparison());
      case All(var parts) -> parts.stream().flatMap(Condition::comparisons);
      case Any(var parts) -> parts.stream().flatMap(Condition::comparisons);
      case Not(var part) -> part.comparisons();
    };
  }

  /** A clause on what would have to be different for it to turn out the other way. */
  default String turned() {
    return switch (this) {
      case Single single -> single.turned();
      case All(var parts) -> turned(parts, holds());
      case Any(var parts) -> turned(parts, holds());
      case Not(var part) -> part.turned();
    };
  }

  /** Those that hold must stop to, or the others begin to: all, or one of them. */
  private String turned(List<Condition> parts, boolean held) {
    boolean one = held == this instanceof All;
    return parts.stream()
        .filter(part -> part.holds() == held)
        .map(Condition::turned)
        .distinct()
        .collect(Collectors.joining(one ? ", or " : ", and "));
  }
}
