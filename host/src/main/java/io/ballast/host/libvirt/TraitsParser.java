package io.ballast.host.libvirt;

import io.ballast.core.model.BalloonOptions;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.Tags;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a domain's definition what decides whether its memory can be managed, its tags, its
 * disks, and what its owner's contract says.
 *
 * <p>Elements count only at their own place: an owner's metadata may hold any names.
 */
final class TraitsParser {
  /** What is passed through to a guest by VFIO or vhost, for which its memory is pinned. */
  private static final Set<String> PINNING =
      Set.of("hostdev/pci", "hostdev/mdev", "interface/hostdev", "interface/vdpa", "disk/nvme");

  private final XMLInputFactory factory;

  /** The tag that tells what oVirt's {@code vcpuLimit} does, for those who have no oVirt. */
  private static final String CPU_TAG = "vcpu_user_limit";

  /** What a definition says of a guest. */
  record Defined(GuestTraits traits, Tags tags, List<DefinedDisk> disks, Contract contract) {
    Defined {
      disks = List.copyOf(disks);
    }
  }

  TraitsParser() {
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /**
   * @param xml a {@code <domain>} as libvirt writes it
   */
  Defined parse(String xml) throws XMLStreamException {
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  private static Defined read(XMLStreamReader reader) throws XMLStreamException {
    Found found = new Found();
    TagsFound tags = new TagsFound();
    DisksFound disks = new DisksFound();
    ContractFound contract = new ContractFound();
    Deque<String> path = new ArrayDeque<>();
    path.push("");
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.push(path.element() + "/" + reader.getLocalName());
          found.add(path.element(), reader);
          tags.begin(path.element(), reader);
          disks.begin(path.element(), reader);
          contract.begin(path.element(), reader);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          tags.text(path.element(), reader.getText());
          contract.text(reader.getText());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          String ended = path.pop();
          tags.end(ended);
          disks.end(ended);
          contract.end(ended);
        }
        default -> {}
      }
    }
    Tags all = tags.tags();
    return new Defined(found.traits(), all, disks.disks(), contract.contract(cpuPercent(all)));
  }

  private static Optional<Integer> cpuPercent(Tags tags) {
    String told = tags.byName().getOrDefault(CPU_TAG, "");
    return told.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(told)) : Optional.empty();
  }

  private static final class Found {
    private boolean balloon;
    private boolean hugepages;
    private boolean locked;
    private boolean hostDevices;
    private boolean apart;
    private int period;
    private BalloonOptions options = BalloonOptions.NONE;

    void add(String path, XMLStreamReader element) {
      switch (path) {
        case "/domain/memoryBacking/hugepages" -> hugepages = true;
        case "/domain/memoryBacking/nosharepages" -> apart = true;
        case "/domain/memoryBacking/locked", "/domain/launchSecurity" -> locked = true;
        case "/domain/devices/memballoon" -> {
          balloon = !"none".equals(attribute(element, "model"));
          options =
              new BalloonOptions(isOn(element, "autodeflate"), isOn(element, "freePageReporting"));
        }
        case "/domain/devices/memballoon/stats" -> period = seconds(attribute(element, "period"));
        case "/domain/devices/hostdev", "/domain/devices/interface", "/domain/devices/disk" ->
            hostDevices |=
                PINNING.contains(element.getLocalName() + "/" + attribute(element, "type"));
        default -> {}
      }
    }

    GuestTraits traits() {
      return new GuestTraits(balloon, hugepages, locked, hostDevices, !apart, period, options);
    }
  }

  private static @Nullable String attribute(XMLStreamReader element, String name) {
    return element.getAttributeValue(null, name);
  }

  private static boolean isOn(XMLStreamReader element, String name) {
    return "on".equals(attribute(element, name));
  }

  private static int seconds(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
