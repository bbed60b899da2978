package io.ballast.app.doctor;

import static io.ballast.core.model.Memory.KIB_PER_PAGE;
import static io.ballast.core.model.Memory.text;

import io.ballast.core.collect.KernelView;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Whether the kernel merges equal pages, and what that yields. */
record KsmCheck(KernelView kernel) implements Check {
  @Override
  public String area() {
    return "KSM";
  }

  static boolean isThere(KernelView kernel) {
    return KernelFiles.canRead(kernel, KsmKnob.RUN.path());
  }

  @Override
  public List<Finding> look() throws IOException {
    OptionalLong run = KernelFiles.number(kernel, KsmKnob.RUN.path());
    if (run.isEmpty()) {
      return List.of(
          Finding.note(
              "the kernel has no KSM: equal pages of guests are not merged",
              "a kernel with CONFIG_KSM; Ballast works without it"));
    }
    return Findings.of(() -> state(run.getAsLong()), this::profit, this::abilities);
  }

  private static Finding state(long run) {
    return switch ((int) run) {
      case 1 -> Finding.ok("it runs");
      case 2 -> Finding.note("it is stopped, and all that was merged is unmerged (run = 2)", "");
      default -> Finding.ok("it does not run");
    };
  }

  private Finding profit() throws IOException {
    long sharing = KernelFiles.number(kernel, KsmKnob.FOLDER + "pages_sharing").orElse(0);
    if (sharing == 0) {
      return Finding.ok("nothing is merged");
    }
    OptionalLong bytes = KernelFiles.number(kernel, KsmKnob.FOLDER + "general_profit");
    String merged = "%s are merged away".formatted(text(sharing * KIB_PER_PAGE));
    if (bytes.isEmpty()) {
      return Finding.ok(merged + "; what that costs this kernel does not tell");
    }
    long profit = bytes.getAsLong() / 1024;
    return profit < 0
        ? Finding.warning(
            "%s, but the book-keeping takes %s more than that".formatted(merged, text(-profit)),
            "stop it and unmerge: echo 2 > " + KsmKnob.RUN.path())
        : Finding.ok("%s, a gain of %s".formatted(merged, text(profit)));
  }

  private Finding abilities() throws IOException {
    String advisor =
        KernelFiles.text(kernel, KsmKnob.FOLDER + "advisor_mode")
            .map(KsmCheck::chosen)
            .map("the kernel's advisor is `%s`"::formatted)
            .orElse("the kernel has no advisor (Linux 6.8 has)");
    String smart =
        KernelFiles.text(kernel, KsmKnob.FOLDER + "smart_scan")
            .map(on -> on.equals("1") ? "on" : "off")
            .map("smart scan is "::concat)
            .orElse("there is no smart scan (Linux 6.7 has)");
    return Finding.ok(advisor + ", " + smart);
  }

  /** The kernel writes {@code [none] scan-time}. */
  private static String chosen(String modes) {
    int from = modes.indexOf('[');
    int to = modes.indexOf(']');
    return from >= 0 && to > from ? modes.substring(from + 1, to) : modes;
  }
}
