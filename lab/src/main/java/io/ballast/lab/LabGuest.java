package io.ballast.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A guest of a {@link LabHost}, and the worker inside it that does as told. {@code lab/README.md}
 * lists the worker's commands.
 */
public final class LabGuest {
  private static final Duration BOOT_TIME = Duration.ofSeconds(120);
  private static final Duration BOOT_PROBE = Duration.ofMillis(500);
  private static final Duration COMMAND_TIME = Duration.ofSeconds(120);
  private static final int AGENT_SECONDS = 10;
  private static final Duration SIGNAL_TIME = Duration.ofSeconds(10);
  private static final String BOOT_LINE = "lab guest up";

  private final LabHost host;
  private final GuestSpec spec;
  private final GuestFiles files;
  private final GuestPort port;

  LabGuest(LabHost host, GuestSpec spec, GuestFiles files) {
    this.host = host;
    this.spec = spec;
    this.files = files;
    this.port = new GuestPort(files.port());
  }

  public String name() {
    return spec.name();
  }

  public UUID uuid() {
    return files.uuid();
  }

  public GuestSpec spec() {
    return spec;
  }

  /** The number of its QEMU process, in the machine's own numbering. */
  public long pid() {
    Path file = host.runDirectory().resolve("qemu").resolve(name() + ".pid");
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      throw new LabException("Guest %s has no process.".formatted(name()), e);
    }
  }

  /** The host memory that its QEMU process holds, in KiB. */
  public long residentKib() {
    return ProcText.kib(ProcText.read(Path.of("/proc/" + pid() + "/status")), "VmRSS");
  }

  /** Waits until the worker answers, at most 120 s. */
  public void awaitBoot() {
    Deadline.in(BOOT_TIME)
        .poll(() -> port.ask("report", BOOT_PROBE))
        .orElseThrow(
            () ->
                new LabException(
                    "Guest %s did not boot in %d s; its console: %s"
                        .formatted(name(), BOOT_TIME.toSeconds(), console())));
  }

  /** What the worker answers to a command; waits at most 120 s. */
  public String command(String words) {
    return command(words, COMMAND_TIME);
  }

  /**
   * What the worker answers to a command.
   *
   * @throws LabException when it cannot do it, or does not answer in this time: it was killed for
   *     lack of memory, its guest is paused, or it is slow
   */
  public String command(String words, Duration time) {
    return port.ask(words, time)
        .orElseThrow(
            () ->
                new LabException(
                    "Guest %s did not answer `%s` in %d s."
                        .formatted(name(), words, time.toSeconds())));
  }

  /** Grows or shrinks the worker's working set; returns when it has that size. */
  public void usedMib(int mib) {
    command("use " + mib);
  }

  /** Keeps touching the working set at this rate; 0 rests. */
  public void touchMibPerSecond(int rate) {
    command("touch " + rate);
  }

  public GuestReport report() {
    return GuestReport.parse(command("report"));
  }

  /**
   * Takes the balloon's driver away: the balloon gives everything back and is deaf from then on.
   */
  public void unloadBalloonDriver() {
    command("driver off");
  }

  public void loadBalloonDriver() {
    command("driver on");
  }

  /** Waits until the guest agent ({@link GuestSpec#withAgent}) answers, at most 120 s. */
  public void awaitAgent() {
    Deadline.in(BOOT_TIME)
        .poll(this::ping)
        .orElseThrow(
            () ->
                new LabException(
                    "The agent of guest %s did not answer in %d s; its console: %s"
                        .formatted(name(), BOOT_TIME.toSeconds(), console())));
  }

  private Optional<String> ping() {
    try {
      return Optional.of(agent("{\"execute\":\"guest-ping\"}"));
    } catch (LabException e) {
      // Not up yet. The wait has an end, and tells then what the guest's console has to say.
      return Optional.empty();
    }
  }

  /**
   * What the guest agent answers to a command, both in JSON, by way of libvirt; waits at most 10 s.
   *
   * @throws LabException when it does not answer, or that it cannot
   */
  public String agent(String json) {
    String seconds = Integer.toString(AGENT_SECONDS);
    return host.virsh("qemu-agent-command", "--timeout", seconds, uuid().toString(), json).strip();
  }

  /** How often the guest came up: 1 is healthy, more means that it panicked and rebooted. */
  public long boots() {
    return console().lines().filter(line -> line.contains(BOOT_LINE)).count();
  }

  /** What the guest's kernel and init wrote to the console since the guest was started. */
  public String console() {
    try {
      return Files.exists(files.console())
          ? Files.readString(files.console(), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      throw new LabException("Cannot read the console of guest %s.".formatted(name()), e);
    }
  }

  /** Stops its virtual CPUs. */
  public void pause() {
    host.virsh("suspend", uuid().toString());
  }

  public void resume() {
    host.virsh("resume", uuid().toString());
  }

  /** Stops its QEMU in its tracks: neither the guest nor its monitor answers. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets a frozen QEMU go on. */
  public void thaw() {
    signal("CONT");
  }

  /** Kills its QEMU: the guest is gone without a word. */
  public void crash() {
    hangUp();
    signal("KILL");
  }

  private void signal(String name) {
    Command.run(SIGNAL_TIME, List.of("kill", "-" + name, Long.toString(pid())));
  }

  /** Ends it at once, as if its power was cut. */
  public void destroy() {
    hangUp();
    host.virsh("destroy", uuid().toString());
  }

  void hangUp() {
    port.close();
  }
}
