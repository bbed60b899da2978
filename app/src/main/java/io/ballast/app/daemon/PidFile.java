package io.ballast.app.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the daemon's process id while it runs. It is locked meanwhile: what a process
 * left that was killed is taken over, what a living one holds is not, and what is no pid file, by
 * what it is or by what it holds, is left as it is.
 */
public final class PidFile implements AutoCloseable {
  /** Longer than any process id with the spaces around it. */
  private static final int MOST_BYTES = 64;

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
   * @throws Unusable if another process holds it, it is no pid file, or it cannot be written
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
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw other(file, "it is a link, a folder or a device");
    }
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      if (!isLocked(channel)) {
        throw new Unusable(
            Exit.UNUSABLE,
            "A daemon that runs already holds the pid file %s: stop it first.".formatted(file));
      }
      if (!holdsNoMoreThanAnId(channel)) {
        throw other(file, "it holds something else");
      }
      channel.truncate(0);
      String text = ProcessHandle.current().pid() + System.lineSeparator();
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
      return channel;
    } catch (IOException | Unusable failed) {
      channel.close();
      throw failed;
    }
  }

  private static Unusable other(Path file, String why) {
    return new Unusable(
        Exit.UNUSABLE, "%s is no pid file, %s: name another with --pid-file.".formatted(file, why));
  }

  private static boolean holdsNoMoreThanAnId(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
    channel.read(bytes, 0);
    String text = StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
    return channel.size() < MOST_BYTES && text.strip().matches("[0-9]*");
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
