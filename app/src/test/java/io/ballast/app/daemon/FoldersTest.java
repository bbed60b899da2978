package io.ballast.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ballast.app.config.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a daemon keeps its files when the usual folders are not its user's. */
class FoldersTest {
  @TempDir private Path folder;
  private Path denied;

  /** Below a file nobody can make a folder, not even root. */
  @BeforeEach
  void deny() throws IOException {
    denied = Files.writeString(folder.resolve("file"), "").resolve("ballast");
  }

  private List<Given> of(Map<String, String> environment) {
    return Folders.fallbacks(environment, denied, denied);
  }

  @Test
  void theUsualFoldersAreKeptWhereTheyCanBeHad() {
    Path usual = folder.resolve("run/ballast");
    Map<String, String> environment = Map.of("HOME", folder.toString());
    assertThat(Folders.fallbacks(environment, usual, usual)).isEmpty();
    assertThat(Folders.fallbacks(environment, usual, denied))
        .extracting(Given::key)
        .containsExactly("state-directory");
  }

  @Test
  void whatSystemdMadeComesFirst() {
    String run = folder.resolve("r").toString();
    String state = folder.resolve("s").toString();
    assertThat(of(Map.of("RUNTIME_DIRECTORY", run, "STATE_DIRECTORY", state, "HOME", "/nowhere")))
        .extracting(Given::section, Given::key, Given::value, Given::origin)
        .containsExactly(
            tuple("main", "run-directory", run, denied + " is not this user's"),
            tuple("main", "state-directory", state, denied + " is not this user's"));
  }

  @Test
  void thenTheUsersOwnAndOneThatCannotBeHadIsPassedOver() {
    String own = folder.resolve(".ballast").toString();
    String session = folder.resolve("session/.ballast").toString();
    assertThat(of(Map.of("HOME", folder.toString())))
        .extracting(Given::value)
        .containsOnly(own)
        .hasSize(2);
    assertThat(of(Map.of("XDG_RUNTIME_DIR", folder + "/session", "HOME", folder.toString())))
        .extracting(Given::value)
        .containsOnly(session);
    assertThat(of(Map.of("XDG_RUNTIME_DIR", denied.toString(), "HOME", folder.toString())))
        .extracting(Given::value)
        .containsOnly(own);
    assertThat(of(Map.of())).isEmpty();
  }

  @Test
  void whatTheConfigurationSaysIsNotReplaced() {
    assertThat(of(Map.of("HOME", folder.toString())))
        .allSatisfy(given -> assertThat(given.unless()).containsExactly(given.key()));
  }
}
