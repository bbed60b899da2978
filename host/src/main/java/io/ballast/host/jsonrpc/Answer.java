package io.ballast.host.jsonrpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a server sent. */
sealed interface Answer {
  int LONGEST_MESSAGE = 500;

  /** The result of the request with this id. */
  record Result(String id, JsonNode result) implements Answer {}

  /** It refused the request with this id. */
  record Refusal(String id, int code, String message) implements Answer {}

  /** Neither: no JSON, or no answer to a request. */
  record Stray() implements Answer {}

  static Answer read(ObjectMapper json, String text) {
    JsonNode node = tree(json, text);
    if (node == null || !node.path("id").isString()) {
      return new Stray();
    }
    String id = node.path("id").stringValue();
    JsonNode error = node.path("error");
    if (error.isObject()) {
      return new Refusal(id, error.path("code").asInt(0), message(error));
    }
    return node.has("result") ? new Result(id, node.path("result")) : new Stray();
  }

  private static @Nullable JsonNode tree(ObjectMapper json, String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException noJson) {
      return null;
    }
  }

  private static String message(JsonNode error) {
    String said = error.path("message").asString("").replaceAll("\\s+", " ").strip();
    String text = said.isEmpty() ? "no reason given" : said;
    return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
  }
}
