package io.ballast.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The kernel and first file system that every lab guest boots: Debian's kernel, its busybox, a few
 * modules and the worker; {@link GuestSpec#withAgent} adds the guest agent. Both files are readable
 * by everyone.
 *
 * @param kernel the kernel's image
 * @param initrd the file system, a compressed cpio archive of some 1.5 MB
 * @param cache the directory in which lab hosts keep what they found out between runs
 */
public record GuestImage(Path kernel, Path initrd, Path cache) {
  private static final String KERNEL = "vmlinuz";
  private static final String INITRD = "initrd";
  private static final String PORT_MODULE = "virtio_console.ko";
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final List<String> APPLETS =
      List.of("sh", "mount", "insmod", "mkswap", "swapon", "sleep");
  private static final Duration COMPILE_TIME = Duration.ofSeconds(60);

  /**
   * The image from the cache, or built into it. What it is made of names it, so a change of the
   * worker, of busybox or of the kernel gives another image, and builds at the same time do not
   * meet.
   *
   * @param cache a directory, made where it is missing; not under a private home, since QEMU may
   *     run as another user
   * @throws LabException when a part is missing or the worker does not compile
   */
  public static GuestImage in(Path cache) {
    GuestKernel kernel =
        GuestKernel.newest(Path.of("/"))
            .orElseThrow(
                () -> new LabException("No kernel for guests: install linux-image-cloud-amd64."));
    Path directory = cache.toAbsolutePath();
    try {
      String name = "image-" + fingerprint(kernel);
      Path image = ImageCache.directory(directory, name, work -> fill(work, kernel));
      return new GuestImage(image.resolve(KERNEL), image.resolve(INITRD), directory);
    } catch (IOException e) {
      throw new LabException("Cannot build the guest image in " + directory + ".", e);
    }
  }

  /**
   * The image for guests with an agent: this one's kernel, and its file system with the agent and
   * its libraries, from the cache or built into it. Other guests are spared them.
   *
   * @throws LabException when the agent is not installed
   */
  GuestImage withAgent() {
    GuestAgent agent = GuestAgent.installed(kernel.resolveSibling(PORT_MODULE));
    try {
      var fingerprint = new Fingerprint().add(initrd);
      agent.addTo(fingerprint);
      String name = "agent-" + fingerprint.hex();
      Path image = ImageCache.directory(cache, name, work -> addAgent(work, agent));
      return new GuestImage(kernel, image.resolve(INITRD), cache);
    } catch (IOException e) {
      throw new LabException("Cannot build the image with a guest agent in " + cache + ".", e);
    }
  }

  private static String fingerprint(GuestKernel kernel) throws IOException {
    var fingerprint =
        new Fingerprint()
            .add(Resources.bytes("guest/worker.c"))
            .add(Resources.bytes("guest/init"))
            .add(BUSYBOX)
            .add(kernel.image());
    for (Path module : kernel.moduleFiles()) {
      fingerprint.add(module);
    }
    fingerprint.add(kernel.portModule());
    return fingerprint.add(String.join(" ", APPLETS).getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static void fill(Path work, GuestKernel kernel) throws IOException {
    Files.copy(kernel.image(), work.resolve(KERNEL));
    // Kept beside its kernel: by the time a guest needs it, another kernel may be installed.
    Files.copy(kernel.portModule(), work.resolve(PORT_MODULE));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(work.resolve(INITRD)))) {
      pack(new CpioWriter(out), kernel, compileWorker(work));
    }
  }

  /** The kernel unpacks archives that follow one another, one over the other. */
  private void addAgent(Path work, GuestAgent agent) throws IOException {
    try (OutputStream file = Files.newOutputStream(work.resolve(INITRD))) {
      Files.copy(initrd, file);
      try (OutputStream out = new GZIPOutputStream(file)) {
        agent.pack(new CpioWriter(out));
      }
    }
  }

  private static byte[] compileWorker(Path work) throws IOException {
    Path source = Files.write(work.resolve("worker.c"), Resources.bytes("guest/worker.c"));
    Path program = work.resolve("worker");
    var compile =
        List.of("gcc", "-static", "-O2", "-Wall", "-Wextra", "-s", "-o", program, source).stream();
    Command.run(COMPILE_TIME, compile.map(Object::toString).toList());
    return Files.readAllBytes(program);
  }

  private static void pack(CpioWriter archive, GuestKernel kernel, byte[] worker)
      throws IOException {
    for (String name : List.of("bin", "dev", "lib", "proc", "sys")) {
      archive.directory(name);
    }
    archive.characterDevice("dev/console", 5, 1);
    archive.executable("init", Resources.bytes("guest/init"));
    archive.executable("bin/worker", worker);
    archive.executable("bin/busybox", Files.readAllBytes(BUSYBOX));
    for (String applet : APPLETS) {
      archive.link("bin/" + applet, "busybox");
    }
    for (Path module : kernel.moduleFiles()) {
      archive.executable("lib/" + module.getFileName(), Files.readAllBytes(module));
    }
    archive.finish();
  }
}
