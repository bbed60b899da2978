package io.ballast.host.linux;

import io.ballast.core.ledger.LedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a ledger in a file that is replaced as a whole: a new file is written, forced to the disk
 * and renamed over the old one, and then the folder is forced. A new file that was left behind half
 * written is never read.
 */
public final class FileLedgerStore implements LedgerStore {
  private static final String NAME = "ledger";

  /** Two rows each for 20,000 guests are below. */
  private static final int MAX_BYTES = 16 << 20;

  private static final int MOST_ASIDE = 9;
  private static final Set<OpenOption> REPLACING =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private final Path folder;
  private final Path file;

  /**
   * @param folder the state directory, which is there
   */
  public FileLedgerStore(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(NAME);
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Optional<String> read() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // What is longer is cut, and then lacks its end.
      return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IOException(reason(e), e);
    }
  }

  @Override
  public void write(String text) throws IOException {
    Path next = folder.resolve(NAME + ".new");
    try {
      fill(next, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
    } catch (IOException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static void fill(Path next, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            next,
            REPLACING,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public String setAside() throws IOException {
    for (int i = 1; i <= MOST_ASIDE; i++) {
      Path aside = folder.resolve(NAME + ".damaged-" + i);
      if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
        return move(aside);
      }
    }
    throw new IOException(
        "%s.damaged-1 to -%d are there already; remove those that nobody needs"
            .formatted(file, MOST_ASIDE));
  }

  private String move(Path aside) throws IOException {
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      force(folder);
      return aside.toString();
    } catch (IOException e) {
      throw new IOException(reason(e), e);
    }
  }

  /** Why, as a clause: exceptions of files have little more than the path for a message. */
  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "there is no such folder";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
