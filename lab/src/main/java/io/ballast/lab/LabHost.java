package io.ballast.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A virtualization host of the lab's own: a libvirtd in private mount, UTS and network namespaces
 * with a configuration, state, control group and /run that no other libvirtd on this machine sees,
 * reachable from outside through its socket. Several at once do not meet. Closing it, or the end of
 * this JVM in any way, ends its guests and leaves nothing behind.
 */
public final class LabHost implements AutoCloseable {
  private static final Duration MOUNT_TIME = Duration.ofSeconds(20);
  private static final Duration VIRSH_TIME = Duration.ofSeconds(60);

  private final HostFiles files;
  private final GuestImage image;
  private final Optional<String> partition;
  private final Keeper keeper;
  private final Daemon daemon;
  private final List<LabGuest> guests = new CopyOnWriteArrayList<>();

  private LabHost(HostFiles files, GuestImage image, Keeper keeper) throws IOException {
    this.files = files;
    this.image = image;
    this.keeper = keeper;
    files.make();
    this.partition = Partition.make(files.name()) ? Optional.of(files.name()) : Optional.empty();
    this.daemon = Daemon.start(files, holdNamespaces());
  }

  /**
   * Starts a host whose guests boot this image. It takes a second, and some eight more the first
   * time on a machine, while libvirt finds out what QEMU can do.
   *
   * @throws LabException when it does not start, with the end of libvirtd's log
   */
  public static LabHost start(GuestImage image) {
    HostFiles files = HostFiles.fresh();
    return Keeper.over(
        "Cannot start a lab host in " + files.directory() + ".",
        keeper -> {
          keepInMind(keeper, files);
          return new LabHost(files, image, keeper);
        });
  }

  /** The newest comes first: the guests end, their groups go, then the files, then stragglers. */
  private static void keepInMind(Keeper keeper, HostFiles files) {
    keeper.members(files.name());
    keeper.remove(files.directory());
    keeper.cgroups(files.name());
    keeper.members(files.name());
  }

  private Process holdNamespaces() throws IOException {
    Path capabilities = Files.createDirectories(image.cache().resolve("libvirt"));
    String script = Resources.text("host.sh");
    var words = new ArrayList<>(List.of("setsid", "unshare", "--mount", "--uts", "--net"));
    words.addAll(List.of("sh", "-c", script, "lab-host", files.directory().toString()));
    words.addAll(List.of(files.name(), capabilities.toString()));
    Process holder = Command.start(words, files.holderLog());
    Deadline.in(MOUNT_TIME)
        .poll(() -> holder.isAlive() ? mounted() : Optional.of(false))
        .filter(up -> up)
        .orElseThrow(
            () ->
                new LabException("No namespaces for a lab: " + HostFiles.tail(files.holderLog())));
    return holder;
  }

  private Optional<Boolean> mounted() {
    return HostFiles.tail(files.holderLog()).equals("up") ? Optional.of(true) : Optional.empty();
  }

  /** The connection URI, for this machine's root. */
  public String uri() {
    return uri(files);
  }

  static String uri(HostFiles files) {
    return "qemu+unix:///system?socket=" + files.socket();
  }

  /** What is /run/libvirt inside: {@code qemu/NAME.pid} below it has a guest's process id. */
  public Path runDirectory() {
    return files.libvirtRun();
  }

  /**
   * Starts a guest and returns when it runs, which is before it has booted. Hosts take several
   * starts at once.
   */
  public LabGuest start(GuestSpec spec) {
    UUID uuid = UUID.randomUUID();
    GuestFiles outside = files.guest(uuid);
    GuestImage boots = spec.agent() ? image.withAgent() : image;
    String xml = DomainXml.of(spec, boots, files.guestInside(uuid), partition);
    try {
      outside.makeDisks(spec);
      Files.writeString(outside.xml(), xml);
    } catch (IOException e) {
      throw new LabException("Cannot write the files of guest " + spec.name() + ".", e);
    }
    virsh("create", outside.xml().toString());
    var guest = new LabGuest(this, spec, outside);
    guests.add(guest);
    return guest;
  }

  /**
   * Runs a virsh command on this host, at most 60 s, and gives its output.
   *
   * @throws LabException with virsh's message when it fails
   */
  public String virsh(String... arguments) {
    var words = new ArrayList<>(List.of("virsh", "-q", "-c", uri()));
    words.addAll(List.of(arguments));
    return Command.run(VIRSH_TIME, words);
  }

  /** Ends libvirtd with SIGKILL; the guests go on. */
  public void killLibvirtd() {
    daemon.kill();
  }

  /** Ends libvirtd in order, if it is there, and starts it again; the guests go on. */
  public void restartLibvirtd() {
    try {
      daemon.restart();
    } catch (IOException e) {
      throw new LabException("Cannot start libvirtd again.", e);
    }
  }

  /** Stops libvirtd in its tracks: calls to it hang. */
  public void freezeLibvirtd() {
    daemon.signal("STOP");
  }

  /** Lets a frozen libvirtd go on. */
  public void thawLibvirtd() {
    daemon.signal("CONT");
  }

  /** Ends the guests and libvirtd and removes all they left. */
  @Override
  public void close() {
    guests.forEach(LabGuest::hangUp);
    keeper.close();
  }
}
