package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.sim.SimTruth;

/**
 * What many runs came to, against the same scenarios without anybody. A single scenario proves
 * little: the host's kernel kills the largest guest, and whom it kills first decides all that
 * follows. Where somebody else squeezed a guest, giving it back its memory can be what the host
 * lacks later.
 */
final class Totals {
  private int runs;
  private int worse;
  private int better;
  private long hostKills;
  private long hostKillsAlone;
  private long killsInside;
  private long killsInsideAlone;
  private long relieved;

  void add(SimTruth with, SimTruth alone, int reliefs) {
    long kills = with.host().oomKills();
    long killsAlone = alone.host().oomKills();
    runs++;
    worse += kills > killsAlone ? 1 : 0;
    better += kills < killsAlone ? 1 : 0;
    hostKills += kills;
    hostKillsAlone += killsAlone;
    killsInside += with.guestOomKills();
    killsInsideAlone += alone.guestOomKills();
    relieved += reliefs;
  }

  /** Fewer guests are killed, in many more scenarios than in which more are; and some relieved. */
  void check() {
    assertThat(hostKills).as(toString()).isLessThan(hostKillsAlone);
    assertThat(worse).as(toString()).isLessThanOrEqualTo(better / 2);
    assertThat(relieved).as(toString()).isGreaterThan(runs / 20);
  }

  @Override
  public String toString() {
    return "%d runs; guests killed by the host: %d, without anybody %d (more in %d runs, fewer in %d); kills inside guests: %d, without anybody %d; relieved %d times"
        .formatted(
            runs,
            hostKills,
            hostKillsAlone,
            worse,
            better,
            killsInside,
            killsInsideAlone,
            relieved);
  }
}
