package io.ballast.app.show;

import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import java.io.PrintWriter;

/** Prints each cycle as one JSON object on one line, in ASCII: no locale changes it. */
public final class Json implements Recorder {
  private final PrintWriter out;

  public Json(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(CycleRecord cycle) {
    out.println(AsciiJson.of(CycleReport.of(cycle)));
    out.flush();
  }
}
