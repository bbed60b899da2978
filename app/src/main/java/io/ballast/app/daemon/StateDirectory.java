package io.ballast.app.daemon;

import io.ballast.app.Ports;
import io.ballast.app.config.Config;
import io.ballast.app.log.Log;
import io.ballast.core.collect.KernelView;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.LedgerStore;
import io.ballast.core.ledger.UnreadableLedgerException;
import io.ballast.host.linux.FileLedgerStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a configuration keeps its ledger. */
public final class StateDirectory {
  private static final String REMEDY =
      "run as root, or set state-directory in [main] to a folder that this user may write";

  private StateDirectory() {}

  /**
   * A daemon's ports with its ledger, taken over from the daemon before. A dry run changes nothing
   * and keeps none.
   */
  public static Ports equip(Config config, Ports ports, Log log) throws Unusable {
    Optional<Path> folder = config.main().stateFolder();
    if (ports.writes() == null || folder.isEmpty()) {
      return ports;
    }
    make(folder.get());
    LedgerStore store = new FileLedgerStore(folder.get());
    Ledger ledger = takeOver(store, ports.kernel(), log::warn);
    tell(ledger, log);
    return ports.keeping(ledger);
  }

  /** The ledger that is there, as it is, for undoing. */
  public static Ledger open(LedgerStore store, KernelView kernel, Consumer<String> news)
      throws Unusable {
    try {
      return Ledger.open(store, kernel, news);
    } catch (UnreadableLedgerException unreadable) {
      throw new Unusable(Exit.UNUSABLE, unreadable.sentence());
    } catch (IOException refused) {
      throw cannot("The ledger %s cannot be read".formatted(store.place()), refused);
    }
  }

  /**
   * A daemon that did not start over a file that it cannot read would leave its guests without
   * anybody who relieves them. The file is kept, and what is changed from now on is undone to what
   * it is now.
   */
  private static Ledger takeOver(LedgerStore store, KernelView kernel, Consumer<String> warn)
      throws Unusable {
    try {
      return Ledger.open(store, kernel, warn);
    } catch (UnreadableLedgerException unreadable) {
      String aside = setAside(store);
      warn.accept(unreadable.sentence());
      warn.accept(
          "It is kept as %s; a release will undo only what is changed from now on."
              .formatted(aside));
      return open(store, kernel, warn);
    } catch (IOException refused) {
      throw cannot("The ledger %s cannot be read".formatted(store.place()), refused);
    }
  }

  private static String setAside(LedgerStore store) throws Unusable {
    try {
      return store.setAside();
    } catch (IOException refused) {
      throw new Unusable(
          Exit.UNUSABLE,
          "The ledger %s cannot be understood nor set aside: %s."
              .formatted(store.place(), refused.getMessage()));
    }
  }

  private static void tell(Ledger ledger, Log log) {
    if (!ledger.rows().isEmpty()) {
      log.info("took over %d settings of the daemon before".formatted(ledger.rows().size()));
    }
    if (!ledger.outdated().isEmpty()) {
      log.info(
          "forgot %d settings from before the host was started anew"
              .formatted(ledger.outdated().size()));
    }
  }

  private static void make(Path folder) throws Unusable {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException refused) {
      throw cannot("The state directory %s cannot be made".formatted(folder), refused);
    }
    if (!Files.isWritable(folder)) {
      throw new Unusable(
          Exit.UNUSABLE, "The state directory %s cannot be written: %s.".formatted(folder, REMEDY));
    }
  }

  private static Unusable cannot(String what, IOException e) {
    String why =
        switch (e) {
          case AccessDeniedException _ -> "permission denied";
          case FileSystemException file when file.getReason() != null -> file.getReason();
          case FileSystemException file -> "%s is in the way".formatted(file.getFile());
          default -> String.valueOf(e.getMessage());
        };
    return new Unusable(Exit.UNUSABLE, "%s, %s: %s.".formatted(what, why, REMEDY));
  }
}
