package io.ballast.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Knows how to undo what the lab did to this machine, and undoes it when closed or when this JVM is
 * gone, even by SIGKILL: a shell process outside the JVM's session waits for the end of a pipe (see
 * {@code keeper.sh}). Clean-up has this one path only, so every orderly end tests it. Tell it
 * before doing, so that no moment is uncovered; what it was told last is undone first.
 */
final class Keeper implements AutoCloseable {
  private static final Duration UNDO_TIME = Duration.ofSeconds(120);

  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  private Keeper(Process process) {
    this.process = process;
    this.orders = process.outputWriter();
    this.answers = process.inputReader();
  }

  static Keeper start() {
    var words = List.of("setsid", "sh", "-c", Resources.text("keeper.sh"), "ballast-lab-keeper");
    try {
      return new Keeper(new ProcessBuilder(words).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new LabException("Cannot start the lab's keeper (setsid, sh).", e);
    }
  }

  /** Work that changes this machine, and tells the keeper before it does. */
  interface Work<T> {
    T with(Keeper keeper) throws IOException;
  }

  /**
   * Does the work with a keeper of its own. When the work fails, what it had done is undone at
   * once; when not, the keeper is the result's to close.
   */
  static <T> T over(String failure, Work<T> work) {
    Keeper keeper = start();
    try {
      return work.with(keeper);
    } catch (IOException e) {
      throw keeper.closedAfter(new LabException(failure, e));
    } catch (RuntimeException e) {
      throw keeper.closedAfter(e);
    }
  }

  private RuntimeException closedAfter(RuntimeException failure) {
    try {
      close();
    } catch (LabException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** Takes the lock until everything is undone; a {@link LabException} when another lab has it. */
  void lock(Path file) {
    tell("lock " + file);
  }

  /** Will write the value into the file. */
  void restore(Path file, String value) {
    tell("restore " + file + " " + value);
  }

  /** Will take the file out of the host's swap. */
  void swapoff(Path file) {
    tell("swapoff " + file);
  }

  /** Will end every process that has the scratch directory of this name as its /run. */
  void members(String name) {
    tell("members " + name);
  }

  /** Will remove the control groups under the partition of this name. */
  void cgroups(String name) {
    tell("cgroups " + name);
  }

  /** Will remove the directory or file with all that is in it. */
  void remove(Path path) {
    tell("remove " + path);
  }

  private synchronized void tell(String order) {
    if (order.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("An order of two lines: " + order);
    }
    try {
      orders.write(order + "\n");
      orders.flush();
      String answer = answers.readLine();
      if (!"ok".equals(answer)) {
        throw new LabException("The lab's keeper cannot take `%s`: %s.".formatted(order, answer));
      }
    } catch (IOException e) {
      throw new LabException("The lab's keeper is gone.", e);
    }
  }

  /** Undoes everything and waits for it; a {@link LabException} names what could not be undone. */
  @Override
  public synchronized void close() {
    try {
      orders.close();
      if (!process.waitFor(UNDO_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException("The lab's keeper is still putting things back.");
      }
      if (process.exitValue() != 0) {
        throw new LabException(
            "The lab could not put everything back: "
                + answers.lines().collect(Collectors.joining("; ")));
      }
    } catch (IOException e) {
      throw new LabException("The lab's keeper is gone.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
