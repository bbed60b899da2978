package io.ballast.host.vdsm;

import java.net.ConnectException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What stopped a connection, in one clause for people, with a remedy where there is one. */
final class Clauses {
  private Clauses() {}

  static String of(@Nullable Throwable why) {
    String said = why == null ? "" : String.valueOf(why.getMessage());
    String line = said.replaceAll("\\s+", " ").strip();
    return switch (why) {
      case SSLException plain when line.contains("Unsupported or unrecognized SSL message") ->
          "it speaks without TLS, for which `ssl: false` in [vdsm] is meant";
      case SSLException refused ->
          "TLS failed (%s); see the certificates that [vdsm] names".formatted(line);
      case ConnectException refused -> line.isEmpty() ? "it does not take connections" : line;
      case null, default -> line.isEmpty() ? "it failed without a reason" : line;
    };
  }
}
