package io.ballast.app.show;

import io.ballast.core.explain.Explanation;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** An explanation as one JSON object on one line, in ASCII. */
public final class ExplanationJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ExplanationJson() {}

  /** One line, without a newline. */
  public static String of(Explanation explanation) {
    return MAPPER.writeValueAsString(ExplanationView.of(explanation));
  }
}
