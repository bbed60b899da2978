package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release on a host that is as the golden dry run has it. */
class ReleaseCommandTest {
  @TempDir private Path folder;

  private Path ledger() {
    return folder.resolve("state/ledger");
  }

  private Ran release(String... more) throws IOException {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "release";
    arguments[1] = "-c";
    arguments[2] = "ballast.conf";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Ran.in(folder, arguments);
  }

  private void begin() throws IOException {
    Path golden = CliCase.named("release-dry-run").folder();
    Files.createDirectory(folder.resolve("state"));
    Files.copy(golden.resolve("ballast.conf"), folder.resolve("ballast.conf"));
    Files.copy(golden.resolve("state/ledger"), ledger());
  }

  @Test
  void aDryRunLeavesTheLedgerAsItIs() throws IOException {
    begin();
    String before = Files.readString(ledger());
    assertThat(release("--dry-run").exit()).isEqualTo(1);
    assertThat(ledger()).hasContent(before);
  }

  @Test
  void whatIsSettledLeavesTheLedgerAndTheRestStays() throws IOException {
    begin();
    Ran first = release("--seconds", "2");
    assertThat(first.exit()).isEqualTo(1);
    assertThat(first.err()).isEmpty();
    assertThat(first.out().lines())
        .anyMatch(line -> line.startsWith("vapor-spot-1") && line.endsWith("restored"))
        .anyMatch(line -> line.startsWith("gold-web-1") && line.endsWith("others changed it since"))
        .anyMatch(line -> line.startsWith("ghost") && line.endsWith("the guest has ended"))
        .anyMatch(line -> line.startsWith("platinum-db-1") && line.contains("its floor is"));
    assertThat(Files.readString(ledger()))
        .contains("platinum-db-1")
        .doesNotContain("vapor-spot", "gold-web", "ghost");
    assertThat(release("--seconds", "1").out()).doesNotContain("vapor-spot", "gold-web");
  }

  @Test
  void whatCannotBeKeptIsToldAndDoneAllTheSame() throws IOException {
    begin();
    Files.createDirectory(folder.resolve("state/ledger.new"));
    Ran ran = release("--seconds", "2");
    assertThat(ran.err()).startsWith("The ledger state/ledger cannot be written, Is a directory");
    assertThat(ran.out().lines())
        .anyMatch(line -> line.startsWith("vapor-spot-1") && line.endsWith("restored"));
  }

  @Test
  void theStateDirectoryIsMadeForItsOwnerAlone() throws Exception {
    Files.writeString(
        folder.resolve("ballast.conf"),
        "[main]\nhypervisor-interface: sim\nstate-directory: deep/state\n");
    try (Started started = Started.in(folder, List.of("run", "-c", "ballast.conf"))) {
      started.awaitError("first decision");
      started.terminate();
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("deep/state"))))
        .isEqualTo("rwx------");
  }
}
