package io.ballast.policy.check;

import io.ballast.policy.check.Scopes.Site;
import io.ballast.policy.check.Scopes.Use;
import io.ballast.policy.codes.NameCodes;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that the text binds somewhere, but not on every way that leads to where they are
 * used.
 *
 * <p>A way is a chain of calls from the outermost level. What a program does not call is left
 * alone. The search takes a bounded number of steps; what is not found within it is not told.
 */
final class Callers {
  private static final int MOST_STEPS = 1_000_000;

  /** A name that a function finds only in the scopes of its callers. */
  private record Free(String function, String name) {}

  private final Scopes scopes;
  private final Names names;
  private final Set<String> everywhere;
  private final Report report;
  private final Set<Free> seen = new HashSet<>();
  private int steps;

  /**
   * @param builtIn names that the outermost scope has without the program
   */
  Callers(Scopes scopes, Names names, Set<String> builtIn, Report report) {
    this.scopes = scopes;
    this.names = names;
    this.report = report;
    this.everywhere = new HashSet<>(builtIn);
    this.everywhere.addAll(scopes.global());
  }

  void check() {
    scopes.uses().stream().filter(this::mayLack).forEach(this::check);
  }

  /** How many calls were looked at. */
  int steps() {
    return steps;
  }

  /** A name that nothing binds at all is another matter. */
  private boolean mayLack(Use use) {
    return !everywhere.contains(use.name())
        && names.bound().contains(use.name())
        && !use.scope().sees(use.name());
  }

  private void check(Use use) {
    String function = use.scope().function();
    if (seen.add(new Free(function, use.name()))) {
      if (use.scope().isTopLevel()) {
        report.warning(
            NameCodes.BOUND_ELSEWHERE,
            use.span(),
            "There is no variable " + use.name() + " here: it is bound in other scopes only.",
            "Bind it in the outermost scope by defvar, and change it by set.");
      } else if (!names.mayHide(function)) {
        tell(use, new Ways(use.name(), function));
      }
    }
  }

  private void tell(Use use, Ways ways) {
    Site lacking = ways.lacking;
    Site binding = ways.binding;
    if (lacking == null) {
      return;
    }
    String hint = "Pass it as a parameter, or bind it in the outermost scope.";
    if (binding == null) {
      report.warning(
          NameCodes.BOUND_ELSEWHERE,
          use.span(),
          "Nothing that calls %s binds %s, such as %s."
              .formatted(use.scope().function(), use.name(), caller(lacking, use)),
          hint);
    } else {
      report.warning(
          NameCodes.BOUND_BY_SOME,
          use.span(),
          "%s is bound when %s, not when %s."
              .formatted(use.name(), calls(binding, use), calls(lacking, use)),
          hint);
    }
  }

  private String calls(Site site, Use use) {
    boolean directly = site.function().equals(use.scope().function());
    return caller(site, use) + " calls " + (directly ? "this" : site.function());
  }

  private String caller(Site site, Use use) {
    String line = report.line(site.span(), use.span());
    return site.scope().isTopLevel()
        ? "the outermost level (" + line + ")"
        : site.scope().function() + " (" + line + ")";
  }

  /** The ways to one function: the first call found that has the name, and the first without. */
  private final class Ways {
    private final Queue<String> open = new ArrayDeque<>();
    private final Set<String> entered = new HashSet<>();
    private @Nullable Site binding;
    private @Nullable Site lacking;

    Ways(String name, String function) {
      enter(function);
      for (String next = open.poll(); next != null; next = open.poll()) {
        for (Site site : scopes.callsOf(next)) {
          if (steps == MOST_STEPS || binding != null && lacking != null) {
            return;
          }
          steps++;
          follow(site, name);
        }
      }
    }

    private void enter(String function) {
      if (entered.add(function)) {
        open.add(function);
      }
    }

    private void follow(Site site, String name) {
      if (site.scope().sees(name)) {
        binding = binding == null ? site : binding;
      } else if (site.scope().isTopLevel()) {
        lacking = lacking == null ? site : lacking;
      } else {
        enter(site.scope().function());
      }
    }
  }
}
