package io.ballast.app.show;

import static io.ballast.core.model.Memory.text;

import io.ballast.policy.syntax.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** KSM in one line, with what is wished or ordered and not so already. */
final class KsmLine {
  private KsmLine() {}

  static String of(KsmNumbers now, List<KsmRow> rows, int width) {
    String saved = now.saved() < 0 ? text(-now.saved()) + " lost" : text(now.saved()) + " saved";
    String cpu = now.cpu() == null ? "" : ", ksmd %d %%".formatted(Math.round(now.cpu()));
    String pace = ", %d pages each %d ms".formatted(now.pagesToScan(), now.sleepMilliseconds());
    String advisor =
        now.advisor().isEmpty() || now.advisor().equals("none") ? "" : ", advisor " + now.advisor();
    String verdicts =
        rows.stream()
            .filter(KsmRow::isNews)
            .map(row -> "; %s %s %d: %s".formatted(row.verdict(), row.knob(), row.to(), row.why()))
            .collect(Collectors.joining());
    String line = "KSM: run %d, %s%s%s%s".formatted(now.run(), saved, cpu, pace, advisor);
    return Printable.shortened(line + verdicts, width);
  }
}
