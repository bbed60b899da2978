package io.ballast.lab;

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
    return Keeper.over(
        "Cannot make a swap file in " + directory + ".",
        keeper -> {
          Path home = Files.createDirectories(directory).toRealPath();
          make(home.resolve("swap-" + UUID.randomUUID()).toString(), mib, keeper);
          return new HostSwap(keeper);
        });
  }

  private static void make(String file, int mib, Keeper keeper) {
    keeper.remove(Path.of(file));
    keeper.swapoff(Path.of(file));
    Command.run(TIME, List.of("fallocate", "-l", mib + "MiB", file));
    Command.run(TIME, List.of("chmod", "600", file));
    Command.run(TIME, List.of("mkswap", file));
    Command.run(TIME, List.of("swapon", file));
  }

  @Override
  public void close() {
    keeper.close();
  }
}
