package io.ballast.policy.codes;

import static io.ballast.policy.codes.Code.loading;

import java.util.List;

/** P06: units. */
public final class UnitCodes {
  public static final Code UNITS_DIFFER =
      loading(
          "P0601",
          "units-differ",
          "Two amounts of different units are added or compared.",
          """
          Fields, controls and numbers with a suffix have a unit, and the checker follows it through
          the program: sums, differences, min, max and comparisons need one unit on both sides. A
          ratio of something is something, and an amount divided by one of its unit is a ratio. Plain
          numbers go with anything.

          Multiplying by a plain number below 4 keeps the unit. One of 4 or more may be a conversion,
          such as 4, 1000, 1024 or 4096, and so may its inverse and division by a power of two or ten
          or a multiple of 60: what comes of it has no unit that the checker knows, and it says nothing.
          """,
          "(debug (> Host.ksm_general_profit Host.mem_free))",
          "(debug (> (/ Host.ksm_general_profit 1024) Host.mem_free))");

  public static final Code CONTROL_UNIT =
      loading(
          "P0602",
          "control-unit",
          "A control is given an amount in another unit than its own.",
          "The number reaches the controller as it is: convert it first.",
          "(with Guests g (g.Control \"balloon_target\" g.rss))",
          "(with Guests g (g.Control \"balloon_target\" (* 4 g.rss)))");

  static final List<Code> ALL = List.of(UNITS_DIFFER, CONTROL_UNIT);

  private UnitCodes() {}
}
