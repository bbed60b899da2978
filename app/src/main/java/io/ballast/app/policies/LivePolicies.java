package io.ballast.app.policies;

import io.ballast.app.Policies;
import io.ballast.core.evaluate.CurrentPolicy;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The policies of a running engine. Others are read, checked and compiled on the thread of whoever
 * brings them; the engine takes them at its next cycle, and those that are refused never touch it.
 */
public final class LivePolicies {
  private static final int LONGEST_NAME = 255;
  private static final int MOST = 1_000;
  private static final int MOST_CHARS = 4 << 20;

  /** Told of what becomes of policies, on the thread of whoever brought them. */
  public interface News {
    /**
     * @param warnings about them, each line of its own
     */
    void loaded(InForce policies, String warnings);

    void refused(Refused policies);
  }

  /**
   * What makes a program of policies.
   *
   * @param vocabulary what they may name
   * @param prepare makes a program ready for cycles
   */
  public record Workshop(Vocabulary vocabulary, Function<Program, Evaluate> prepare) {}

  /** What a change makes of the policies that there are. */
  public interface Change {
    PolicySet of(PolicySet before) throws Policies.Rejected;
  }

  private final Workshop workshop;
  private final Supplier<Instant> clock;
  private final News news;
  private final CurrentPolicy current;
  private volatile InForce inForce;
  private volatile Optional<Refused> refused = Optional.empty();

  /**
   * The first ones are in force, and no news.
   *
   * @param first checked already
   * @param program what they are together
   * @param clock tells since when policies are in force
   */
  public LivePolicies(
      InForce first, Program program, Workshop workshop, Supplier<Instant> clock, News news) {
    this.workshop = workshop;
    this.clock = clock;
    this.news = news;
    this.current = new CurrentPolicy(workshop.prepare().apply(program));
    this.inForce = first;
  }

  /**
   * Puts others in the place of those there are, or none of it.
   *
   * @param from where they are from, for people
   * @return whether they are in force now; if not, {@link #refused} says why
   */
  public synchronized boolean change(String from, Change change) {
    try {
      PolicySet set = bounded(change.of(inForce.set()));
      Policies.Loaded loaded = Policies.load(set.source(), workshop.vocabulary());
      current.replace(workshop.prepare().apply(loaded.program()));
      inForce = new InForce(set, from, clock.get());
      refused = Optional.empty();
      news.loaded(inForce, loaded.warnings());
      return true;
    } catch (Policies.Rejected rejected) {
      Refused now = new Refused(from, rejected.sentence().stripTrailing(), clock.get());
      refused = Optional.of(now);
      news.refused(now);
      return false;
    }
  }

  private static PolicySet bounded(PolicySet set) throws Policies.Rejected {
    if (set.parts().size() > MOST) {
      throw new Policies.Rejected("There may be %d policies at most.".formatted(MOST));
    }
    if (set.parts().keySet().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
      throw new Policies.Rejected(
          "A policy's name may have %d characters at most.".formatted(LONGEST_NAME));
    }
    if (set.texts().values().stream().mapToLong(String::length).sum() > MOST_CHARS) {
      throw new Policies.Rejected(
          "The policies together may have %d characters at most.".formatted(MOST_CHARS));
    }
    return set;
  }

  /** Where cycles take theirs from. */
  public CurrentPolicy current() {
    return current;
  }

  public InForce inForce() {
    return inForce;
  }

  /** Those that were to replace the ones in force, and could not; absent if the last could. */
  public Optional<Refused> refused() {
    return refused;
  }
}
