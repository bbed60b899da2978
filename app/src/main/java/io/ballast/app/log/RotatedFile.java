package io.ballast.app.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A log file under its own name. One that has grown to its limit becomes {@code NAME.1}, the one
 * before {@code NAME.2}, and so on, as Python's handler does; the JDK's own one numbers the newest,
 * too. Without a limit or without files put aside it grows for ever, as there.
 */
final class RotatedFile extends Handler {
  private final Path file;
  private final long most;
  private final int kept;
  private @Nullable OutputStream out;
  private long size;

  /**
   * @param most bytes; 0 for no limit
   * @param kept files put aside
   */
  RotatedFile(Path file, long most, int kept) throws IOException {
    this.file = file;
    this.most = most;
    this.kept = kept;
    this.out = open();
  }

  private OutputStream open() throws IOException {
    OutputStream opened =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size = Files.size(file);
    return new BufferedOutputStream(opened);
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
    try {
      if (isFull(line.length)) {
        rotate();
      }
      if (out == null) {
        out = open();
      }
      out.write(line);
      out.flush();
      size += line.length;
    } catch (IOException lost) {
      reportError(null, lost, ErrorManager.WRITE_FAILURE);
    }
  }

  /** Only a file is ever put aside: a device or a pipe takes any number of lines. */
  private boolean isFull(int more) {
    return most > 0 && kept > 0 && size > 0 && size + more > most && Files.isRegularFile(file);
  }

  private void rotate() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
    for (int i = kept - 1; i >= 0; i--) {
      Path from = i == 0 ? file : numbered(i);
      if (Files.exists(from)) {
        Files.move(from, numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  @Override
  public void flush() {
    // Each line is written at once.
  }

  @Override
  public synchronized void close() {
    try {
      if (out != null) {
        out.close();
        out = null;
      }
    } catch (IOException lost) {
      reportError(null, lost, ErrorManager.CLOSE_FAILURE);
    }
  }
}
