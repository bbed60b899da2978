package io.ballast.tools.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.run.Show;
import io.ballast.policy.run.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WishDifferenceTest {
  private static List<String> between(String one, String other) {
    Looked first = Looked.at(one);
    return WishDifference.between(first.evaluation(), Looked.at(other).like(first)).stream()
        .map(each -> each.control() + ": " + shown(each.one()) + " " + shown(each.other()))
        .toList();
  }

  private static String shown(@Nullable Wish wish) {
    return wish == null ? "-" : Show.value(wish.value(), 40);
  }

  @Test
  void theSameIsNoDifference() {
    assertThat(between("(Host.Control 'k' 1)", "(Host.Control 'k' (- 3 2))")).isEmpty();
    assertThat(between("(Host.Control 'k' 1)", "(Host.Control 'k' 1.0)")).isEmpty();
    assertThat(between("(Host.Control 'k' nil)", "(Host.Control 'k' nil)")).isEmpty();
  }

  @Test
  void otherValuesAndOneSidedWishesAre() {
    assertThat(between("(Host.Control 'k' 1)", "(Host.Control 'k' 1.5)"))
        .containsExactly("k: 1 1.5");
    assertThat(
            between("(Host.Control 'k' 9007199254740993)", "(Host.Control 'k' 9007199254740992.0)"))
        .containsExactly("k: 9007199254740993 9.007199254740992E15");
    assertThat(between("(Host.Control 'k' 1)", "(Host.Control 'm' \"1\")"))
        .containsExactly("k: 1 -", "m: - 1");
  }

  @Test
  void oneGuestIsNotAnother() {
    String of = "(with Guests g (if (== g.size %d) (g.Control 'k' 1) nil))";
    assertThat(between(of.formatted(1), of.formatted(2))).containsExactly("k: 1 -", "k: - 1");
  }
}
