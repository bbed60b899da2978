package io.ballast.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a cpio archive in the "new ASCII" format that the kernel unpacks as its first file system.
 * All is root's and dated zero, so that the same content gives the same bytes.
 */
final class CpioWriter {
  private static final int DIRECTORY = 0040755;
  private static final int EXECUTABLE = 0100755;
  private static final int LINK = 0120777;
  private static final int CHARACTER_DEVICE = 0020600;
  private static final String TRAILER = "TRAILER!!!";

  private final OutputStream out;
  private int entries;

  CpioWriter(OutputStream out) {
    this.out = out;
  }

  void directory(String name) throws IOException {
    entry(name, DIRECTORY, new byte[0], 0, 0);
  }

  void executable(String name, byte[] content) throws IOException {
    entry(name, EXECUTABLE, content, 0, 0);
  }

  void link(String name, String target) throws IOException {
    entry(name, LINK, target.getBytes(StandardCharsets.UTF_8), 0, 0);
  }

  void characterDevice(String name, int major, int minor) throws IOException {
    entry(name, CHARACTER_DEVICE, new byte[0], major, minor);
  }

  /** Ends the archive; the stream stays open. */
  void finish() throws IOException {
    entry(TRAILER, 0, new byte[0], 0, 0);
  }

  private void entry(String name, int mode, byte[] content, int major, int minor)
      throws IOException {
    byte[] path = (name + "\0").getBytes(StandardCharsets.UTF_8);
    int[] fields = {
      ++entries, mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, path.length, 0
    };
    var header = new StringBuilder("070701");
    for (int field : fields) {
      header.append("%08x".formatted(field));
    }
    padded(concat(header.toString().getBytes(StandardCharsets.US_ASCII), path));
    padded(content);
  }

  private void padded(byte[] bytes) throws IOException {
    out.write(bytes);
    out.write(new byte[-bytes.length & 3]);
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }
}
