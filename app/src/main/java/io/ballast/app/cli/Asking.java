package io.ballast.app.cli;

import io.ballast.app.config.MainConfig;
import io.ballast.app.control.ControlClient;
import io.ballast.app.control.ControlServer;
import io.ballast.app.control.Refusal;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.show.AsciiJson;
import io.ballast.policy.syntax.Printable;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/** Which daemon is asked, and how. */
final class Asking {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Path USUAL = MainConfig.USUAL_RUN_DIRECTORY.resolve(ControlServer.SOCKET);

  /** Where its socket is. */
  static final class Where {
    @Option(
        names = {"-c", "--config"},
        paramLabel = "FILE",
        description = "The daemon's configuration, which names its run-directory.")
    private @Nullable Path config;

    @Option(
        names = "--socket",
        paramLabel = "PATH",
        description = "The daemon's control socket (default: /run/ballast/control.sock).")
    private @Nullable Path socket;

    Where() {}

    Path path() throws Unusable {
      if (socket != null) {
        return socket;
      }
      if (config == null) {
        return USUAL;
      }
      MainConfig main = Start.config(config, warning -> {}).main();
      return main.runFolder()
          .orElseThrow(
              () ->
                  new Unusable(
                      Exit.UNUSABLE,
                      "%s sets no run-directory in [main], without which a simulated host has no"
                              .formatted(config)
                          + " control socket."))
          .resolve(ControlServer.SOCKET);
    }
  }

  @ArgGroup(exclusive = true)
  private @Nullable Where where;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  Asking() {}

  boolean json() {
    return json;
  }

  /**
   * Prints the daemon's answer, as it is or as people read it.
   *
   * @param target path and query, percent-encoded
   * @param text of the record that the answer was made from
   */
  <T> int print(CommandSpec spec, String target, Class<T> shape, Function<T, String> text)
      throws Unusable {
    String answer = answer(target);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer : text.apply(read(answer, shape)));
    out.flush();
    return Exit.WELL.code();
  }

  /**
   * The daemon's answer.
   *
   * @param target path and query, percent-encoded
   * @throws Unusable if there is none, with a sentence
   */
  String answer(String target) throws Unusable {
    Path socket = where == null ? USUAL : where.path();
    try {
      ControlClient.Reply reply = new ControlClient(socket, DEADLINE).get(target);
      return switch (reply.status()) {
        case 200 -> reply.body();
        case 400, 404, 409 -> throw new Unusable(Exit.UNUSABLE, sentence(reply));
        default -> throw new Unusable(Exit.DAEMON, sentence(reply));
      };
    } catch (ControlClient.NoReply none) {
      throw new Unusable(Exit.DAEMON, none.sentence());
    }
  }

  /** An answer as the record that it was made from. */
  static <T> T read(String answer, Class<T> shape) throws Unusable {
    try {
      return AsciiJson.read(answer, shape);
    } catch (JacksonException other) {
      throw new Unusable(
          Exit.DAEMON,
          "The daemon is of another version: its answer is not understood; try --json.");
    }
  }

  private static String sentence(ControlClient.Reply reply) throws Unusable {
    return Printable.of(read(reply.body(), Refusal.class).error());
  }

  /** Any text as a part of a path or a query. */
  static String encoded(String text) {
    StringBuilder safe = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = octet > 0 && (Character.isLetterOrDigit(octet) || octet == '-');
      safe.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
    }
    return safe.toString();
  }
}
