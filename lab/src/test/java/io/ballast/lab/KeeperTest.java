package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  @TempDir Path directory;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  @Test
  void closingPutsSettingsBackTheNewestFirst() throws IOException {
    Path setting = file("setting", "first");
    try (Keeper keeper = Keeper.start()) {
      keeper.restore(setting, "first and oldest");
      keeper.restore(setting, "second");
      Files.writeString(setting, "changed");
      assertThat(setting).hasContent("changed");
    }
    assertThat(setting).hasContent("first and oldest");
  }

  @Test
  void whatIsAsItWasIsNotWritten() throws IOException {
    Path setting = file("setting", "0\n");
    var before = Files.getLastModifiedTime(setting);
    try (Keeper keeper = Keeper.start()) {
      keeper.restore(setting, "0");
    }
    assertThat(Files.getLastModifiedTime(setting)).isEqualTo(before);
  }

  @Test
  void closingRemovesDirectories() throws IOException {
    Path scratch = Files.createDirectories(directory.resolve("scratch/deep"));
    Files.writeString(scratch.resolve("file"), "x");
    try (Keeper keeper = Keeper.start()) {
      keeper.remove(directory.resolve("scratch"));
      assertThat(scratch).exists();
    }
    assertThat(directory.resolve("scratch")).doesNotExist();
  }

  @Test
  void whatCannotBePutBackIsSaidAndTheRestIsPutBack() throws IOException {
    Path setting = file("setting", "old");
    Keeper keeper = Keeper.start();
    keeper.restore(setting, "old");
    keeper.restore(directory.resolve("no/such/file"), "1");
    Files.writeString(setting, "new");
    assertThatThrownBy(keeper::close)
        .isInstanceOf(LabException.class)
        .hasMessageContaining("cannot write 1 into " + directory.resolve("no/such/file"));
    assertThat(setting).hasContent("old");
  }

  @Test
  void oneLabHoldsALockUntilItCloses() {
    Path lock = directory.resolve("lock");
    Keeper first = Keeper.start();
    first.lock(lock);
    try (Keeper second = Keeper.start()) {
      assertThatThrownBy(() -> second.lock(lock)).hasMessageContaining("another lab holds " + lock);
      first.close();
      second.lock(lock);
    }
  }

  @Test
  void aLockThatCannotBeMadeIsSaid() {
    try (Keeper keeper = Keeper.start()) {
      assertThatThrownBy(() -> keeper.lock(directory.resolve("no/lock")))
          .hasMessageContaining("cannot write the lock file");
    }
  }

  @Test
  void workThatFailsIsUndoneAtOnce() throws IOException {
    Path setting = file("setting", "old");
    assertThatThrownBy(
            () ->
                Keeper.over(
                    "It failed.",
                    keeper -> {
                      keeper.restore(setting, "old");
                      Files.writeString(setting, "new");
                      throw new IOException("because");
                    }))
        .isInstanceOf(LabException.class)
        .hasMessage("It failed.")
        .hasRootCauseMessage("because");
    assertThat(setting).hasContent("old");
  }

  @Test
  void nothingToldIsNothingDone() {
    Keeper keeper = Keeper.start();
    keeper.close();
    assertThatThrownBy(() -> keeper.remove(directory)).isInstanceOf(LabException.class);
    assertThat(directory).exists();
  }
}
