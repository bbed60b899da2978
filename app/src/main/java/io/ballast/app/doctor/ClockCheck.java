package io.ballast.app.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether the wall clock can be believed: the age of guests' reports and all logs rest on it. */
record ClockCheck(Patient patient) implements Check {
  /** Ballast needs a Java that did not exist before. */
  private static final Instant EARLIEST = Instant.parse("2025-09-01T00:00:00Z");

  /** The longest that a host is likely to be up. */
  private static final Duration LONG = Duration.ofDays(5_000);

  @Override
  public String area() {
    return "clock";
  }

  @Override
  public List<Finding> look() {
    return Findings.of(this::plausible, this::kept);
  }

  private Finding plausible() throws IOException {
    Instant now = patient.now().get().truncatedTo(ChronoUnit.SECONDS);
    Instant boot = now.minus(uptime());
    return now.isBefore(EARLIEST) || boot.isBefore(EARLIEST.minus(LONG))
        ? Finding.problem(
            "the clock shows %s, and by its uptime the host would have started at %s"
                .formatted(now, boot),
            "set it: timedatectl set-time, or start chronyd")
        : Finding.ok("it shows %s, and the host started at %s".formatted(now, boot));
  }

  private Duration uptime() throws IOException {
    String text = patient.kernel().read("/proc/uptime");
    try {
      return Duration.ofSeconds((long) Double.parseDouble(text.split(" ", 2)[0]));
    } catch (NumberFormatException odd) {
      throw new IOException("/proc/uptime does not start with a number.", odd);
    }
  }

  private Finding kept() {
    return switch (patient.clock().get()) {
      case SYNCHRONISED -> Finding.ok("it is kept right by a time service");
      case FREE_RUNNING ->
          Finding.warning(
              "nobody keeps it right: logs of several hosts will not fit together",
              "start a time service: systemctl enable --now chronyd (or systemd-timesyncd)");
      case UNKNOWN -> Finding.note("whether somebody keeps it right the kernel does not tell", "");
    };
  }
}
