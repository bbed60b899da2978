package io.ballast.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kernel of Debian's cloud flavour with its modules. */
record GuestKernel(Path image, Path modules) {
  /** The modules a guest inserts; the list in {@code guest/init} has their order. */
  private static final List<String> MODULES =
      List.of(
          "drivers/virtio/virtio_ring.ko",
          "drivers/virtio/virtio.ko",
          "drivers/virtio/virtio_pci_modern_dev.ko",
          "drivers/virtio/virtio_pci_legacy_dev.ko",
          "drivers/virtio/virtio_pci.ko",
          "drivers/virtio/virtio_balloon.ko",
          "drivers/block/virtio_blk.ko");

  /** What a guest with an agent inserts on top of them. */
  private static final String PORT_MODULE = "drivers/char/virtio_console.ko";

  private static final String PREFIX = "vmlinuz-";

  /** The kernel installed last under this root that has its modules; empty where there is none. */
  static Optional<GuestKernel> newest(Path root) {
    Path boot = root.resolve("boot");
    if (!Files.isDirectory(boot)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(boot)) {
      return files
          .filter(file -> file.getFileName().toString().matches(PREFIX + ".*-cloud-amd64"))
          .map(file -> of(root, file))
          .filter(kernel -> kernel.moduleFiles().stream().allMatch(Files::exists))
          .filter(kernel -> Files.exists(kernel.portModule()))
          .max(Comparator.comparing(kernel -> kernel.image().toFile().lastModified()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GuestKernel of(Path root, Path image) {
    String release = image.getFileName().toString().substring(PREFIX.length());
    return new GuestKernel(image, root.resolve("lib/modules").resolve(release).resolve("kernel"));
  }

  List<Path> moduleFiles() {
    return MODULES.stream().map(modules::resolve).toList();
  }

  /** The driver of virtio-serial ports, which only guests with an agent need. */
  Path portModule() {
    return modules.resolve(PORT_MODULE);
  }
}
