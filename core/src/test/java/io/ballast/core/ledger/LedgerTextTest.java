package io.ballast.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.KsmKnob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file as it is, and as it must not be. */
class LedgerTextTest {
  private static final String TEXT =
      """
      ballast-ledger 1
      boot 0b6f
      balloon 6b1e-01 start 4711 original 1048576 written 524288 between 600000 700000 guest "web 1\\u000a\\u0022"
      statistics-period 6b1e-01 start 4711 original 0 written 5 between 0 0 guest "web 1\\u000a\\u0022"
      ksm_run original 0 written 1 between 0 0
      end
      """;

  private static final GuestRun RUN = new GuestRun(new GuestId("6b1e-01"), 4711);
  private static final LedgerText LEDGER =
      new LedgerText(
          "0b6f",
          List.of(
              new Row(new Knob.Balloon(RUN), "web 1\n\"", 1048576, 524288, 600000, 700000),
              new Row(new Knob.StatisticsPeriod(RUN), "web 1\n\"", 0, 5, 0, 0),
              new Row(new Knob.Ksm(KsmKnob.RUN), "", 0, 1, 0, 0)));

  private static LedgerText parse(String text) throws UnreadableLedgerException {
    return LedgerText.parse(text, "/l/ledger");
  }

  /** Version 1, fixed: daemons to come must read it. */
  @Test
  void thisIsVersionOne() throws Exception {
    assertThat(LEDGER.text()).isEqualTo(TEXT);
    assertThat(parse(TEXT)).isEqualTo(LEDGER);
  }

  @Test
  void anEmptyOneIsThreeLines() throws Exception {
    LedgerText none = new LedgerText("b", List.of());
    assertThat(none.text()).isEqualTo("ballast-ledger 1\nboot b\nend\n");
    assertThat(parse(none.text())).isEqualTo(none);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ballast-ledger 1|ledger|line 1 is not that of a ledger",
        "boot 0b6f|boot|line 2 does not tell the boot",
        "original 0 written 5|original 0 written|line 4 is none of a ledger's",
        "original 1048576|original -5|line 3 is none of a ledger's",
        "written 524288|written 99999999999999999999|line 3 is none of a ledger's",
        "ksm_run|ksm_fly|line 5 is none of a ledger's",
        "statistics-period|balloon|line 4 tells of a setting a second time",
        "end|ksm_run original 0 written 1 between 0 0|it breaks off after line 6",
      })
  void aDamagedOneIsToldWithItsLine(String right, String wrong, String why) {
    assertThatThrownBy(() -> parse(TEXT.replace(right, wrong)))
        .isInstanceOf(UnreadableLedgerException.class)
        .hasMessage(
            "The ledger /l/ledger is damaged, %s: what settings were before Ballast is not known.",
            why);
  }

  @Test
  void oneThatWasCutAnywhereIsDamaged() {
    for (int length = 0; length < TEXT.length(); length++) {
      String cut = TEXT.substring(0, length);
      assertThatThrownBy(() -> parse(cut))
          .as("%d chars", length)
          .isInstanceOf(UnreadableLedgerException.class);
    }
  }

  @Test
  void anotherVersionIsNotRead() {
    assertThatThrownBy(() -> parse(TEXT.replace("ballast-ledger 1", "ballast-ledger 2")))
        .hasMessage(
            "The ledger /l/ledger is of version 2, and this Ballast reads version 1: use the"
                + " Ballast that wrote it.");
  }
}
