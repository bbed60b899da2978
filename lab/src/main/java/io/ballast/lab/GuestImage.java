package io.ballast.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The kernel and first file system that every lab guest boots: Debian's kernel, its busybox, a few
 * modules and the worker. Both files are readable by everyone.
 *
 * @param kernel the kernel's image
 * @param initrd the file system, a compressed cpio archive of some 1.5 MB
 * @param cache the directory in which lab hosts keep what they found out between runs
 */
public record GuestImage(Path kernel, Path initrd, Path cache) {
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
      Path image = directory.resolve("image-" + fingerprint(kernel));
      if (!Files.isDirectory(image)) {
        publish(build(kernel, directory), image);
      }
      return new GuestImage(image.resolve("vmlinuz"), image.resolve("initrd"), directory);
    } catch (IOException e) {
      throw new LabException("Cannot build the guest image in " + directory + ".", e);
    }
  }

  private static String fingerprint(GuestKernel kernel) throws IOException {
    MessageDigest digest = sha256();
    digest.update(Resources.bytes("guest/worker.c"));
    digest.update(Resources.bytes("guest/init"));
    digest.update(Files.readAllBytes(BUSYBOX));
    digest.update(Files.readAllBytes(kernel.image()));
    for (Path module : kernel.moduleFiles()) {
      digest.update(Files.readAllBytes(module));
    }
    digest.update(String.join(" ", APPLETS).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private static Path build(GuestKernel kernel, Path cache) throws IOException {
    Files.createDirectories(cache);
    Path work = Files.createTempDirectory(cache, "building-");
    try {
      fill(work, kernel);
      return work;
    } catch (IOException | LabException e) {
      deleteTree(work);
      throw e;
    }
  }

  private static void fill(Path work, GuestKernel kernel) throws IOException {
    Files.copy(kernel.image(), work.resolve("vmlinuz"));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(work.resolve("initrd")))) {
      pack(new CpioWriter(out), kernel, compileWorker(work));
    }
    for (String file : List.of("vmlinuz", "initrd")) {
      Files.setPosixFilePermissions(
          work.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
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

  private static void publish(Path built, Path image) throws IOException {
    try {
      Files.move(built, image, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another build was faster; its image has the same parts.
      deleteTree(built);
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
