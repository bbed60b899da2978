package io.ballast.host.guestagent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads files inside a guest by its agent's {@code guest-file-open}, {@code -read} and {@code
 * -close}. Nothing else is ever asked of an agent.
 */
final class AgentFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a guest may say in one file of /proc. */
  private static final int LONGEST_FILE = 64 << 10;

  /** An agent reads no more than it is told to; a file of /proc comes in a few such pieces. */
  private static final int PIECE = 16 << 10;

  private final AgentLine line;

  AgentFiles(AgentLine line) {
    this.line = line;
  }

  /**
   * The text of a file.
   *
   * @throws IOException if the agent refuses, is too slow, or tells more than a file may have
   */
  String read(String path) throws IOException {
    JsonNode handle = command("guest-file-open", Map.of("path", path, "mode", "r"));
    if (!handle.isIntegralNumber()) {
      throw new IOException("the guest agent opened " + path + " and gave no handle for it");
    }
    String text;
    try {
      text = read(path, handle.asLong());
    } catch (IOException failed) {
      closeAfter(failed, handle.asLong());
      throw failed;
    }
    close(handle.asLong());
    return text;
  }

  /** A file that stays open stays so for as long as the agent lives. */
  private void closeAfter(IOException failed, long handle) {
    try {
      close(handle);
    } catch (IOException failedToo) {
      failed.addSuppressed(failedToo);
    }
  }

  private void close(long handle) throws IOException {
    command("guest-file-close", Map.of("handle", handle));
  }

  private String read(String path, long handle) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (true) {
      JsonNode piece = command("guest-file-read", Map.of("handle", handle, "count", PIECE));
      byte[] bytes = bytes(piece.path("buf-b64").asString(""), path);
      read.writeBytes(bytes);
      if (read.size() > LONGEST_FILE) {
        throw new IOException(
            "the guest agent tells more than %d bytes of %s".formatted(LONGEST_FILE, path));
      }
      if (bytes.length == 0 || piece.path("eof").asBoolean(false)) {
        return read.toString(StandardCharsets.UTF_8);
      }
    }
  }

  private static byte[] bytes(String base64, String path) throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IOException("the guest agent's text of " + path + " is not in Base64", e);
    }
  }

  private JsonNode command(String name, Map<String, Object> arguments) throws IOException {
    String command = JSON.writeValueAsString(Map.of("execute", name, "arguments", arguments));
    JsonNode answer = parse(line.exchange(command));
    if (answer.has("error")) {
      String why = answer.path("error").path("desc").asString("no reason given");
      throw new IOException("the guest agent refuses " + name + ": " + why);
    }
    if (!answer.has("return")) {
      throw new IOException("the guest agent's answer to " + name + " is none");
    }
    return answer.path("return");
  }

  static JsonNode parse(String text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IOException("the guest agent's answer is not JSON", e);
    }
  }
}
