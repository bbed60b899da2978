package io.ballast.app.daemon;

import io.ballast.app.HostLock;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.core.collect.KernelView;
import io.ballast.core.collect.OtherManagers;
import io.ballast.core.model.OtherManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a daemon is the only manager of its host: none that turns the same knobs runs
 * when it starts, and no second Ballast as long as it does.
 */
public final class SoleManager implements AutoCloseable {
  private final @Nullable HostLock lock;

  private SoleManager(@Nullable HostLock lock) {
    this.lock = lock;
  }

  /**
   * Takes the host; if it cannot, gives the ports up and says who has it and how to end that. A dry
   * run takes nothing: it may stand beside anybody.
   */
  public static SoleManager of(Config config, Ports ports) throws Unusable {
    if (ports.writes() == null) {
      return new SoleManager(null);
    }
    try {
      refuseBeside(config, ports.kernel());
      Path directory = config.main().runFolder().orElse(null);
      return new SoleManager(directory == null ? null : lock(directory));
    } catch (Unusable taken) {
      ports.close();
      throw taken;
    }
  }

  /** Nothing is undone under the hands of a daemon that would do it again. */
  public static void refuseBesideDaemon(Config config) throws Unusable {
    Path directory = config.main().runFolder().orElse(null);
    Optional<HostLock.Holder> holder = directory == null ? Optional.empty() : holder(directory);
    if (holder.isPresent()) {
      throw new Unusable(
          Exit.UNUSABLE,
          "Ballast runs on this host (%s): stop it first with `systemctl stop ballast`, or end that process."
              .formatted(holder.get().text()));
    }
  }

  private static Optional<HostLock.Holder> holder(Path directory) throws Unusable {
    try {
      return HostLock.holder(directory);
    } catch (IOException refused) {
      throw new Unusable(
          Exit.UNUSABLE,
          "Whether Ballast runs on this host cannot be told from the lock in %s: %s."
              .formatted(directory, reason(refused)));
    }
  }

  private static void refuseBeside(Config config, KernelView kernel) throws Unusable {
    for (OtherManager other : others(kernel)) {
      if (Wiring.rivals(config).contains(other.kind())) {
        throw new Unusable(
            Exit.UNUSABLE,
            "%s runs on this host and %s, so Ballast does not start: stop it with `%s`."
                .formatted(other.text(), other.deeds(), other.remedy()));
      }
    }
  }

  private static List<OtherManager> others(KernelView kernel) throws Unusable {
    try {
      return OtherManagers.find(kernel);
    } catch (NoSuchFileException simulated) {
      return List.of(); // That kernel runs no processes.
    } catch (IOException unreadable) {
      throw new Unusable(
          Exit.UNUSABLE,
          "Whether another manager runs on this host cannot be told, so Ballast does not start: %s."
              .formatted(unreadable.getMessage()));
    }
  }

  private static HostLock lock(Path directory) throws Unusable {
    try {
      return HostLock.take(directory, Instant.now());
    } catch (HostLock.Held held) {
      throw new Unusable(
          Exit.UNUSABLE,
          "Ballast already runs on this host (%s): stop it with `systemctl stop ballast`, or end that process."
              .formatted(held.holder().text()));
    } catch (IOException refused) {
      throw new Unusable(
          Exit.UNUSABLE,
          "The lock in %s cannot be taken: %s; run as root, or let run-directory in [main] name a folder that this user may write."
              .formatted(directory, reason(refused)));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException file when file.getReason() != null -> file.getReason();
      case FileSystemException file -> file.getClass().getSimpleName() + " " + file.getMessage();
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new UncheckedIOException("The lock of this host cannot be given up.", e);
      }
    }
  }
}
