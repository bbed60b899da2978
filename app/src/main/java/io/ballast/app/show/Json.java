package io.ballast.app.show;

import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import java.io.PrintWriter;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints each cycle as one JSON object on one line, in ASCII: no locale changes it. */
public final class Json implements Recorder {
  private final PrintWriter out;
  private final JsonMapper mapper =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  public Json(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void write(CycleRecord cycle) {
    out.println(mapper.writeValueAsString(CycleReport.of(cycle)));
    out.flush();
  }
}
