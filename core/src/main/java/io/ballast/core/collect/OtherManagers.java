package io.ballast.core.collect;

import io.ballast.core.model.OtherManager;
import io.ballast.core.model.OtherManager.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds other managers among the host's processes, by what is run and not by what is mentioned: an
 * editor with {@code momd} open is none, nor is a zombie, nor the kernel's own {@code ksmd}.
 */
public final class OtherManagers {
  private static final Pattern PID = Pattern.compile("[1-9][0-9]{0,9}");
  private static final Pattern PYTHON = Pattern.compile("(platform-)?python[0-9.]*");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ksh");
  private static final Set<String> MOM = Set.of("momd", "mom-vdsm");
  private static final Set<String> KSMTUNED = Set.of("ksmtuned");

  /** Options of Python and of shells whose next word is theirs. */
  private static final Set<String> WITH_VALUE = Set.of("-W", "-X", "-o", "+o", "-O", "+O");

  private OtherManagers() {}

  /**
   * At most one of each kind: of several processes the one that came first.
   *
   * @throws IOException if the processes cannot be listed
   */
  public static List<OtherManager> find(KernelView kernel) throws IOException {
    Map<Kind, OtherManager> found = new EnumMap<>(Kind.class);
    kernel.list("/proc").stream()
        .filter(name -> PID.matcher(name).matches())
        .mapToLong(Long::parseLong)
        .sorted()
        .forEach(
            pid -> look(kernel, pid).ifPresent(other -> found.putIfAbsent(other.kind(), other)));
    return List.copyOf(found.values());
  }

  private static Optional<OtherManager> look(KernelView kernel, long pid) {
    try {
      if (!isCandidate(kernel.read("/proc/" + pid + "/comm").strip())) {
        return Optional.empty();
      }
      return read(pid, kernel.read("/proc/" + pid + "/cmdline"));
    } catch (IOException endedOrHidden) {
      return Optional.empty();
    }
  }

  /** Only few of thousands of processes need their command line read. */
  private static boolean isCandidate(String comm) {
    return MOM.contains(comm)
        || KSMTUNED.contains(comm)
        || SHELLS.contains(comm)
        || PYTHON.matcher(comm).matches();
  }

  /** Kernel threads and zombies have no command line. */
  private static Optional<OtherManager> read(long pid, String commandLine) {
    List<String> words = List.of(commandLine.split("\0", -1));
    String program = base(words.getFirst());
    String script = script(words);
    String command = String.join(" ", words).strip();
    if (MOM.contains(program) || (PYTHON.matcher(program).matches() && MOM.contains(script))) {
      return Optional.of(new OtherManager(Kind.MOM, pid, command));
    }
    if (KSMTUNED.contains(program) || (SHELLS.contains(program) && KSMTUNED.contains(script))) {
      return Optional.of(new OtherManager(Kind.KSMTUNED, pid, command));
    }
    return Optional.empty();
  }

  /** The file that an interpreter runs; empty if it runs a text or a module. */
  private static String script(List<String> words) {
    for (int at = 1; at < words.size(); at++) {
      String word = words.get(at);
      if (!word.startsWith("-") && !word.startsWith("+")) {
        return base(word);
      }
      if (word.matches("-[A-Za-z]*[cm]")) {
        return "";
      }
      at += WITH_VALUE.contains(word) ? 1 : 0;
    }
    return "";
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
