package io.ballast.app.doctor;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An examination as programs read it, in ASCII: no locale changes it. */
public final class ExaminationJson {
  private ExaminationJson() {}

  /** One JSON object. */
  public static String of(Examination examination) {
    return JsonMapper.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(examination);
  }
}
