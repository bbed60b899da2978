package io.ballast.app.config;

import io.ballast.host.guestagent.HostInformants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A key of {@code [Collector: NAME]}: its only declaration.
 *
 * @param collector whose it is
 * @param doc for the manual, with what holds when it is absent
 */
public record CollectorSetting(String collector, String name, ValueType<?> type, String doc) {
  private static final String AGENT = "GuestQemuAgent";
  private static final String NETWORK = "GuestNetworkDaemon";

  /** What a guest's name takes the place of. */
  private static final String NAME = "%(name)s";

  private static final ValueType<String> TEMPLATE =
      new ValueType<>(
          "a name with `%(name)s` in it", (text, base) -> template(text), t -> t, false);

  static final List<CollectorSetting> ALL =
      List.of(
          new CollectorSetting(
              AGENT,
              HostInformants.SOCKET_PATH,
              ValueTypes.OPTIONAL_PATH,
              """
              The folder of the agents' sockets. Where neither this nor the next is given, a guest \
              with a socket `NAME.agent` in /var/lib/libvirt/qemu is asked there, as by MOM, and \
              every other through libvirt."""),
          new CollectorSetting(
              AGENT,
              HostInformants.SOCKET_NAME_TEMPLATE,
              TEMPLATE,
              "The sockets' names; `%(name)s` stands for the guest's. `%(name)s.agent` if not given."),
          new CollectorSetting(
              NETWORK,
              HostInformants.NAME_TO_IP_HELPER,
              ValueTypes.OPTIONAL_PATH,
              """
              A program that gets a guest's name as its argument and prints its IP address. Without \
              it no guest is asked."""));

  /** The names of the settings of each collector that has any. */
  public static Map<String, List<String>> names() {
    return ALL.stream()
        .collect(
            Collectors.groupingBy(
                CollectorSetting::collector,
                Collectors.mapping(CollectorSetting::name, Collectors.toUnmodifiableList())));
  }

  static Optional<CollectorSetting> of(String collector, String name) {
    return ALL.stream()
        .filter(each -> each.collector.equals(collector) && each.name.equals(name))
        .findFirst();
  }

  /** The value as it is meant, with paths made whole. */
  String read(String text, Path base) throws BadValue {
    return read(type, text, base);
  }

  private static <T> String read(ValueType<T> type, String text, Path base) throws BadValue {
    return type.render(type.parse(text, base));
  }

  /** With a doubled percent sign it says the same: so Python's configparser wants it elsewhere. */
  private static String template(String text) throws BadValue {
    String template = text.replace("%%", "%");
    if (!template.contains(NAME) || template.contains("/")) {
      throw new BadValue("must be a name with `%s` in it, not `%s`".formatted(NAME, text));
    }
    return template;
  }
}
