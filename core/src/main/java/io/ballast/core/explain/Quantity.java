package io.ballast.core.explain;

import java.util.Locale;

/** The numbers that every explanation begins with. */
public enum Quantity {
  SIZE,
  MAXIMUM,
  /** The size it was last asked for. */
  ASKED,
  USED,
  NEED,
  RESERVE,
  FLOOR,
  GUARANTEE,
  LIMIT,
  SHARES,
  /** 1 while it starves. */
  DISTRESS,
  STATISTICS_AGE,
  HOST_TOTAL,
  HOST_FREE,
  HOST_RESERVE;

  /** As people read it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
