package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.host.guestagent.AgentLine;
import io.ballast.host.guestagent.AgentLines;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Guests' agents through libvirt, which holds their sockets. A few connections of its own, so that
 * agents that hang hold up neither the reading of guests nor writes; fewer than libvirtd has
 * workers.
 */
final class LibvirtAgents implements AgentLines {
  static final int CONNECTIONS = 4;

  /** For one command; libvirt gives up by itself after that. */
  private static final int SECONDS = 2;

  private static final int WAIT_SECONDS = 5;

  private final List<Channel> all;
  private final BlockingQueue<Channel> free;

  LibvirtAgents(Supplier<Channel> opener) {
    all = Stream.generate(opener).limit(CONNECTIONS).toList();
    free = new ArrayBlockingQueue<>(CONNECTIONS, false, all);
  }

  @Override
  public AgentLine open(GuestReading guest) throws IOException {
    return new Line(guest.id(), borrow());
  }

  private Channel borrow() throws IOException {
    try {
      Channel channel = free.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (channel == null) {
        throw new IOException("other guests' agents keep all connections for agents busy");
      }
      return channel;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("its agent was not asked: the daemon stops", e);
    }
  }

  private final class Line implements AgentLine {
    private final GuestId guest;
    private final Channel channel;

    Line(GuestId guest, Channel channel) {
      this.guest = guest;
      this.channel = channel;
    }

    @Override
    public String exchange(String command) throws IOException {
      try {
        return channel.call(
            connection -> {
              try (Domain domain = connection.domain(guest)) {
                return domain.agentCommand(command, SECONDS);
              }
            });
      } catch (LibvirtException e) {
        throw new IOException("no guest agent through libvirt: " + e.error().message(), e);
      } catch (HypervisorException e) {
        throw new IOException(e.sentence(), e);
      }
    }

    @Override
    public void close() {
      free.add(channel);
    }
  }

  @Override
  public void close() {
    all.forEach(Channel::close);
  }
}
