package io.ballast.core.model;

import static io.ballast.policy.vocabulary.FieldDecl.number;

import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;

/** The host's local time, each part declared here and nowhere else. */
public final class TimeFields {
  public static final FieldDecl YEAR = number("time_year", Unit.NONE, "The year.");
  public static final FieldDecl MONTH = number("time_month", Unit.NONE, "The month, from 1 to 12.");
  public static final FieldDecl DAY =
      number("time_day", Unit.NONE, "The day of the month, from 1 to 31.");
  public static final FieldDecl HOUR = number("time_hour", Unit.NONE, "The hour, from 0 to 23.");
  public static final FieldDecl MINUTE =
      number("time_minute", Unit.NONE, "The minute, from 0 to 59.");
  public static final FieldDecl SECOND =
      number("time_second", Unit.SECONDS, "The second, from 0 to 59.");
  public static final FieldDecl MICROSECOND =
      number("time_microsecond", Unit.MICROSECONDS, "The part of the second, from 0 to 999,999.");

  private TimeFields() {}
}
