package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import io.ballast.core.model.OtherManager;
import io.ballast.core.model.OtherManager.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks once a minute whether a program has come that turns the same knobs. */
public final class ManagerWatch {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final KernelView kernel;
  private final Set<Kind> rivals;
  private final Cadence cadence = new Cadence(INTERVAL);
  private List<OtherManager> present = List.of();
  private String trouble = "";

  /**
   * @param rivals those that turn knobs that are ours here; empty if none is to be looked for
   */
  public ManagerWatch(KernelView kernel, Set<Kind> rivals) {
    this.kernel = kernel;
    this.rivals = Set.copyOf(rivals);
  }

  /** Looks for nobody. */
  public static ManagerWatch none() {
    return new ManagerWatch(
        path -> {
          throw new NoSuchFileException(path);
        },
        Set.of());
  }

  /** Those there as last looked; told as a problem for as long as they are. */
  List<OtherManager> look(Moment now, Consumer<String> problems) {
    if (!rivals.isEmpty() && cadence.take(now)) {
      lookAgain();
    }
    present.forEach(other -> problems.accept(sentence(other)));
    if (!trouble.isEmpty()) {
      problems.accept(trouble);
    }
    return present;
  }

  private void lookAgain() {
    try {
      trouble = "";
      present =
          OtherManagers.find(kernel).stream()
              .filter(other -> rivals.contains(other.kind()))
              .toList();
    } catch (NoSuchFileException withoutProcesses) {
      present = List.of(); // A simulated kernel runs none.
    } catch (IOException unreadable) {
      trouble = "Other managers cannot be looked for: " + unreadable.getMessage();
    }
  }

  private static String sentence(OtherManager other) {
    return "%s runs beside Ballast and %s as well: stop it with `%s`."
        .formatted(other.text(), other.deeds(), other.remedy());
  }
}
