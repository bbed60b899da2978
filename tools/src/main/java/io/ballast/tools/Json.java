package io.ballast.tools;

import io.ballast.policy.run.Callable;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as JSON: a number with a point or an exponent is a float, any other an integer. */
final class Json {

  private static final int LONGEST_NUMBER = 1_000_000;
  private static final int LONGEST_MESSAGE = 200;
  private static final int DEEPEST = 1_000;

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNestingDepth(DEEPEST)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static JsonNode parse(String json) throws SnapshotException {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw new SnapshotException(
          "This is not JSON (line %d, column %d): %s"
              .formatted(
                  place.getLineNr(),
                  place.getColumnNr(),
                  Printable.shortened(e.getOriginalMessage(), LONGEST_MESSAGE)));
    }
  }

  /** A value without entities or functions. */
  static Value value(String place, JsonNode node) throws SnapshotException {
    if (node.isNull()) {
      return Value.NIL;
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    if (node.isIntegralNumber()) {
      return new Value.Int(node.bigIntegerValue());
    }
    if (node.isNumber()) {
      return Value.of(node.doubleValue());
    }
    if (node.isString()) {
      return Value.of(node.stringValue());
    }
    if (!node.isArray()) {
      throw new SnapshotException("\"" + place + "\" must be a plain value.");
    }
    List<Value> values = new ArrayList<>();
    for (JsonNode item : node) {
      values.add(value(place + "[" + values.size() + "]", item));
    }
    return new Value.Items(values);
  }

  /** Any value, in the conformance vectors' notation. */
  static JsonNode node(Value value, Function<Entity, JsonNode> entities) {
    return switch (value) {
      case Value.Nil nil -> NODES.nullNode();
      case Value.Bool bool -> NODES.booleanNode(bool.value());
      case Value.Int number -> NODES.numberNode(number.value());
      case Value.Real real -> real(real.value());
      case Value.Text text -> NODES.stringNode(text.value());
      case Value.Items items -> array(items.values(), entities);
      case Value.Ref ref -> entities.apply(ref.entity());
      case Value.Function function -> function(function.callable(), entities);
    };
  }

  private static JsonNode real(double value) {
    if (Double.isFinite(value)) {
      return NODES.numberNode(value);
    }
    String name = Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    return NODES.objectNode().put("float", name);
  }

  static ArrayNode array(List<Value> values, Function<Entity, JsonNode> entities) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(value -> array.add(node(value, entities)));
    return array;
  }

  static ObjectNode object(Map<String, Value> values, Function<Entity, JsonNode> entities) {
    ObjectNode object = NODES.objectNode();
    values.forEach((name, value) -> object.set(name, node(value, entities)));
    return object;
  }

  private static JsonNode function(Callable callable, Function<Entity, JsonNode> entities) {
    return switch (callable) {
      case Callable.Builtin builtin -> NODES.objectNode().put("function", builtin.name());
      case Callable.Method method -> {
        ObjectNode node = NODES.objectNode().put("method", method.name());
        yield node.set("of", entities.apply(method.entity()));
      }
    };
  }
}
