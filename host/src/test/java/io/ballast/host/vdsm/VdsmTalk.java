package io.ballast.host.vdsm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One connection of a {@link TestVdsm}, spoken as vdsm speaks it. */
final class VdsmTalk {
  private final TestVdsm vdsm;
  private final InputStream in;
  private final OutputStream out;
  private final Map<String, String> subscriptions = new HashMap<>();

  VdsmTalk(TestVdsm vdsm, Socket socket) throws IOException {
    this.vdsm = vdsm;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  private record Heard(String command, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  void run() throws IOException {
    while (true) {
      Heard frame = next();
      switch (frame.command()) {
        case "CONNECT" -> connect(frame);
        case "SUBSCRIBE" -> subscriptions.put(frame.header("destination"), frame.header("id"));
        case "SEND" -> request(frame);
        default -> throw new IOException("vdsm does not know " + frame.command());
      }
    }
  }

  private void connect(Heard frame) throws IOException {
    if (vdsm.fault() == Fault.MUTE) {
      return;
    }
    if (!frame.header("accept-version").equals("1.2")) {
      write("ERROR\n\nVersion unsupported\0");
      throw new IOException("no version");
    }
    String beats = vdsm.fault() == Fault.NO_HEART_BEAT ? "20,0" : "0,0";
    write("CONNECTED\nversion:1.2\nheart-beat:" + beats + "\n\n\0");
  }

  private void request(Heard frame) throws IOException {
    if (!frame.header("destination").equals("jms.topic.vdsm_requests")
        || vdsm.fault() == Fault.NO_QUEUE) {
      write("ERROR\ncontent-length:26\n\nSubscription not available\0");
      return;
    }
    JsonNode request = JsonMapper.shared().readTree(frame.body());
    String verb = request.path("method").asString("");
    vdsm.hear(verb);
    String id = request.path("id").asString("");
    String reply = frame.header("reply-to");
    switch (vdsm.fault()) {
      case SILENT -> {}
      case HALF_FRAME -> write(half(message(reply, answer(id, verb, request))));
      case CUT -> {
        write(half(message(reply, answer(id, verb, request))));
        throw new IOException("cut");
      }
      case WRONG_ID -> write(message(reply, answer(UUID.randomUUID().toString(), verb, request)));
      case STRAY_FIRST -> {
        write(message(reply, "{\"jsonrpc\": \"2.0\", \"id\": \"nobody\", \"result\": []}"));
        write(message(reply, answer(id, verb, request)));
      }
      case NOT_JSON -> write(message(reply, "{\"jsonrpc\""));
      case RECOVERING ->
          write(message(reply, refusal(id, new VdsmVerbs.Refused(99, "Recovering from crash"))));
      case OVERSIZED -> write("MESSAGE\ncontent-length:99999999\n\n[");
      case NONE, MUTE, NO_QUEUE, NO_HEART_BEAT -> write(message(reply, answer(id, verb, request)));
    }
  }

  private String answer(String id, String verb, JsonNode request) {
    ObjectNode answer = JsonMapper.shared().createObjectNode().put("jsonrpc", "2.0").put("id", id);
    try {
      answer.set("result", vdsm.verbs().call(verb, request.path("params")));
    } catch (VdsmVerbs.Refused refused) {
      return refusal(id, refused);
    }
    return answer.toString();
  }

  private static String refusal(String id, VdsmVerbs.Refused refused) {
    ObjectNode answer = JsonMapper.shared().createObjectNode().put("jsonrpc", "2.0").put("id", id);
    answer
        .putObject("error")
        .put("code", refused.code())
        .put("message", String.valueOf(refused.getMessage()));
    return answer.toString();
  }

  private String message(String reply, String body) {
    int bytes = body.getBytes(StandardCharsets.UTF_8).length;
    return "MESSAGE\ndestination:%s\ncontent-type:application/json\nsubscription:%s\ncontent-length:%d\n\n%s\0"
        .formatted(reply, subscriptions.getOrDefault(reply, ""), bytes, body);
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private Heard next() throws IOException {
    String command = "";
    while (command.isEmpty()) {
      command = line();
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("this is no STOMP");
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1));
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    if (in.read() != 0) {
      throw new IOException("no NUL behind the body");
    }
    return new Heard(command, headers, new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException();
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
