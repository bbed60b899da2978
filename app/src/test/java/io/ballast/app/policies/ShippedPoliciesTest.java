package io.ballast.app.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.cli.Commands;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped policies pass the tests that stand beside them, and these leave little out. */
final class ShippedPoliciesTest {
  private static final Path POLICIES = Path.of(System.getProperty("ballast.root"), "policies");
  private static final int LEAST_COVERED = 90;

  @ParameterizedTest
  @ValueSource(strings = {"default", "classic"})
  void theTestsBesideThePolicyPassAndCoverIt(String policy) {
    Path file = POLICIES.resolve(policy + ".test");
    String shown = Commands.run(List.of("policy", "test", file.toString(), "--coverage"));
    System.out.print(shown);
    assertThat(shown).endsWith(" passed, 0 failed\n");

    String json = Commands.run(List.of("policy", "test", file.toString(), "--json"));
    JsonNode tested = new JsonMapper().readTree(json);
    assertThat(tested.path("passed").intValue()).isGreaterThan(10);
    assertThat(tested.path("failed").intValue()).isZero();
    assertThat(tested.path("coverage").size()).isEqualTo(1);
    JsonNode coverage = tested.path("coverage").path(0);
    assertThat(coverage.path("file").stringValue()).endsWith(policy + ".policy");
    assertThat(coverage.path("percent").intValue()).isGreaterThanOrEqualTo(LEAST_COVERED);
    assertThat(coverage.path("expressions").intValue()).isGreaterThan(150);
  }
}
