package io.ballast.app.cli;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A policy that is piped into a command. */
final class StandardInput {
  /** As for files: a policy is written by people. */
  private static final int MOST_BYTES = 4 << 20;

  private StandardInput() {}

  /** Reads it to its end, which may take as long as somebody writes it. */
  static Source policy(InputStream in) throws Unusable {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Unusable(
            Exit.UNUSABLE, "What comes from standard input is larger than any policy (4 MiB).");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Source.of("standard input", text);
    } catch (CharacterCodingException e) {
      throw new Unusable(Exit.UNUSABLE, "What comes from standard input is not UTF-8 text.");
    } catch (IOException e) {
      throw new Unusable(
          Exit.UNUSABLE, "Standard input cannot be read: %s.".formatted(e.getMessage()));
    }
  }
}
