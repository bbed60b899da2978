package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.Tags;
import io.ballast.host.libvirt.Definitions.Definition;
import io.ballast.host.libvirt.TraitsParser.Defined;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
  private static final GuestId A = new GuestId("a");
  private static final GuestId B = new GuestId("b");
  private static final Defined DEFINED =
      new Defined(
          new GuestTraits(true, false, false, false, 5),
          Tags.of(Map.of("k", "v")),
          List.of(),
          Contract.NONE);

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE);

  private Definitions definitions(double random) {
    return new Definitions(clock::get, () -> random);
  }

  private static Definition keep(Definitions definitions, GuestId guest) {
    return definitions.keep(guest, 1, DEFINED, OptionalLong.empty());
  }

  @Test
  void whatIsKeptIsFoundForTheSameRunOnly() {
    Definitions definitions = definitions(0);
    Definition kept = keep(definitions, A);
    assertThat(definitions.find(A, 1)).isEqualTo(kept);
    assertThat(definitions.find(A, 2)).isNull();
    assertThat(definitions.find(B, 1)).isNull();
  }

  @Test
  void itIsDueAfterOneToTwoMinutesByChance() {
    Definition early = keep(definitions(0), A);
    Definition late = keep(definitions(1), A);
    clock.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
    assertThat(definitions(0).isDue(early)).isFalse();
    clock.addAndGet(1);
    assertThat(definitions(0).isDue(early)).isTrue();
    assertThat(definitions(0).isDue(late)).isFalse();
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(definitions(0).isDue(late)).isTrue();
  }

  @Test
  void whatWeChangedIsKnownAsChangedUntilItIsReadAgain() {
    Definitions definitions = definitions(0);
    keep(definitions, A);
    definitions.changed(A);
    definitions.changed(B);
    assertThat(definitions.find(A, 1)).matches(Definition::changed);
    assertThat(definitions.find(B, 1)).isNull();
    keep(definitions, A);
    assertThat(definitions.find(A, 1)).matches(definition -> !definition.changed());
  }

  @Test
  void onlyActiveGuestsAreKept() {
    Definitions definitions = definitions(0);
    keep(definitions, A);
    keep(definitions, B);
    definitions.keepOnly(Set.of(B));
    assertThat(definitions.size()).isOne();
    assertThat(definitions.find(B, 1)).isNotNull();
  }
}
