package io.ballast.host.guestagent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A guest agent with the files that a test says, and faults that no real one has on demand. */
final class FakeAgent implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a test says of an answer: the text that is sent instead. */
  volatile UnaryOperator<String> distort = text -> text;

  /** Sent when somebody connects, before anything is asked. */
  volatile String noise = "";

  final List<String> commands = new CopyOnWriteArrayList<>();
  private final Map<String, String> files;
  private final ServerSocketChannel server;
  private final List<String> opened = new ArrayList<>();
  private final int piece;
  private int position;

  /**
   * @param piece how much is given at once, at most
   */
  FakeAgent(Path socket, Map<String, String> files, int piece) throws IOException {
    this.files = files;
    this.piece = piece;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().start(this::serve);
  }

  private void serve() {
    while (true) {
      try (SocketChannel client = server.accept()) {
        send(client, noise);
        Scanner lines = new Scanner(Channels.newInputStream(client), StandardCharsets.ISO_8859_1);
        while (lines.hasNextLine()) {
          String line = lines.nextLine().replace("\u00ff", "");
          send(client, distort.apply(answer(line)));
        }
      } catch (ClosedChannelException stopped) {
        return;
      } catch (IOException clientGone) {
        commands.add("gone");
      }
    }
  }

  private static void send(SocketChannel client, String text) throws IOException {
    client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private String answer(String line) {
    JsonNode command = JSON.readTree(line);
    JsonNode arguments = command.path("arguments");
    String name = command.path("execute").asString();
    commands.add(name);
    return switch (name) {
      case "guest-sync-delimited" -> "\u00ff{\"return\": " + arguments.path("id").asLong() + "}\n";
      case "guest-file-open" -> open(arguments.path("path").asString());
      case "guest-file-read" ->
          read((int) arguments.path("handle").asLong(), arguments.path("count").asInt());
      case "guest-file-close" -> "{\"return\": {}}\n";
      default -> error("no command " + name);
    };
  }

  private String open(String path) {
    if (!files.containsKey(path)) {
      return error("no file " + path);
    }
    opened.add(path);
    position = 0;
    return "{\"return\": %d}\n".formatted(opened.size() - 1);
  }

  private String read(int handle, int count) {
    byte[] file = files.getOrDefault(opened.get(handle), "").getBytes(StandardCharsets.UTF_8);
    int length = Math.min(Math.min(count, piece), file.length - position);
    byte[] part = java.util.Arrays.copyOfRange(file, position, position + length);
    position += length;
    return "{\"return\": {\"count\": %d, \"buf-b64\": \"%s\", \"eof\": %b}}\n"
        .formatted(length, Base64.getEncoder().encodeToString(part), position == file.length);
  }

  private static String error(String why) {
    return "{\"error\": {\"class\": \"GenericError\", \"desc\": \"%s\"}}\n".formatted(why);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
