package io.ballast.app.show;

import io.ballast.core.explain.Explainer;
import io.ballast.core.explain.Explanation;
import io.ballast.core.model.GuestId;
import io.ballast.core.record.CycleRecord;
import java.time.ZoneId;
import java.util.Optional;

/** Evaluates the recorded cycle again, and tells what came of it and why. */
public record TracedExplain(Explainer explainer) implements Explain {
  private static final int WIDTH = 100;

  @Override
  public Explained explain(CycleRecord now, Optional<CycleRecord> sizedBy, GuestId guest) {
    Explanation explanation = explainer.explain(now, sizedBy, guest);
    return new Explained(
        ExplanationView.of(explanation),
        ExplanationText.of(explanation, WIDTH, ZoneId.systemDefault()));
  }
}
