package io.ballast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs measurements by name, prints them and writes {@code target/bench/NAME.json}. */
public final class Bench {

  /** Something that can be measured. */
  @FunctionalInterface
  interface Measurement {
    List<Result> run() throws Exception;
  }

  private static final Map<String, Measurement> ALL =
      new TreeMap<>(
          Map.of(
              "cycle", new CycleBench()::run,
              "daemon", new DaemonBench()::run,
              "policy", new PolicyBench()::run,
              "soak", new SoakBench()::run));

  /** Those that take minutes, as opposed to hours. */
  private static final List<String> USUAL = List.of("cycle", "daemon", "policy");

  private Bench() {}

  /** Arguments: the names of the measurements; none means those that take minutes. */
  public static void main(String[] names) throws Exception {
    List<String> wanted = names.length == 0 ? USUAL : List.of(names);
    for (String name : wanted) {
      Measurement measurement = ALL.get(name);
      if (measurement == null) {
        System.err.println("There is no measurement `" + name + "`; there are " + ALL.keySet());
        System.exit(2);
        return;
      }
      report(name, measurement.run());
    }
  }

  private static void report(String name, List<Result> results) throws IOException {
    System.out.printf("%n%s%n", name);
    results.forEach(
        r ->
            System.out.printf(
                "  %-24s %-12s %-22s %12.3f %s%n",
                r.subject(), r.contestant(), r.metric(), r.value(), r.unit()));
    Path home = Path.of(System.getProperty("ballast.home", "."));
    Result.write(home.resolve("target/bench/" + name + ".json"), results);
  }
}
