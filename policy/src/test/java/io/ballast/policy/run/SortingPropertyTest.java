package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class SortingPropertyTest {

  private final Meter meter = new Meter(Budget.CYCLE, () -> 0);

  private List<Value> sorted(List<Value> keys) {
    Sorting sorting = new Sorting(new Comparison(meter), meter);
    IntStream.range(0, keys.size()).forEach(i -> sorting.add(Value.of(i), keys.get(i)));
    return sorting.sorted();
  }

  @Property(seed = "1")
  void itIsAStableSort(@ForAll @Size(max = 70) List<@IntRange(min = -4, max = 4) Integer> keys) {
    List<Value> expected =
        IntStream.range(0, keys.size())
            .boxed()
            .sorted(Comparator.comparing(keys::get))
            .map(i -> Value.of((long) i))
            .toList();
    assertThat(sorted(keys.stream().map(key -> Value.of((long) key)).toList())).isEqualTo(expected);
  }

  @Property(seed = "2", tries = 200)
  void keysWithoutAnOrderLoseNoItem(
      @ForAll @Size(max = 70) List<@DoubleRange(min = -4, max = 4) Double> keys) {
    List<Value> odd = new ArrayList<>();
    keys.forEach(key -> odd.add(Value.of(Math.sqrt(key))));
    assertThat(sorted(odd))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, keys.size()).mapToObj(i -> Value.of((long) i)).toList());
  }
}
