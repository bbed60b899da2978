package io.ballast.app.policytest;

import io.ballast.app.config.PolicySource;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.inspect.Excerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads the tests of one file. */
final class SuiteReader {
  private static final int SHOWN = 40;
  private static final String EXAMPLE = "(test \"name\" (guest \"web\" ...) (expect ...))";

  /**
   * The tests of a file.
   *
   * @param malformed what of it is none, each with its sentence
   */
  record Suite(List<PolicyTest> tests, List<Malformed> malformed) {
    Suite {
      tests = List.copyOf(tests);
      malformed = List.copyOf(malformed);
    }
  }

  private final Source source;
  private final Path folder;
  private final Names names;
  private final Reading reading;

  /** What the file gave to all tests that follow. */
  private Setting setting;

  private SuiteReader(Source source, Path folder, Names names, LongSupplier nanoTime) {
    this.source = source;
    this.folder = folder;
    this.names = names;
    this.reading = new Reading(source, new Asking(source, nanoTime));
    this.setting = Setting.of(new PolicyChoice.Named(new PolicySource.Folder(folder)));
  }

  /**
   * Reads a file's expressions.
   *
   * @param folder the file's own, where the policies are that it names
   */
  static Suite read(
      Source source, List<Expr> expressions, Path folder, Names names, LongSupplier nanoTime) {
    SuiteReader reader = new SuiteReader(source, folder, names, nanoTime);
    List<PolicyTest> tests = new ArrayList<>();
    List<Malformed> malformed = new ArrayList<>();
    for (Expr expression : expressions) {
      try {
        reader.take(expression, tests);
      } catch (Malformed e) {
        malformed.add(e);
      }
    }
    return new Suite(tests, malformed);
  }

  private void take(Expr expression, List<PolicyTest> tests) throws Malformed {
    Expr.Listing clause = reading.clause(expression, EXAMPLE);
    switch (Reading.head(clause)) {
      case "test" -> tests.add(test(clause));
      case "def", "defun", "defvar" -> setting = setting.withDefinition(clause);
      default -> setting = set(setting, clause);
    }
  }

  /** A setting with what one clause says more. */
  private Setting set(Setting before, Expr.Listing clause) throws Malformed {
    return switch (Reading.head(clause)) {
      case "policy" -> before.with(policy(clause));
      case "samples" -> before.withSamples(samples(clause, before));
      case "host" -> before.withHost(entity(before).host(Reading.rest(clause)));
      case "guest" -> withGuest(before, clause);
      default ->
          throw reading.malformed(
              clause,
              "%s is no clause of a test; there are policy, samples, host, guest, expect,"
                      .formatted(Excerpt.of(clause.items().getFirst(), SHOWN))
                  + " expect-none and expect-problem.");
    };
  }

  private EntityReader entity(Setting before) {
    return new EntityReader(reading, names, before.definitions());
  }

  private Setting withGuest(Setting before, Expr.Listing clause) throws Malformed {
    List<Expr> parts =
        reading.parts(clause, 1, Integer.MAX_VALUE, "(guest \"web\" (balloon_cur 1048576))");
    String name = reading.text(parts.getFirst(), "A guest's name", "\"web\"");
    return before.withGuest(name, entity(before).guest(name, parts.subList(1, parts.size())));
  }

  private int samples(Expr.Listing clause, Setting before) throws Malformed {
    Expr number = reading.parts(clause, 1, 1, "(samples 3)").getFirst();
    if (reading.value(number, before.definitions()) instanceof Value.Int(var n)
        && n.signum() > 0
        && n.bitLength() < 31
        && n.intValueExact() <= EntityReader.MOST_SAMPLES) {
      return n.intValueExact();
    }
    throw reading.malformed(
        number, "The samples are a number from 1 to %d.".formatted(EntityReader.MOST_SAMPLES));
  }

  private PolicyChoice policy(Expr.Listing clause) throws Malformed {
    List<Expr> parts =
        reading.parts(clause, 1, Integer.MAX_VALUE, "(policy \"my.policy\") or (policy default)");
    if (parts.getFirst() instanceof Expr.Name(String word, var span)) {
      return Arrays.stream(ShippedPolicy.values())
          .filter(shipped -> shipped.words().contains(word))
          .findFirst()
          .map(shipped -> new PolicyChoice.Named(new PolicySource.Shipped(shipped)))
          .orElseThrow(
              () ->
                  new Malformed(
                      source,
                      span,
                      "No policy \"%s\" comes with Ballast; a file's name stands in quotes."
                          .formatted(word)));
    }
    List<Path> files = new ArrayList<>();
    for (Expr part : parts) {
      files.add(folder.resolve(reading.text(part, "A policy's file", "\"my.policy\"")));
    }
    return new PolicyChoice.Joined(files);
  }

  private PolicyTest test(Expr.Listing clause) throws Malformed {
    List<Expr> parts = reading.parts(clause, 1, Integer.MAX_VALUE, EXAMPLE);
    String name = reading.text(parts.getFirst(), "A test's name", "\"idle guests give\"");
    Setting own = setting;
    List<Expr.Listing> expected = new ArrayList<>();
    for (Expr part : parts.subList(1, parts.size())) {
      Expr.Listing each = reading.clause(part, "(guest \"web\" (balloon_cur 1048576))");
      if (ExpectationReader.isOne(Reading.head(each))) {
        expected.add(each);
      } else {
        own = set(own, each);
      }
    }
    if (expected.isEmpty()) {
      throw reading.malformed(
          clause, "The test \"%s\" expects nothing; add an (expect ...).".formatted(name));
    }
    return MomentMaker.test(name, clause, own, expected, reading, names);
  }
}
