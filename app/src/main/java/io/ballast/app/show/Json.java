package io.ballast.app.show;

import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/** Prints each cycle as one JSON object on one line. */
public final class Json implements Recorder {
  private final PrintStream out;
  private final JsonMapper mapper = new JsonMapper();

  public Json(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(CycleRecord cycle) {
    out.println(mapper.writeValueAsString(CycleReport.of(cycle)));
    out.flush();
  }
}
