package io.ballast.app.show;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.explain.Explainer;
import io.ballast.core.explain.Explanation;
import io.ballast.core.model.GuestId;
import io.ballast.core.record.CycleRecord;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of {@code cases/explain}: what is read cycle after cycle, and whom to explain then. */
final class ExplainCase {
  private static final Path FOLDER =
      Path.of(System.getProperty("ballast.root", "..")).resolve("cases/explain").toAbsolutePath();
  private static final int SECONDS_BETWEEN_CYCLES = 10;
  private static final String CONFIG =
      """
      [main]
      host-monitor-interval: 5
      guest-monitor-interval: 5
      policy-engine-interval: 10
      hypervisor-interface: sim
      %s
      """;

  /** Lines that are keys of [main]. */
  private static final Map<String, String> MAIN =
      Map.of("policy", "shipped-policy", "controllers", "controllers");

  private final Path folder;

  ExplainCase(Path folder) {
    this.folder = folder;
  }

  static List<ExplainCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.filter(Files::isDirectory).sorted().map(ExplainCase::new).toList();
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** What comes of the lines of {@code setup}. */
  Explanation play() throws IOException, Policies.Rejected {
    List<String[]> lines =
        Files.readAllLines(file("setup")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.split(" +"))
            .toList();
    Wiring wiring = new Wiring(config(lines));
    Path policy = file("small.policy");
    Program program =
        Policies.load(
                Files.exists(policy)
                    ? Source.of("small.policy", Files.readString(policy))
                    : Policies.read(config(lines).main().policySource()),
                wiring.vocabulary())
            .program();
    return new Play(wiring, program, lines.stream().anyMatch(l -> l[0].equals("dry-run")))
        .play(lines);
  }

  private Config config(List<String[]> lines) throws IOException {
    String main =
        lines.stream()
            .filter(line -> MAIN.containsKey(line[0]))
            .map(line -> MAIN.get(line[0]) + ": " + line[1])
            .collect(Collectors.joining("\n"));
    Path more = file("more.conf");
    String text = CONFIG.formatted(main) + (Files.exists(more) ? Files.readString(more) : "");
    return switch (Config.parse("ballast.conf", text, folder, Catalog.names())) {
      case Config.Loaded(Config config, var _) -> config;
      case Config.Refused(var errors, var _) -> throw new AssertionError(errors.toString());
    };
  }

  /** One run of the loop. */
  private static final class Play {
    private final ToldHost host = new ToldHost();
    private final List<CycleRecord> records = new ArrayList<>();
    private final Wiring wiring;
    private final Loop loop;

    Play(Wiring wiring, Program program, boolean dryRun) {
      this.wiring = wiring;
      WritePorts writes = new WritePorts(host, (knob, value) -> {});
      Pace still = time -> {};
      Ports ports = new Ports(host, dryRun ? null : writes, host::read, host::now, still);
      this.loop = wiring.loop(program, ports, records::add, line -> {});
    }

    Explanation play(List<String[]> lines) {
      Explanation explanation = null;
      for (String[] line : lines) {
        switch (line[0]) {
          case "policy", "controllers", "dry-run" -> {}
          case "host" -> host.host(words(line, 1));
          case "guest" -> host.guest(line[1], words(line, 2));
          case "gone" -> host.guests.remove(line[1]);
          case "later" -> host.later(Long.parseLong(line[1]));
          case "cycle" -> cycle();
          case "explain" -> explanation = explain(line[1]);
          default -> throw new AssertionError(line[0]);
        }
      }
      if (explanation == null) {
        throw new AssertionError("Nothing is explained.");
      }
      return explanation;
    }

    private void cycle() {
      host.later(SECONDS_BETWEEN_CYCLES);
      loop.turn();
    }

    private Explanation explain(String name) {
      GuestId id = new ToldGuest(name).id();
      CycleRecord now = records.getLast();
      Optional<CycleRecord> sizedBy =
          records.subList(0, records.size() - 1).reversed().stream()
              .filter(record -> Explainer.sized(record, id))
              .findFirst();
      return wiring.explainer().explain(now, sizedBy, id);
    }

    private static Map<String, String> words(String[] line, int from) {
      Map<String, String> words = new HashMap<>();
      for (int i = from; i < line.length; i++) {
        String[] pair = line[i].split("=", 2);
        words.put(pair[0], pair[1]);
      }
      return words;
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
