package io.ballast.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever guests are called, a ledger says the same after it was written and read. */
class LedgerTextPropertyTest {

  @Property(tries = 500)
  void whatIsWrittenIsRead(@ForAll("ledgers") List<Row> rows) throws Exception {
    LedgerText ledger = new LedgerText("3f0a-boot", rows);
    String text = ledger.text();
    assertThat(LedgerText.parse(text, "here")).isEqualTo(ledger);
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
    assertThat(text.lines()).hasSize(rows.size() + 3);
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll("ledgers") List<Row> rows, @ForAll int at, @ForAll char c) {
    StringBuilder text = new StringBuilder(new LedgerText("b", rows).text());
    text.setCharAt(Math.floorMod(at, text.length()), c);
    try {
      LedgerText read = LedgerText.parse(text.toString(), "here");
      assertThat(read.rows()).hasSameSizeAs(rows);
    } catch (UnreadableLedgerException refused) {
      assertThat(refused.sentence()).startsWith("The ledger here is ");
    }
  }

  @Provide
  Arbitrary<List<Row>> ledgers() {
    return rows().list().ofMaxSize(8).uniqueElements(row -> row.knob().place());
  }

  private static Arbitrary<Row> rows() {
    Arbitrary<Long> values = Arbitraries.longs().between(0, 999_999_999_999_999_999L);
    return Combinators.combine(knobs(), Arbitraries.strings(), values, values, values, values)
        .as(
            (knob, name, original, written, low, high) ->
                new Row(
                    knob,
                    knob instanceof Knob.Ksm ? "" : name,
                    knob instanceof Knob.Cpu(var _, CpuKnob one) && one == CpuKnob.QUOTA
                        ? CpuLimits.NO_QUOTA
                        : original,
                    written,
                    low,
                    high));
  }

  private static Arbitrary<String> disks() {
    return Arbitraries.strings().ofMinLength(1);
  }

  private static Arbitrary<Knob> knobs() {
    Arbitrary<GuestRun> runs =
        Combinators.combine(
                Arbitraries.strings().ofMinLength(1),
                Arbitraries.longs().between(0, 999_999_999_999L))
            .as((id, start) -> new GuestRun(new GuestId(id), start));
    return Arbitraries.oneOf(
        runs.map(Knob.Balloon::new),
        runs.map(Knob.StatisticsPeriod::new),
        Combinators.combine(runs, Arbitraries.of(CpuKnob.class)).as(Knob.Cpu::new),
        Combinators.combine(runs, disks(), Arbitraries.of(IoLimit.class)).as(Knob.Disk::new),
        Arbitraries.of(KsmKnob.class).map(Knob.Ksm::new));
  }
}
