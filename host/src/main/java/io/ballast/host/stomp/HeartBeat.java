package io.ballast.host.stomp;

import java.time.Duration;

/**
 * How often each end is heard of, so that both notice when the other has gone.
 *
 * @param sends how often this end can send something; zero is never
 * @param wants how often this end wants to hear of the other; zero is not at all
 */
public record HeartBeat(Duration sends, Duration wants) {
  /** Neither end promises anything. */
  public static final HeartBeat NONE = new HeartBeat(Duration.ZERO, Duration.ZERO);

  static final String HEADER = "heart-beat";

  /** A beat that is on its way while we count is none that is missing. */
  private static final int PATIENCE = 2;

  private static final Duration LONGEST = Duration.ofHours(1);

  String header() {
    return sends.toMillis() + "," + wants.toMillis();
  }

  /**
   * What both ends keep to, by what the other answers.
   *
   * @param answer such as {@code 24000,0}: how often the other can send, and wants to hear
   * @throws StompException if it is no heart-beat
   */
  HeartBeat agreed(String answer) throws StompException {
    if (!answer.matches("[0-9]{1,9},[0-9]{1,9}")) {
      throw new StompException("the server's heart-beat cannot be read");
    }
    int comma = answer.indexOf(',');
    return new HeartBeat(
        slower(sends, millis(answer.substring(comma + 1))),
        slower(wants, millis(answer.substring(0, comma))));
  }

  /** How long the other may be silent before it counts as gone; zero is for ever. */
  Duration patience() {
    return wants.multipliedBy(PATIENCE);
  }

  /** How often something is sent, so that each is in time even if it is held up a little. */
  Duration pause() {
    return sends.isZero() ? LONGEST : sends.dividedBy(PATIENCE);
  }

  private static Duration millis(String number) {
    return Duration.ofMillis(Long.parseLong(number));
  }

  private static Duration slower(Duration ours, Duration theirs) {
    if (ours.isZero() || theirs.isZero()) {
      return Duration.ZERO;
    }
    return ours.compareTo(theirs) > 0 ? ours : theirs;
  }
}
