package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Swap that this machine has while a test runs: a file that leaves the host's swap when closed or
 * when this JVM ends in any way.
 */
public final class HostSwap implements AutoCloseable {
  private static final Duration TIME = Duration.ofSeconds(60);

  private final Keeper keeper;

  private HostSwap(Keeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Adds swap.
   *
   * @param directory on a file system that can hold swap: ext4 or xfs, not tmpfs
   * @param mib its size
   */
  public static HostSwap add(Path directory, int mib) {
    Keeper keeper = Keeper.start();
    try {
      Path file =
          Files.createDirectories(directory).toRealPath().resolve("swap-" + UUID.randomUUID());
      keeper.remove(file);
      keeper.swapoff(file);
      Command.run(TIME, List.of("fallocate", "-l", mib + "MiB", file.toString()));
      Command.run(TIME, List.of("chmod", "600", file.toString()));
      Command.run(TIME, List.of("mkswap", file.toString()));
      Command.run(TIME, List.of("swapon", file.toString()));
      return new HostSwap(keeper);
    } catch (IOException e) {
      keeper.close();
      throw new LabException("Cannot make a swap file in " + directory + ".", e);
    } catch (RuntimeException e) {
      keeper.close();
      throw e;
    }
  }

  @Override
  public void close() {
    keeper.close();
  }
}
