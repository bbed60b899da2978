package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.HostFields;
import io.ballast.policy.run.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HistoryTest {
  private static final Layout LAYOUT = new Layout(List.of(HostFields.CPU_COUNT));

  private static Sample sample(int value) {
    Sample.Draft draft = new Sample.Draft(LAYOUT);
    draft.put(HostFields.CPU_COUNT, value);
    return draft.at(Scripted.at(value));
  }

  @Property
  void itKeepsTheNewestSamplesOldestFirst(
      @ForAll @IntRange(min = 1, max = 20) int length,
      @ForAll @IntRange(min = 0, max = 60) int more) {
    History history = History.of(sample(0));
    for (int i = 1; i <= more; i++) {
      history = history.plus(sample(i), length);
    }
    List<Value> expected = new ArrayList<>();
    for (int i = Math.max(0, more + 1 - length); i <= more; i++) {
      expected.add(Value.of(i));
    }
    assertThat(history.values("cpu_count")).isEqualTo(expected);
    assertThat(history.newest().at()).isEqualTo(Scripted.at(more));
  }

  @Example
  void itIsAValueThatGrowthLeavesAsItWas() {
    History one = History.of(sample(1));
    History two = one.plus(sample(2), 5);
    assertThat(one.samples()).hasSize(1);
    assertThat(two.plus(sample(3), 1).values("cpu_count")).containsExactly(Value.of(3));
    assertThat(two.values("unheard_of")).containsExactly(Value.NIL, Value.NIL);
  }
}
