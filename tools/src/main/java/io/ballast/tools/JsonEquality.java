package io.ballast.tools;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Equality with kinds: 1 is not 1.0, and doubles are equal when all their bits are. */
final class JsonEquality {

  private JsonEquality() {}

  static boolean equal(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return equalNumbers(one, other);
    }
    if (one.isArray() && other.isArray()) {
      return equalArrays(one, other);
    }
    return one.isObject() && other.isObject() ? equalObjects(one, other) : one.equals(other);
  }

  private static boolean equalNumbers(JsonNode one, JsonNode other) {
    if (one.isIntegralNumber() != other.isIntegralNumber()) {
      return false;
    }
    return one.isIntegralNumber()
        ? one.bigIntegerValue().equals(other.bigIntegerValue())
        : Double.doubleToLongBits(one.doubleValue())
            == Double.doubleToLongBits(other.doubleValue());
  }

  private static boolean equalArrays(JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!equal(one.path(i), other.path(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalObjects(JsonNode one, JsonNode other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> entry : one.properties()) {
      JsonNode value = other.get(entry.getKey());
      if (value == null || !equal(entry.getValue(), value)) {
        return false;
      }
    }
    return true;
  }
}
