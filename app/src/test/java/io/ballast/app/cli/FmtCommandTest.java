package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code policy fmt} does to files, and with what is piped into it. */
final class FmtCommandTest {
  private static final String MESSY = "(defvar  size 1)# one\n";
  private static final String TIDY = "(defvar size 1)  # one\n";

  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesTheFileAndKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("a.policy"), MESSY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(Ran.in(folder, "policy", "fmt", "-w", "a.policy")).isEqualTo(new Ran("", "", 0));
    assertThat(file).hasContent(TIDY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).as("nothing is left behind").containsExactly("a.policy");
  }

  @Test
  void writesWhatALinkPointsTo() throws IOException {
    Files.writeString(folder.resolve("a.policy"), MESSY);
    Path link = Files.createSymbolicLink(folder.resolve("link.policy"), Path.of("a.policy"));
    assertThat(Ran.in(folder, "policy", "fmt", "-w", "link.policy").exit()).isZero();
    assertThat(link).isSymbolicLink().hasContent(TIDY);
  }

  @Test
  void aFileThatIsFormattedIsNotTouched() throws IOException {
    Path file = Files.writeString(folder.resolve("a.policy"), TIDY);
    Object before = Files.getAttribute(file, "unix:ino");
    assertThat(Ran.in(folder, "policy", "fmt", "-w", "a.policy").exit()).isZero();
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void ifOneCannotBeReadNoneIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("a.policy"), MESSY);
    Files.writeString(folder.resolve("b.policy"), "(f");
    Ran ran = Ran.in(folder, "policy", "fmt", "-w", "a.policy", "b.policy");
    assertThat(ran.exit()).isEqualTo(Exit.PROBLEMS.code());
    assertThat(ran.err()).startsWith("b.policy:1:1: ");
    assertThat(file).hasContent(MESSY);
  }

  @Test
  void standardInputIsReadAsPolicy() throws Unusable {
    byte[] text = "(f \"é\")".getBytes(StandardCharsets.UTF_8);
    assertThat(StandardInput.policy(new ByteArrayInputStream(text)).text()).isEqualTo("(f \"é\")");
    byte[] latin = "(f \"é\")".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> StandardInput.policy(new ByteArrayInputStream(latin)))
        .hasMessage("What comes from standard input is not UTF-8 text.");
    byte[] large = new byte[(4 << 20) + 1];
    assertThatThrownBy(() -> StandardInput.policy(new ByteArrayInputStream(large)))
        .hasMessageContaining("larger than any policy");
  }

  @Test
  void standardInputCannotBeWritten() {
    assertThat(BallastCommand.execute("policy", "fmt", "--write", "-"))
        .isEqualTo(Exit.UNUSABLE.code());
  }
}
