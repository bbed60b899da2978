package io.ballast.app.rpc;

import io.ballast.app.mom.Mom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Answers with what a test puts in, and remembers what it was called with. */
final class ScriptedMom implements Mom {
  final SequencedMap<String, String> policies = new LinkedHashMap<>();
  final Map<String, Object> statistics = new LinkedHashMap<>();
  final List<String> calls = new ArrayList<>();
  boolean accepts = true;

  private boolean called(String method, @Nullable Object... arguments) {
    calls.add(method + Arrays.toString(arguments));
    return accepts;
  }

  @Override
  public boolean ping() {
    return true;
  }

  @Override
  public boolean setPolicy(String text) {
    return called("setPolicy", text);
  }

  @Override
  public String getPolicy() {
    return String.join("\n", policies.values());
  }

  @Override
  public boolean setNamedPolicy(String name, @Nullable String text) {
    return called("setNamedPolicy", name, text);
  }

  @Override
  public SequencedMap<String, String> getNamedPolicies() {
    return policies;
  }

  @Override
  public boolean resetPolicies() {
    return called("resetPolicies");
  }

  @Override
  public Map<String, Object> getStatistics() {
    return statistics;
  }

  @Override
  public List<String> getActiveGuests() {
    return List.of("a", "<&]]>\u0001");
  }

  @Override
  public boolean setVerbosity(String level) {
    return called("setVerbosity", level);
  }

  @Override
  public String policyTrouble() {
    return "";
  }
}
