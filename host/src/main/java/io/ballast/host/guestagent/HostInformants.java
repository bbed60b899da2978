package io.ballast.host.guestagent;

import io.ballast.core.Time;
import io.ballast.core.collect.Informant;
import io.ballast.core.collect.Informants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Guests of this host, asked through their hypervisor, through sockets, or over the network. */
public final class HostInformants implements Informants {
  /** The keys of {@code [Collector: GuestQemuAgent]}. */
  public static final String SOCKET_PATH = "socket_path";

  public static final String SOCKET_NAME_TEMPLATE = "socket_name_template";

  /** The key of {@code [Collector: GuestNetworkDaemon]}. */
  public static final String NAME_TO_IP_HELPER = "name-to-ip-helper";

  /** Where the daemon in a guest listens. */
  public static final int NETWORK_PORT = 2187;

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int SOCKETS_AT_ONCE = 16;

  private final Supplier<AgentLines> hypervisor;
  private final Time time;
  private final List<Informant> open = new CopyOnWriteArrayList<>();

  /**
   * @param hypervisor how it reaches agents; asked for only if somebody wants to
   */
  public HostInformants(Supplier<AgentLines> hypervisor, Time time) {
    this.hypervisor = hypervisor;
    this.time = time;
  }

  /** For a hypervisor that passes nothing on to agents. */
  public static AgentLines noLines() {
    return guest -> {
      throw new IOException(
          "this hypervisor reaches no guest agent: set socket_path in [Collector: GuestQemuAgent]");
    };
  }

  @Override
  public Informant qemuAgent(Map<String, String> settings) {
    String folder = settings.getOrDefault(SOCKET_PATH, "");
    String template = settings.getOrDefault(SOCKET_NAME_TEMPLATE, "");
    SocketLines sockets =
        new SocketLines(
            folder.isEmpty() ? SocketLines.USUAL_FOLDER : Path.of(folder),
            template.isEmpty() ? SocketLines.USUAL_TEMPLATE : template,
            PATIENCE);
    AgentLines lines =
        folder.isEmpty() && template.isEmpty()
            ? new EitherLines(sockets, hypervisor.get())
            : sockets;
    return opened("guest-agent", new AgentQuestion(lines, time));
  }

  @Override
  public Informant networkDaemon(Map<String, String> settings) {
    String helper = settings.getOrDefault(NAME_TO_IP_HELPER, "");
    AddressHelper addresses =
        new AddressHelper(helper.isEmpty() ? null : Path.of(helper), PATIENCE);
    Question question = new NetworkQuestion(addresses, NETWORK_PORT, PATIENCE, time);
    return opened("guest-network", question);
  }

  private Informant opened(String name, Question question) {
    Informant informant = new Inquiries(name, question, time, SOCKETS_AT_ONCE);
    open.add(informant);
    return informant;
  }

  @Override
  public void close() {
    open.forEach(Informant::close);
    open.clear();
  }
}
