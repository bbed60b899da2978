package io.ballast.core.model;

import io.ballast.policy.syntax.Printable;

/**
 * Another program on this host that turns knobs that are ours.
 *
 * @param pid its process
 * @param command its words as it was started: hostile until escaped
 */
public record OtherManager(Kind kind, long pid, String command) {
  private static final int SHOWN = 80;

  /** What it is. */
  public enum Kind {
    /** oVirt's Memory Overcommitment Manager: balloons, KSM, CPU and I/O limits. */
    MOM("MOM", "sets guests' balloons and KSM"),
    /** The script that steers KSM by the host's free memory. */
    KSMTUNED("ksmtuned", "sets KSM");

    private final String title;
    private final String deeds;

    Kind(String title, String deeds) {
      this.title = title;
      this.deeds = deeds;
    }
  }

  /** What people call it. */
  public String title() {
    return kind.title;
  }

  /** What it turns, as a clause after its name. */
  public String deeds() {
    return kind.deeds;
  }

  /** Its name, its process and its command, safe to show. */
  public String text() {
    return "%s (pid %d: %s)".formatted(kind.title, pid, Printable.shortened(command, SHOWN));
  }

  /** The command that stops it, now and after the next boot. */
  public String remedy() {
    return "systemctl disable --now " + unit();
  }

  private String unit() {
    return switch (kind) {
      case MOM -> command.contains("vdsm") ? "mom-vdsm" : "momd";
      case KSMTUNED -> "ksmtuned";
    };
  }
}
