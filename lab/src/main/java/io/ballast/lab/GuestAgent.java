package io.ballast.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Debian's QEMU guest agent and what it needs inside a guest.
 *
 * @param libraries the shared libraries and their loader, by the paths at which the loader looks
 * @param module the driver of virtio-serial ports, of the guest's kernel
 */
record GuestAgent(List<Path> libraries, Path module) {
  static final Path PROGRAM = Path.of("/usr/sbin/qemu-ga");
  private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
  private static final Duration LIST_TIME = Duration.ofSeconds(20);

  /**
   * The agent that is installed here.
   *
   * @throws LabException when it, or a library of its, is missing
   */
  static GuestAgent installed(Path module) {
    if (!Files.exists(PROGRAM)) {
      throw new LabException("No guest agent for guests: install qemu-guest-agent.");
    }
    // This is all that ldd does with a program, without its shell script.
    String listed = Command.run(LIST_TIME, List.of(LOADER, "--list", PROGRAM.toString()));
    return new GuestAgent(libraries(listed), module);
  }

  /**
   * The files in the loader's list, of lines such as {@code libm.so.6 => /lib/libm.so.6 (0x7f)}.
   */
  static List<Path> libraries(String listed) {
    var paths = new ArrayList<Path>();
    for (String line : listed.lines().toList()) {
      if (line.contains("=> not found")) {
        throw new LabException("The guest agent lacks a library: " + line.strip() + ".");
      }
      String path = line.substring(line.indexOf('>') + 1).strip().split(" ", 2)[0];
      // The kernel's own library (linux-vdso) has a name and no path.
      if (path.startsWith("/")) {
        paths.add(Path.of(path));
      }
    }
    return List.copyOf(paths);
  }

  void addTo(Fingerprint fingerprint) throws IOException {
    fingerprint.add(PROGRAM).add(module);
    for (Path library : libraries) {
      fingerprint.add(library.toString().getBytes(StandardCharsets.UTF_8));
      fingerprint.add(library);
    }
  }

  /** Packs it for {@code guest/init}, as an archive to be unpacked over the common one. */
  void pack(CpioWriter archive) throws IOException {
    for (String directory : directories()) {
      archive.directory(directory);
    }
    archive.executable("bin/qemu-ga", Files.readAllBytes(PROGRAM));
    archive.executable("lib/" + module.getFileName(), Files.readAllBytes(module));
    for (Path library : libraries) {
      archive.executable(library.toString().substring(1), Files.readAllBytes(library));
    }
    archive.finish();
  }

  /** Parents first. The agent keeps its state in /var/run, and does not start without it. */
  private Set<String> directories() {
    var names = new LinkedHashSet<>(List.of("bin", "lib", "var", "var/run"));
    for (Path library : libraries) {
      for (int depth = 1; depth < library.getNameCount(); depth++) {
        names.add(library.subpath(0, depth).toString());
      }
    }
    return names;
  }
}
