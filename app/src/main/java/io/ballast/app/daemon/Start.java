package io.ballast.app.daemon;

import io.ballast.app.Catalog;
import io.ballast.app.Engine;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.config.ConfigProblem;
import io.ballast.app.config.Given;
import io.ballast.app.config.PolicySource;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.app.log.Log;
import io.ballast.app.policies.InForce;
import io.ballast.app.policies.LivePolicies;
import io.ballast.app.policies.PolicySet;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.explain.Explainer;
import io.ballast.core.record.Recorder;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a configuration to a running engine, with one sentence for whatever stands in the way. */
public final class Start {
  private final Config config;
  private final Wiring wiring;
  private final PolicySet policies;
  private final Program program;

  private Start(Config config, Wiring wiring, PolicySet policies, Program program) {
    this.config = config;
    this.wiring = wiring;
    this.policies = policies;
    this.program = program;
  }

  /** Reads a configuration file and the policy that it names. */
  public static Start fromFile(Path file, Consumer<String> warnings) throws Unusable {
    return fromFile(file, List.of(), warnings);
  }

  /** The same with values that do not come from the file. */
  public static Start fromFile(Path file, List<Given> given, Consumer<String> warnings)
      throws Unusable {
    return prepare(Config.load(file, given, Catalog.names()), warnings);
  }

  /** Takes a configuration given as text. */
  public static Start fromText(String text, Consumer<String> warnings) throws Unusable {
    return fromText(text, Path.of(""), warnings);
  }

  /**
   * Takes a configuration given as text.
   *
   * @param folder what relative paths in it start from
   */
  public static Start fromText(String text, Path folder, Consumer<String> warnings)
      throws Unusable {
    return fromText(text, folder, List.of(), warnings);
  }

  /** The same with values that do not come from the text. */
  public static Start fromText(
      String text, Path folder, List<Given> given, Consumer<String> warnings) throws Unusable {
    return prepare(
        Config.parse("built-in", text, folder.toAbsolutePath(), given, Catalog.names()), warnings);
  }

  private static Start prepare(Config.Result result, Consumer<String> warnings) throws Unusable {
    result.warnings().forEach(warning -> warnings.accept(warning.toString()));
    return switch (result) {
      case Config.Loaded(Config config, var _) -> prepare(config, warnings);
      case Config.Refused(var errors, var _) -> throw refused(errors);
    };
  }

  private static Unusable refused(List<ConfigProblem> errors) {
    return new Unusable(
        Exit.UNUSABLE,
        errors.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
  }

  private static Start prepare(Config config, Consumer<String> warnings) throws Unusable {
    Wiring wiring = new Wiring(config);
    try {
      PolicySet policies = PolicySet.read(config.main().policySource());
      Policies.Loaded loaded = Policies.load(policies.source(), wiring.vocabulary());
      loaded.warnings().lines().forEach(warnings);
      return new Start(config, wiring, policies, loaded.program());
    } catch (Policies.Rejected rejected) {
      throw new Unusable(Exit.UNUSABLE, rejected.sentence().stripTrailing());
    }
  }

  /** The wiring of a configuration file, for commands that need no policy. */
  public static Wiring wiring(Path file) throws Unusable {
    return Wiring.forOthers(config(file, warning -> {}));
  }

  /** The configuration in a file, or the defaults, for commands that need no policy. */
  public static Config config(@Nullable Path file, Consumer<String> warnings) throws Unusable {
    Config.Result result = file == null ? defaults() : Config.load(file, Catalog.names());
    result.warnings().forEach(warning -> warnings.accept(warning.toString()));
    return switch (result) {
      case Config.Loaded(Config config, var _) -> config;
      case Config.Refused(var errors, var _) -> throw refused(errors);
    };
  }

  private static Config.Result defaults() {
    return Config.parse("built-in", "", Path.of("").toAbsolutePath(), Catalog.names());
  }

  /** A wiring with every collector and controller there is. */
  public static Wiring everything() throws Unusable {
    String text =
        "[main]\ncontrollers: %s\n[host]\ncollectors: %s\n[guest]\ncollectors: %s\n"
            .formatted(
                String.join(", ", Catalog.names().controllers()),
                String.join(", ", hostCollectors()),
                String.join(", ", Catalog.names().guestCollectors()));
    return fromText(text, warning -> {}).wiring;
  }

  /** A host without KSM is as good as another: what is optional in one form is optional. */
  private static List<String> hostCollectors() {
    List<String> all = Catalog.names().hostCollectors();
    return all.stream().filter(name -> !all.contains(name + "Optional")).toList();
  }

  /** The text of policy files, joined in this order. */
  public static Source source(List<Path> files) throws Unusable {
    try {
      return Policies.read(files);
    } catch (Policies.Rejected rejected) {
      throw new Unusable(Exit.UNUSABLE, rejected.sentence().stripTrailing());
    }
  }

  /** A file that a command was given cannot be read. */
  public static Unusable unreadable(Path file, Exception problem) {
    IOException cause =
        switch (problem) {
          case UncheckedIOException wrapped when wrapped.getCause() instanceof IOException io -> io;
          case IOException io -> io;
          default -> new IOException(problem);
        };
    boolean notText = cause instanceof CharacterCodingException;
    String reason = notText ? "it is not UTF-8 text" : Policies.reason(cause);
    return new Unusable(Exit.UNUSABLE, "%s cannot be read: %s.".formatted(file, reason));
  }

  /** The same for somebody who waits: nothing is read or decided less often than this. */
  public Start hurried(Duration longest) {
    return new Start(config, wiring.hurried(longest), policies, program);
  }

  /** What explains the records of its engine. */
  public Explainer explainer() {
    return wiring.explainer();
  }

  /** Where the policy comes from, for people. */
  public String policyName() {
    return switch (config.main().policySource()) {
      case PolicySource.File(Path file) -> file.toString();
      case PolicySource.Folder(Path folder) -> folder + "/*.policy";
      case PolicySource.Nothing _ -> "none, until a remote call brings one";
      case PolicySource.Shipped(ShippedPolicy shipped) ->
          shipped.words().getFirst() + ", which comes with Ballast";
    };
  }

  public Config config() {
    return config;
  }

  /** The log that the configuration names, opened. */
  public Log log() throws Unusable {
    try {
      return Log.open(config.logging());
    } catch (UncheckedIOException unwritable) {
      throw new Unusable(Exit.UNUSABLE, String.valueOf(unwritable.getMessage()));
    }
  }

  /** The policies, for an engine in which others may take their place. */
  public LivePolicies policies(
      Supplier<Instant> clock, Consumer<String> debug, LivePolicies.News news) {
    return new LivePolicies(
        new InForce(policies, policyName(), clock.get()),
        program,
        new LivePolicies.Workshop(wiring.vocabulary(), next -> wiring.evaluate(next, debug)),
        clock,
        news);
  }

  /** An engine with the configured policy, not started. */
  public Engine engine(Ports ports, Recorder recorder, EngineLog log) {
    Loop loop = wiring.loop(program, ports, recorder, log::debug);
    return new Engine(loop, ports, log::lost, farewell(ports, recorder));
  }

  /** An engine with policies that may change, not started. */
  public Engine engine(LivePolicies live, Ports ports, Recorder recorder, EngineLog log) {
    Loop loop = wiring.loop(live.current(), ports, recorder);
    return new Engine(loop, ports, log::lost, farewell(ports, recorder));
  }

  /** What is done at a normal stop, after the last turn. */
  private Runnable farewell(Ports ports, Recorder recorder) {
    WritePorts writes = ports.writes();
    return switch (config.main().onExit()) {
      case KEEP -> () -> {};
      case RELEASE ->
          writes == null ? () -> {} : wiring.release(ports, writes.ledger(), recorder)::turn;
    };
  }
}
