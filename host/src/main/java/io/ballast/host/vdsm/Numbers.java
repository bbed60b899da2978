package io.ballast.host.vdsm;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** vdsm's numbers: as numbers or as text, as it grew. */
final class Numbers {
  private Numbers() {}

  /** A whole number; absent if there is none, or one that is not whole. */
  static OptionalLong of(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return OptionalLong.of(value.longValue());
    }
    String text = value.isString() ? value.stringValue().strip() : "";
    return text.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** The same; absent if it is below zero. */
  static OptionalLong amount(JsonNode object, String field) {
    OptionalLong number = of(object, field);
    return number.isPresent() && number.getAsLong() < 0 ? OptionalLong.empty() : number;
  }

  /** The same; absent if it is zero or below. */
  static OptionalLong positive(JsonNode object, String field) {
    OptionalLong number = of(object, field);
    return number.isPresent() && number.getAsLong() <= 0 ? OptionalLong.empty() : number;
  }
}
