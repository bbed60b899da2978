package io.ballast.host.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;

/** Collects the disks of a domain's definition; drives for discs that are put in are none. */
final class DisksFound {
  private static final String DISK = "/domain/devices/disk";
  private static final Set<String> KINDS = Set.of("disk", "lun");
  private static final int MOST = 1024;

  private final List<DefinedDisk> disks = new ArrayList<>();
  private String kind = "";
  private String path = "";
  private String name = "";

  /** An element begins. */
  void begin(String at, XMLStreamReader element) {
    switch (at) {
      case DISK -> {
        String given = element.getAttributeValue(null, "device");
        kind = given == null ? "disk" : given;
        path = "";
        name = "";
      }
      case DISK + "/source" -> path = source(element);
      case DISK + "/target" -> {
        String target = element.getAttributeValue(null, "dev");
        name = target == null ? "" : target;
      }
      default -> {}
    }
  }

  /** A file, a block device, or the name of a volume. */
  private static String source(XMLStreamReader element) {
    return Stream.of("file", "dev", "name")
        .flatMap(each -> Stream.ofNullable(element.getAttributeValue(null, each)))
        .findFirst()
        .orElse("");
  }

  /** An element ends. */
  void end(String at) {
    if (at.equals(DISK) && KINDS.contains(kind) && !name.isEmpty() && disks.size() < MOST) {
      disks.add(new DefinedDisk(name, path));
    }
  }

  List<DefinedDisk> disks() {
    return List.copyOf(disks);
  }
}
