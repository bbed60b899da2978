package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CpioWriterTest {
  private static final int HEADER = 110;

  private static String archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var archive = new CpioWriter(bytes);
    archive.directory("bin");
    archive.executable("bin/a", "12345".getBytes(StandardCharsets.UTF_8));
    archive.link("bin/b", "a");
    archive.characterDevice("console", 5, 1);
    archive.finish();
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static int field(String archive, int entry, int index) {
    return Integer.parseInt(archive.substring(entry + 6 + index * 8, entry + 14 + index * 8), 16);
  }

  @Test
  void everyEntryStartsAtAMultipleOfFourWithItsModeAndSize() throws IOException {
    String archive = archive();
    int entry = archive.indexOf("bin/a\0") - HEADER;
    assertThat(entry % 4).isZero();
    assertThat(archive).startsWith("070701");
    assertThat(field(archive, entry, 1)).isEqualTo(0100755);
    assertThat(field(archive, entry, 6)).isEqualTo(5);
    assertThat(archive.substring(entry + HEADER, entry + HEADER + 18))
        .isEqualTo("bin/a\00012345\0\0\0" + "0707");
  }

  @Test
  void linksDevicesAndTheEndAreThere() throws IOException {
    String archive = archive();
    int link = archive.indexOf("bin/b\0") - HEADER;
    assertThat(field(archive, link, 1)).isEqualTo(0120777);
    assertThat(archive.substring(link + HEADER + 6)).startsWith("a\0\0\0" + "070701");
    int console = archive.indexOf("console\0") - HEADER;
    assertThat(field(archive, console, 9)).isEqualTo(5);
    assertThat(field(archive, console, 10)).isEqualTo(1);
    assertThat(archive).contains("TRAILER!!!");
    assertThat(archive.length() % 4).isZero();
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    assertThat(archive()).isEqualTo(archive());
  }
}
