package io.ballast.host.linux;

import io.ballast.core.collect.KernelView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads kernel files below a root: {@code /} on a host, a fixture tree in tests. */
public final class LinuxKernel implements KernelView {

  /** The longest file that is read, in bytes: /proc/stat of 1,000 CPUs is well below. */
  public static final int MAX_BYTES = 1 << 20;

  /** The most names that a folder gives: /proc of a host has at most as many processes. */
  private static final int MAX_NAMES = 1 << 22;

  private final Path root;

  /**
   * @param root the directory that stands for {@code /}
   */
  public LinuxKernel(Path root) {
    this.root = root;
  }

  @Override
  public String read(String path) throws IOException {
    Path file = locate(path);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new FileSystemException(path, null, "longer than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw nameThePath(path, e);
    }
  }

  @Override
  public List<String> list(String path) throws IOException {
    try (Stream<Path> names = Files.list(locate(path))) {
      return names.limit(MAX_NAMES).map(name -> name.getFileName().toString()).toList();
    } catch (UncheckedIOException e) {
      throw nameThePath(path, new IOException(e.getMessage(), e));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw nameThePath(path, e);
    }
  }

  private Path locate(String path) throws IOException {
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      throw new FileSystemException(path, null, "not an absolute path");
    }
    Path relative = Path.of(path.substring(1));
    for (Path part : relative) {
      if (part.toString().equals("..")) {
        throw new FileSystemException(path, null, "a path may not go up by ..");
      }
    }
    return root.resolve(relative);
  }

  /** A process that ends between open and read is as gone as one that ended before. */
  private static IOException nameThePath(String path, IOException e) {
    String why = String.valueOf(e.getMessage());
    if (why.contains("No such process")) {
      return new NoSuchFileException(path, null, "the process has ended");
    }
    return new IOException("Cannot read " + path + ": " + why, e);
  }
}
