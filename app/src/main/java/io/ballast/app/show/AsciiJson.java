package io.ballast.app.show;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON in ASCII: no locale changes it, and no guest's name steers a terminal. */
public final class AsciiJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private AsciiJson() {}

  /** One object on one line, without the line's end. */
  public static String of(Object shape) {
    return MAPPER.writeValueAsString(shape);
  }

  /**
   * The record that a text was made from.
   *
   * @throws tools.jackson.core.JacksonException if it was made from another
   */
  public static <T> T read(String json, Class<T> shape) {
    return MAPPER.readValue(json, shape);
  }
}
