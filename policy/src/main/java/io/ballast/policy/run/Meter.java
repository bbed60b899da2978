package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import java.math.BigInteger;
import java.util.function.LongSupplier;

/** Counts what an evaluation uses and ends it when that is more than its budget. */
final class Meter {

  /** A step reads through so many chars. */
  private static final int CHARS_PER_STEP = 64;

  /** The clock is read once in so many steps. */
  private static final long STEPS_BETWEEN_LOOKS = 1024;

  /** What keeping one more wish or variable counts for, in words. */
  private static final int ENTRY = 32;

  private static final int BITS_PER_UNIT = 32;
  private static final int CHARS_PER_UNIT = 4;

  private final Budget budget;
  private final LongSupplier nanoTime;
  private final long start;
  private long steps;
  private long nextLook = STEPS_BETWEEN_LOOKS;

  /** The first number of steps at which there is something to do. */
  private long alarm;

  private long made;
  private int depth;
  private final int deepest;

  Meter(Budget budget, LongSupplier nanoTime) {
    this.budget = budget;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.deepest = budget.depth();
    setAlarm();
  }

  private void setAlarm() {
    alarm = Math.min(nextLook, budget.steps() + 1);
  }

  long steps() {
    return steps;
  }

  int depth() {
    return depth;
  }

  /** One expression evaluated, one pair compared. */
  void step() {
    steps++;
    if (steps >= alarm) {
      alarm();
    }
  }

  /** Asked before so many chars are read through. */
  void scan(long chars) {
    steps(chars / CHARS_PER_STEP);
  }

  /** Asked before something that takes as long as so many expressions. */
  void steps(long count) {
    steps += Math.min(count, budget.steps() - steps + 1);
    if (steps >= alarm) {
      alarm();
    }
  }

  /** Whether something may be inside of so many lists and one more. */
  boolean canNest(int lists) {
    return lists < deepest;
  }

  /**
   * Counts steps, fewer than are between two looks at the clock, and entries that are about to be
   * kept; or nothing, if one of those would end the evaluation.
   *
   * @return whether they were counted; the entries count themselves when they are kept
   */
  boolean took(int count, int entries) {
    long after = steps + count;
    if (after > budget.steps() || made + (long) entries * ENTRY > largest()) {
      return false;
    }
    if (after >= nextLook) {
      if (isLate()) {
        return false;
      }
      nextLook += STEPS_BETWEEN_LOOKS;
      setAlarm();
    }
    steps = after;
    return true;
  }

  private long largest() {
    return budget.size() * Budget.VALUES_AT_FULL_SIZE;
  }

  private boolean isLate() {
    return nanoTime.getAsLong() - start > budget.time().toNanos();
  }

  private void alarm() {
    if (steps >= nextLook) {
      look();
    }
    if (steps > budget.steps()) {
      throw Failure.overBudget("The policy takes more than %,d steps.".formatted(budget.steps()));
    }
  }

  private void look() {
    nextLook = steps + STEPS_BETWEEN_LOOKS;
    setAlarm();
    if (isLate()) {
      throw Failure.overBudget(
          "The policy takes longer than %,d ms.".formatted(budget.time().toMillis()));
    }
  }

  void enter() {
    if (depth >= deepest) {
      throw tooDeep();
    }
    depth++;
  }

  /** Asks whether something may be inside of so many lists and one more. */
  void nest(int lists) {
    if (lists >= deepest) {
      throw tooDeep();
    }
  }

  /** The same, where the place of an error is known. */
  void nest(int lists, Span place) {
    if (lists >= deepest) {
      throw tooDeep().at(place);
    }
  }

  private Failure tooDeep() {
    return Failure.overBudget(
        "Calls and lists are nested deeper than %,d here.".formatted(budget.depth()));
  }

  void leave() {
    depth--;
  }

  /** Back to where an iteration began. */
  void leaveTo(int earlier) {
    depth = earlier;
  }

  /** Asked before a string of that length is made. */
  void string(long chars) {
    within(chars, "A string of %,d chars is too long; %,d are allowed.");
    make(chars / CHARS_PER_UNIT);
  }

  /** Asked before a list of that many items is made. */
  void list(long items) {
    within(items, "A list of %,d items is too long; %,d are allowed.");
    make(items);
  }

  /** Asked before an integer of about that many bits is made. */
  void integer(long bits) {
    if (bits > Long.SIZE) {
      within(bits, "An integer of %,d bits is too large; %,d are allowed.");
      make(bits / BITS_PER_UNIT);
    }
  }

  /** A finished list: what is in it counts too. */
  Value.Items checked(Value.Items items) {
    within(items.extent(), "A list of lists with %,d items is too large; %,d are allowed.");
    if (items.depth() > budget.depth()) {
      throw Failure.overBudget("Lists within lists are deeper than %,d.".formatted(budget.depth()));
    }
    return items;
  }

  /** One more thing is kept by its name until the evaluation ends. */
  void entry() {
    make(ENTRY);
  }

  /** Something of that many words is kept until the evaluation ends. */
  void make(long units) {
    made += units;
    if (made > largest()) {
      throw Failure.overBudget("The policy makes too many large values.");
    }
    if (units > STEPS_BETWEEN_LOOKS) {
      look();
    }
  }

  /** The count of a repetition or a shift; if it is far too large, any number that is. */
  static long amount(BigInteger count) {
    int most = Integer.MAX_VALUE;
    return count.bitLength() < Integer.SIZE ? count.longValue() : most * (long) count.signum();
  }

  private void within(long size, String sentence) {
    if (size > budget.size()) {
      throw Failure.overBudget(sentence.formatted(size, budget.size()));
    }
  }
}
