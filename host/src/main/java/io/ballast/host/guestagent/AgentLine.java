package io.ballast.host.guestagent;

import java.io.IOException;

/** A line to the agent of one guest. */
public interface AgentLine extends AutoCloseable {

  /**
   * Gives the agent a command and waits for what it answers.
   *
   * @param command a JSON object
   * @return a JSON object
   * @throws IOException if there is no answer in time
   */
  String exchange(String command) throws IOException;

  /** Hangs up. */
  @Override
  void close() throws IOException;
}
