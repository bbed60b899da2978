package io.ballast.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger's file is there whole, or not at all. */
class FileLedgerStoreTest {
  @TempDir private Path folder;

  private FileLedgerStore store() {
    return new FileLedgerStore(folder);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(store().read()).isEmpty();
    store().write("one\n");
    store().write("two\n");
    assertThat(store().read()).hasValue("two\n");
    assertThat(files()).containsExactly("ledger");
    assertThat(store().place()).isEqualTo(folder.resolve("ledger").toString());
  }

  @Test
  void onlyItsOwnerReadsIt() throws IOException {
    store().write("one\n");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ledger"))))
        .isEqualTo("rw-------");
  }

  @Test
  void halfAFileIsNotReadAndOverwritten() throws IOException {
    store().write("whole\n");
    Files.writeString(folder.resolve("ledger.new"), "half a file that is longer than the next");
    assertThat(store().read()).hasValue("whole\n");
    store().write("next\n");
    assertThat(store().read()).hasValue("next\n");
    assertThat(files()).containsExactly("ledger");
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldOne() throws IOException {
    store().write("old\n");
    Files.createDirectory(folder.resolve("ledger.new"));
    assertThatThrownBy(() -> store().write("new\n")).hasMessage("Is a directory");
    assertThat(store().read()).hasValue("old\n");
    Files.delete(folder.resolve("ledger.new"));
    store().write("new\n");
    assertThat(store().read()).hasValue("new\n");
  }

  /** Whoever may write the folder could otherwise have us write another file. */
  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    Files.createSymbolicLink(folder.resolve("ledger.new"), other);
    assertThatThrownBy(() -> store().write("new\n")).isInstanceOf(IOException.class);
    assertThat(other).hasContent("precious");
  }

  @Test
  void withoutItsFolderNothingIsWritten() {
    FileLedgerStore lost = new FileLedgerStore(folder.resolve("gone"));
    assertThatThrownBy(() -> lost.write("x")).hasMessage("there is no such folder");
  }

  @Test
  void aFolderInItsPlaceIsNoLedger() throws IOException {
    Files.createDirectory(folder.resolve("ledger"));
    assertThatThrownBy(() -> store().read()).hasMessage("Is a directory");
  }

  @Test
  void damagedOnesAreKeptUpToNine() throws IOException {
    for (int i = 1; i <= 9; i++) {
      store().write("damaged " + i);
      assertThat(store().setAside()).isEqualTo(folder.resolve("ledger.damaged-" + i).toString());
    }
    store().write("damaged 10");
    assertThatThrownBy(() -> store().setAside())
        .hasMessageContaining("ledger.damaged-1 to -9 are there already; remove");
    assertThat(store().read()).hasValue("damaged 10");
    assertThat(folder.resolve("ledger.damaged-1")).hasContent("damaged 1");
  }
}
