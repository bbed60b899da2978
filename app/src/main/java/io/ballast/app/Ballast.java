package io.ballast.app;

import io.ballast.app.daemon.Daemon;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.log.Log;
import io.ballast.app.mom.Mom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A daemon inside another program: what {@code ballast run} is, as an object. It has no state that
 * two of them would share, never ends the program, and installs no handlers of signals; whoever
 * starts it closes it.
 *
 * <p>It logs where its configuration says, and answers on the control socket and to remote calls as
 * far as the configuration has these.
 */
public final class Ballast implements Mom, AutoCloseable {
  private final Daemon daemon;
  private final Log log;
  private final Mom mom;

  private Ballast(Daemon daemon, Log log) {
    this.daemon = daemon;
    this.log = log;
    this.mom = daemon.mom();
  }

  /**
   * Starts one with the configuration in a file.
   *
   * @throws Unusable if it cannot be used, or something that it names; nothing is left behind
   */
  public static Ballast start(Path file) throws Unusable {
    List<String> warnings = new ArrayList<>();
    return start(Start.fromFile(file, warnings::add), warnings);
  }

  /**
   * Starts one with a configuration given as text.
   *
   * @param folder what relative paths in it start from
   * @throws Unusable if it cannot be used, or something that it names; nothing is left behind
   */
  public static Ballast start(String text, Path folder) throws Unusable {
    List<String> warnings = new ArrayList<>();
    return start(Start.fromText(text, folder, warnings::add), warnings);
  }

  private static Ballast start(Start start, List<String> warnings) throws Unusable {
    Log log = start.log();
    warnings.forEach(log::warn);
    try {
      Daemon daemon = Daemon.open(start, log, Worlds.of(start.config(), false), () -> {});
      daemon.start();
      return new Ballast(daemon, log);
    } catch (Unusable unusable) {
      log.close();
      throw unusable;
    }
  }

  /**
   * Ends it: the turn that is under way, and then everything, within a second. What it changed
   * stays as it is, unless its configuration says {@code on-exit: release}.
   */
  @Override
  public void close() {
    daemon.close();
    log.close();
  }

  @Override
  public boolean ping() {
    return mom.ping();
  }

  @Override
  public boolean setPolicy(String text) {
    return mom.setPolicy(text);
  }

  @Override
  public String getPolicy() {
    return mom.getPolicy();
  }

  @Override
  public boolean setNamedPolicy(String name, @Nullable String text) {
    return mom.setNamedPolicy(name, text);
  }

  @Override
  public SequencedMap<String, String> getNamedPolicies() {
    return mom.getNamedPolicies();
  }

  @Override
  public boolean resetPolicies() {
    return mom.resetPolicies();
  }

  @Override
  public Map<String, Object> getStatistics() {
    return mom.getStatistics();
  }

  @Override
  public List<String> getActiveGuests() {
    return mom.getActiveGuests();
  }

  @Override
  public boolean setVerbosity(String level) {
    return mom.setVerbosity(level);
  }

  @Override
  public String policyTrouble() {
    return mom.policyTrouble();
  }
}
