package io.ballast.host.linux;

import io.ballast.core.act.KernelControl;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes KSM's files below a root, and no others. */
public final class LinuxKernelControl implements KernelControl {
  private final Path root;

  /**
   * @param root the directory that stands for {@code /}
   */
  public LinuxKernelControl(Path root) {
    this.root = root;
  }

  @Override
  public void setKsm(KsmKnob knob, long value) throws IOException {
    Path file = root.resolve(knob.path().substring(1));
    String wanted = Long.toString(value);
    try {
      Files.writeString(
          file, wanted, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (NoSuchFileException absent) {
      throw new IOException("This kernel has no " + knob.path() + ".", absent);
    } catch (AccessDeniedException denied) {
      throw new IOException("We may not write " + knob.path() + "; run as root.", denied);
    } catch (IOException refused) {
      throw new IOException(
          "The kernel refuses %s in %s: %s."
              .formatted(wanted, knob.path(), String.valueOf(refused.getMessage())),
          refused);
    }
    String kept = Files.readString(file).strip();
    if (!kept.equals(wanted)) {
      throw new IOException("%s keeps %s, not %s.".formatted(knob.path(), kept, wanted));
    }
  }
}
