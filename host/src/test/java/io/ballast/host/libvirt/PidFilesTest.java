package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFilesTest {
  @TempDir Path run;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(run.resolve("qemu"));
    Files.writeString(run.resolve("outside.pid"), "66\n");
    write("web", "4711\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(run.resolve("qemu").resolve(name + ".pid"), text);
  }

  private PidFiles files() {
    return new PidFiles(run);
  }

  @Test
  void aGuestsFileHoldsItsProcess() {
    assertThat(files().pid("web")).hasValue(4711);
  }

  @Test
  void libvirtWritesNamesAsInXml() throws IOException {
    write("&lt;a&gt; &amp;lt; &quot;b&quot; &apos;c&apos; ü$;\\", "12");
    assertThat(files().pid("<a> &lt; \"b\" 'c' ü$;\\")).hasValue(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../outside", "/etc/passwd", "web/../web", "no\0thing", "nobody"})
  void aNameThatIsNoFileOfTheDirectoryHasNoProcess(String name) {
    assertThat(files().pid(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "12x", "99999999999", "1 2"})
  void whatIsNoNumberIsNoProcess(String text) throws IOException {
    write("odd", text);
    assertThat(files().pid("odd")).isEmpty();
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Files.createSymbolicLink(run.resolve("qemu/link.pid"), run.resolve("outside.pid"));
    assertThat(files().pid("link")).isEmpty();
  }

  @Test
  void withoutADirectoryThereIsNoProcess() {
    assertThat(new PidFiles(run.resolve("absent")).pid("web")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"qemu:///system", "qemu+unix:///system?socket=/s"})
  void theSystemsQemuHasPidFiles(String uri) {
    assertThat(LibvirtSettings.of(uri).pidFiles()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"qemu:///session", "test:///default", "qemu+tcp://other/system"})
  void otherGuestsHaveNone(String uri) {
    assertThat(LibvirtSettings.of(uri).pidFiles()).isEmpty();
  }

  @Test
  void noUriIsTheSystems() {
    assertThat(LibvirtSettings.of(null).uri()).isEqualTo("qemu:///system");
    assertThat(LibvirtSettings.of(" ").uri()).isEqualTo("qemu:///system");
  }
}
