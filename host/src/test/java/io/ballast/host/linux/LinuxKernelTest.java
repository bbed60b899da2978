package io.ballast.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxKernelTest {
  @TempDir Path root;

  private LinuxKernel kernel;

  @BeforeEach
  void makeTree() throws IOException {
    kernel = new LinuxKernel(Files.createDirectories(root.resolve("tree")));
    Files.createDirectories(root.resolve("tree/proc"));
    Files.writeString(root.resolve("tree/proc/meminfo"), "MemTotal: 1 kB\n");
    Files.writeString(root.resolve("secret"), "not for us");
  }

  @Test
  void aFileIsReadBelowTheRoot() throws IOException {
    assertThat(kernel.read("/proc/meminfo")).isEqualTo("MemTotal: 1 kB\n");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> kernel.read("/proc/pressure/memory"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("/proc/pressure/memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/../secret", "/proc/../../secret", "/..", "proc/meminfo", "", "/a\0b"})
  void aPathThatLeadsAwayIsRefusedAndNamed(String path) {
    assertThatThrownBy(() -> kernel.read(path))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(path);
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatThrownBy(() -> kernel.read("/proc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/proc");
  }

  @Test
  void aFileOfTheGreatestLengthIsReadAndALongerOneRefused() throws IOException {
    Files.write(root.resolve("tree/full"), new byte[LinuxKernel.MAX_BYTES]);
    Files.write(root.resolve("tree/long"), new byte[LinuxKernel.MAX_BYTES + 1]);
    assertThat(kernel.read("/full")).hasSize(LinuxKernel.MAX_BYTES);
    assertThatThrownBy(() -> kernel.read("/long"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/long")
        .hasMessageContaining("1048576");
  }

  @Test
  void theKernelsOwnFilesAreRead() throws IOException {
    assertThat(new LinuxKernel(Path.of("/")).read("/proc/self/status")).startsWith("Name:");
  }
}
