package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuestAgentTest {
  @Test
  void itsLibrariesAreTheFilesThatTheLoaderLists() {
    String listed =
        """
        \tlinux-vdso.so.1 (0x00007f12505ae000)
        \tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f1250243000)
        \t/lib64/ld-linux-x86-64.so.2 (0x00007f12505b0000)
        """;
    assertThat(GuestAgent.libraries(listed))
        .containsExactly(
            Path.of("/lib/x86_64-linux-gnu/libm.so.6"), Path.of("/lib64/ld-linux-x86-64.so.2"));
  }

  @Test
  void aMissingLibraryIsNamed() {
    assertThatThrownBy(() -> GuestAgent.libraries("\tliburing.so.2 => not found\n"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("liburing.so.2");
  }

  @Test
  void aFingerprintIsThatOfItsPartsInTheirOrder() {
    String name = new Fingerprint().add(new byte[] {1}).add(new byte[] {2}).hex();
    assertThat(new Fingerprint().add(new byte[] {1}).add(new byte[] {2}).hex()).isEqualTo(name);
    assertThat(new Fingerprint().add(new byte[] {2}).add(new byte[] {1}).hex()).isNotEqualTo(name);
    assertThat(name).hasSize(16);
  }
}
