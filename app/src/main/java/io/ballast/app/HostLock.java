package io.ballast.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one daemon of a host for its life. The kernel gives it up with the process, however
 * that ends, so a file that is left behind and a process id that is used again mean nothing.
 *
 * <p>The kernel also gives it up when the process that holds it closes the file elsewhere: a
 * process that holds it neither asks for the holder nor reads the file.
 */
public final class HostLock implements AutoCloseable {
  private static final String NAME = "lock";
  private static final int MAX_BYTES = 1000;
  private static final Pattern TEXT =
      Pattern.compile("pid ([0-9]{1,10})\nsince ([0-9T:.-]{1,40}Z)\n");

  /** Who only asks holds it for a moment, too. */
  private static final int ATTEMPTS = 5;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Set<OpenOption> FOR_TAKING =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> FOR_ASKING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final FileChannel channel;
  private final HolderMark mark;

  private HostLock(FileChannel channel, HolderMark mark) {
    this.channel = channel;
    this.mark = mark;
  }

  /**
   * Who holds it.
   *
   * @param pid 0 if it does not say
   * @param since null if it does not say
   */
  public record Holder(long pid, @Nullable Instant since) {
    /** {@code pid 812, since 2026-01-01T00:00:00Z}, or what is known of it. */
    public String text() {
      if (pid == 0) {
        return "pid not known";
      }
      return since == null ? "pid " + pid : "pid %d, since %s".formatted(pid, since);
    }
  }

  /** Another process holds it, or another part of this one. */
  public static final class Held extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Holder holder;

    Held(Holder holder) {
      super("The lock is held: " + holder.text());
      this.holder = holder;
    }

    public Holder holder() {
      return holder;
    }
  }

  /**
   * Takes the lock of a host; makes its folder if that is missing.
   *
   * @param directory the run directory
   * @param now what is told to those who come later
   * @throws Held if another process has it, or another part of this one
   * @throws IOException if the folder or the file cannot be made or written
   */
  public static HostLock take(Path directory, Instant now) throws Held, IOException {
    makeFolder(directory);
    String text = "pid %d%nsince %s%n".formatted(ProcessHandle.current().pid(), now);
    HolderMark mark;
    try {
      mark = HolderMark.make(directory, text);
    } catch (FileAlreadyExistsException ours) {
      throw new Held(holder(HolderMark.text(directory)));
    }
    try {
      return take(directory.resolve(NAME), mark, text);
    } catch (Held | IOException | RuntimeException failed) {
      mark.remove();
      throw failed;
    }
  }

  private static HostLock take(Path file, HolderMark mark, String text) throws Held, IOException {
    FileChannel channel = FileChannel.open(file, FOR_TAKING);
    try {
      if (!lock(channel, false)) {
        throw new Held(read(channel));
      }
      mark.removeOthers();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      write(channel, text);
      return new HostLock(channel, mark);
    } catch (Held | IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /**
   * Who holds the lock of a host; empty if nobody does.
   *
   * @throws IOException if it cannot be told
   */
  public static Optional<Holder> holder(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory.resolve(NAME), FOR_ASKING)) {
      return lock(channel, true) ? Optional.empty() : Optional.of(read(channel));
    } catch (NoSuchFileException neverTaken) {
      return Optional.empty();
    }
  }

  private static void makeFolder(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static boolean lock(FileChannel channel, boolean shared) throws IOException {
    for (int attempt = 1; attempt <= (shared ? 1 : ATTEMPTS); attempt++) {
      if (attempt > 1) {
        pause();
      }
      if (tryLock(channel, shared)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static Holder read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
    channel.read(bytes, 0);
    return holder(StandardCharsets.UTF_8.decode(bytes.flip()));
  }

  private static Holder holder(CharSequence written) {
    Matcher text = TEXT.matcher(written);
    return text.matches()
        ? new Holder(Long.parseLong(text.group(1)), instant(text.group(2)))
        : new Holder(0, null);
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException odd) {
      return null;
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** Gives it up; a second call does nothing. */
  @Override
  public void close() throws IOException {
    channel.close();
    mark.remove();
  }
}
