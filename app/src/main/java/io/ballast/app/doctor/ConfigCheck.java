package io.ballast.app.doctor;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.ConfigProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the configuration and its policy can be used.
 *
 * @param read null if none was given
 */
record ConfigCheck(Config.@Nullable Result read) implements Check {
  @Override
  public String area() {
    return "configuration";
  }

  @Override
  public List<Finding> look() {
    return switch (read) {
      case null ->
          List.of(
              Finding.note(
                  "none is given, so the defaults are looked at",
                  "name the daemon's with -c, such as `ballast doctor -c /etc/ballast.conf`"));
      case Config.Refused(List<ConfigProblem> errors, List<ConfigProblem> warnings) -> {
        List<Finding> findings = new ArrayList<>();
        errors.forEach(error -> findings.add(Finding.problem(error.toString(), "")));
        warnings.forEach(warning -> findings.add(Finding.warning(warning.toString(), "")));
        findings.add(Finding.note("what follows is looked at with the defaults instead", ""));
        yield findings;
      }
      case Config.Loaded(Config config, List<ConfigProblem> warnings) -> {
        List<Finding> findings = new ArrayList<>();
        warnings.forEach(warning -> findings.add(Finding.warning(warning.toString(), "")));
        findings.add(policy(config));
        yield findings;
      }
    };
  }

  private static Finding policy(Config config) {
    try {
      Policies.load(Policies.read(config.main().policySource()), new Wiring(config).vocabulary());
      return Finding.ok("it and its policy can be used");
    } catch (Policies.Rejected rejected) {
      return Finding.problem(
          "the policy cannot be used: " + rejected.sentence().lines().findFirst().orElse(""),
          "`ballast policy check` shows all that is wrong with it");
    }
  }
}
