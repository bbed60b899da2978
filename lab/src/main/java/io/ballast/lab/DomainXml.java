package io.ballast.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A guest as libvirt reads it. The files' paths are those that hold inside the lab host. */
final class DomainXml {
  private DomainXml() {}

  /**
   * The domain's XML.
   *
   * @param partition the control group its own is made in; empty for libvirt's own choice
   */
  static String of(GuestSpec spec, GuestImage image, GuestFiles files, Optional<String> partition) {
    return """
        <domain type='qemu'>
          <name>%s</name>
          <uuid>%s</uuid>
          <memory unit='MiB'>%d</memory>
          <vcpu>%d</vcpu>
        %s  <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <kernel>%s</kernel>
            <initrd>%s</initrd>
            <cmdline>%s</cmdline>
          </os>
          <features>
            <acpi/>
            <tcg><tb-cache unit='MiB'>64</tb-cache></tcg>
          </features>
          <on_reboot>restart</on_reboot>
          <devices>
            <controller type='usb' model='none'/>
        %s%s%s%s  </devices>
        </domain>
        """
        .formatted(
            escape(spec.name()),
            files.uuid(),
            spec.memoryMib(),
            spec.vcpus(),
            partition.map(DomainXml::resource).orElse(""),
            escape(image.kernel()),
            escape(image.initrd()),
            escape(commandLine(spec)),
            serialPorts(files),
            channel(spec),
            disks(spec, files),
            balloon(spec));
  }

  private static String resource(String partition) {
    return "  <resource><partition>/%s</partition></resource>\n".formatted(escape(partition));
  }

  /**
   * What the guest's kernel and init read. {@code panic=1} reboots a guest that lost its first
   * process. With huge pages, the kernel would keep some 45 MiB more to itself, and figures of
   * small guests would not add up.
   */
  static String commandLine(GuestSpec spec) {
    var words =
        new ArrayList<>(List.of("console=ttyS0", "quiet", "panic=1", "transparent_hugepage=never"));
    if (spec.balloon() == GuestSpec.Balloon.DRIVER) {
      words.add("LAB_BALLOON=on");
    }
    if (spec.diskMib() > 0) {
      words.add("LAB_DISK=/dev/vda");
    }
    if (spec.swapMib() > 0) {
      words.add("LAB_SWAP=" + (spec.diskMib() > 0 ? "/dev/vdb" : "/dev/vda"));
    }
    if (spec.agent()) {
      words.add("LAB_AGENT=on");
    }
    return String.join(" ", words);
  }

  private static String serialPorts(GuestFiles files) {
    return """
            <serial type='file'>
              <source path='%s' append='on'/>
              <target port='0'/>
            </serial>
            <serial type='unix'>
              <source mode='bind' path='%s'/>
              <target port='1'/>
            </serial>
        """
        .formatted(escape(files.console()), escape(files.port()));
  }

  /** Without a path: libvirt makes the socket, in the host's own directory, and listens to it. */
  private static String channel(GuestSpec spec) {
    return spec.agent()
        ? """
              <channel type='unix'>
                <target type='virtio' name='org.qemu.guest_agent.0'/>
              </channel>
          """
        : "";
  }

  private static String disks(GuestSpec spec, GuestFiles files) {
    var paths = new ArrayList<Path>();
    if (spec.diskMib() > 0) {
      paths.add(files.disk());
    }
    if (spec.swapMib() > 0) {
      paths.add(files.swap());
    }
    var xml = new StringBuilder();
    for (int i = 0; i < paths.size(); i++) {
      xml.append(disk(paths.get(i), (char) ('a' + i)));
    }
    return xml.toString();
  }

  private static String disk(Path path, char letter) {
    return """
            <disk type='file' device='disk'>
              <driver name='qemu' type='raw'/>
              <source file='%s'/>
              <target dev='vd%c' bus='virtio'/>
            </disk>
        """
        .formatted(escape(path), letter);
  }

  private static String balloon(GuestSpec spec) {
    if (spec.balloon() == GuestSpec.Balloon.NO_DEVICE) {
      return "    <memballoon model='none'/>\n";
    }
    String deflate = spec.autodeflate() ? " autodeflate='on'" : "";
    int period = spec.statsPeriodSeconds();
    String stats = period > 0 ? "<stats period='%d'/>".formatted(period) : "";
    return "    <memballoon model='virtio'%s>%s</memballoon>\n".formatted(deflate, stats);
  }

  private static String escape(Object text) {
    return text.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("'", "&apos;")
        .replace("\"", "&quot;");
  }
}
