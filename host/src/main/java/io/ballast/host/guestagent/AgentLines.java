package io.ballast.host.guestagent;

import io.ballast.core.model.GuestReading;
import java.io.IOException;

/** Where guests' agents are reached. */
public interface AgentLines extends AutoCloseable {

  /**
   * Opens a line to a guest's agent.
   *
   * @throws IOException if it cannot be reached
   */
  AgentLine open(GuestReading guest) throws IOException;

  /** Gives up what all lines share. */
  @Override
  default void close() {}
}
