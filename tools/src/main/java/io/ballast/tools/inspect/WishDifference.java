package io.ballast.tools.inspect;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control that two evaluations of one moment wish differently.
 *
 * @param one null if the first does not wish it
 * @param other null if the second does not
 */
public record WishDifference(
    Entity entity, String control, @Nullable Wish one, @Nullable Wish other) {

  /** All there are: in the order of the first's wishes, then those that only the second has. */
  public static List<WishDifference> between(Evaluation one, Evaluation other) {
    List<WishDifference> all = new ArrayList<>();
    for (Wish wish : one.wishes()) {
      Wish counterpart = find(other, wish);
      if (counterpart == null || !same(wish.value(), counterpart.value())) {
        all.add(new WishDifference(wish.entity(), wish.control(), wish, counterpart));
      }
    }
    for (Wish wish : other.wishes()) {
      if (find(one, wish) == null) {
        all.add(new WishDifference(wish.entity(), wish.control(), null, wish));
      }
    }
    return all;
  }

  private static @Nullable Wish find(Evaluation in, Wish like) {
    return of(in, like.entity(), like.control());
  }

  /** What is wished of this very entity; null if nothing. */
  @SuppressWarnings("ReferenceEquality")
  public static @Nullable Wish of(Evaluation in, Entity entity, String control) {
    return in.wishes().stream()
        .filter(wish -> wish.entity() == entity && wish.control().equals(control))
        .findFirst()
        .orElse(null);
  }

  /** An integer and a float that are the same number are the same wish. */
  private static boolean same(Value one, Value other) {
    BigDecimal number = number(one);
    BigDecimal counterpart = number(other);
    return number != null && counterpart != null
        ? number.compareTo(counterpart) == 0
        : one.equals(other);
  }

  /** Exactly; null if it is no finite number. */
  private static @Nullable BigDecimal number(Value value) {
    return switch (value) {
      case Value.Int(var whole) -> new BigDecimal(whole);
      case Value.Real(double real) when Double.isFinite(real) -> new BigDecimal(real);
      case Value.Real _, Value.Nil _, Value.Bool _, Value.Text _ -> null;
      case Value.Items _, Value.Ref _, Value.Function _ -> null;
    };
  }
}
