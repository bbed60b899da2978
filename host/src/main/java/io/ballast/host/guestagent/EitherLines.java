package io.ballast.host.guestagent;

import io.ballast.core.model.GuestReading;
import java.io.IOException;
import java.nio.file.Files;

/**
 * A guest's socket where it has one, as MOM reached agents; the hypervisor's way where not.
 *
 * @param sockets where MOM looked
 */
record EitherLines(SocketLines sockets, AgentLines hypervisor) implements AgentLines {

  @Override
  public AgentLine open(GuestReading guest) throws IOException {
    return Files.exists(sockets.socket(guest.name()))
        ? sockets.open(guest)
        : hypervisor.open(guest);
  }

  @Override
  public void close() {
    hypervisor.close();
  }
}
