package io.ballast.app.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the daemon's process id while it runs. It is locked meanwhile: what a process
 * left that was killed is taken over, what a living one holds is not.
 */
public final class PidFile implements AutoCloseable {
  private final @Nullable Path file;
  private final @Nullable FileChannel channel;

  private PidFile(@Nullable Path file, @Nullable FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Writes this process's id.
   *
   * @param file null for none
   * @throws Unusable if another process holds it, or it cannot be written
   */
  public static PidFile take(@Nullable Path file) throws Unusable {
    if (file == null) {
      return new PidFile(null, null);
    }
    try {
      return new PidFile(file, opened(file));
    } catch (IOException refused) {
      throw new Unusable(
          Exit.UNUSABLE,
          "The pid file %s cannot be written: %s; name another with --pid-file."
              .formatted(file, refused));
    }
  }

  private static FileChannel opened(Path file) throws IOException, Unusable {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!isLocked(channel)) {
        throw new Unusable(
            Exit.UNUSABLE,
            "A daemon that runs already holds the pid file %s: stop it first.".formatted(file));
      }
      channel.truncate(0);
      String text = ProcessHandle.current().pid() + System.lineSeparator();
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | Unusable failed) {
      channel.close();
      throw failed;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  /** Removes it; a second call does nothing. */
  @Override
  public void close() {
    if (file == null || channel == null || !channel.isOpen()) {
      return;
    }
    try {
      Files.deleteIfExists(file);
      channel.close();
    } catch (IOException left) {
      System.err.println("The pid file " + file + " could not be removed: " + left.getMessage());
    }
  }
}
