package io.ballast.app.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.eclipse.jetty.server.Request;

/**
 * Who is answered, besides what the socket's file mode says. The kernel tells who opened a
 * connection: nobody can claim to be another.
 *
 * @param users root, the daemon's own, and those that the configuration names
 * @param group of the socket: users whose primary group it is
 */
public record Peers(Set<UserPrincipal> users, GroupPrincipal group) {

  public Peers {
    users = Set.copyOf(users);
  }

  /** One sentence for whoever sends this request and may not; empty if they may. */
  public String objection(Request request) {
    Object transport = request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
    return transport instanceof SocketChannel channel
        ? objection(channel)
        : "Who asks could not be told.";
  }

  /** One sentence for whoever is at the other end and may not ask; empty if they may. */
  private String objection(SocketChannel connection) {
    UnixDomainPrincipal peer;
    try {
      peer = connection.getOption(ExtendedSocketOptions.SO_PEERCRED);
    } catch (IOException gone) {
      return "Who asks could not be told.";
    }
    return mayAsk(peer)
        ? ""
        : "User %s may not ask this daemon: control-users in [main] names those who may."
            .formatted(peer.user().getName());
  }

  boolean mayAsk(UnixDomainPrincipal peer) {
    return users.contains(peer.user()) || group.equals(peer.group());
  }
}
