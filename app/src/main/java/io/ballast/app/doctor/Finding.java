package io.ballast.app.doctor;

import java.util.List;

/**
 * Something found out about a host.
 *
 * @param what in a clause
 * @param remedy what to do about it; empty if nothing is to be done
 * @param guests those that it is said of; empty if it is said of the host
 */
public record Finding(Level level, String what, String remedy, List<String> guests) {

  public Finding {
    guests = List.copyOf(guests);
  }

  static Finding ok(String what) {
    return new Finding(Level.OK, what, "", List.of());
  }

  static Finding note(String what, String remedy) {
    return new Finding(Level.NOTE, what, remedy, List.of());
  }

  static Finding warning(String what, String remedy) {
    return new Finding(Level.WARNING, what, remedy, List.of());
  }

  static Finding problem(String what, String remedy) {
    return new Finding(Level.PROBLEM, what, remedy, List.of());
  }
}
