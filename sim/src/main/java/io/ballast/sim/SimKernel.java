package io.ballast.sim;

import io.ballast.core.act.KernelControl;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a simulated host's kernel, each rendered when it is read, and KSM's to write. */
final class SimKernel implements KernelView, KernelControl {
  private static final Pattern PROCESS_FILE =
      Pattern.compile("/proc/(\\d{1,9})/(stat|status|comm)");

  private final SimHost host;
  private final SimWorld world;

  SimKernel(SimHost host, SimWorld world) {
    this.host = host;
    this.world = world;
  }

  @Override
  public String read(String path) throws IOException {
    synchronized (host) {
      world.files().check(path, "read");
      return hostFile(path)
          .or(() -> pressureFile(path))
          .or(() -> KsmText.file(world.ksm(), path))
          .or(() -> NodeText.file(world, path))
          .or(() -> processFile(path))
          .orElseThrow(() -> new NoSuchFileException(path));
    }
  }

  @Override
  public List<String> list(String path) throws IOException {
    synchronized (host) {
      String folder = path.endsWith("/") ? path : path + "/";
      world.files().check(folder, "read");
      List<String> names =
          switch (folder) {
            case "/proc/" -> world.processes().names();
            case KsmKnob.FOLDER -> KsmText.names(world.ksm());
            case NodeText.FOLDER -> NodeText.names(world);
            default -> List.of();
          };
      if (names.isEmpty()) {
        throw new NoSuchFileException(path);
      }
      return names.stream().filter(name -> !world.files().vanished(folder + name)).toList();
    }
  }

  @Override
  public void setKsm(KsmKnob knob, long value) throws IOException {
    synchronized (host) {
      boolean accepted = false;
      try {
        write(knob, value);
        accepted = true;
      } finally {
        host.note(Optional.empty(), Write.Knob.of(knob), value, accepted);
      }
    }
  }

  private void write(KsmKnob knob, long value) throws IOException {
    String path = knob.path();
    try {
      world.files().check(path, "write");
    } catch (AccessDeniedException denied) {
      throw new IOException("We may not write " + path + "; run as root.", denied);
    } catch (NoSuchFileException absent) {
      throw new IOException("This kernel has no " + path + ".", absent);
    }
    if (!world.ksm().exists()) {
      throw new IOException("This kernel has no " + path + ".");
    }
    Optional<String> refusal = world.setKsm(knob, value);
    if (refusal.isPresent()) {
      throw new IOException(
          "The kernel refuses " + value + " in " + path + ": " + refusal.get() + ".");
    }
  }

  private Optional<String> hostFile(String path) {
    return switch (path) {
      case "/proc/meminfo" -> Optional.of(MemoryText.meminfo(world.spec(), world.memory()));
      case "/proc/vmstat" -> Optional.of(MemoryText.vmstat(world.spec(), world.memory()));
      case "/proc/stat" -> Optional.of(CpuText.stat(world.cpu(), world.now()));
      case "/proc/cpuinfo" -> Optional.of(CpuText.cpuinfo(world.cpu()));
      case "/proc/uptime" -> Optional.of(CpuText.uptime(world.now()));
      case "/proc/sys/kernel/random/boot_id" -> Optional.of(CpuText.bootId(world.now()));
      case "/sys/devices/system/cpu/online" -> Optional.of(CpuText.online(world.cpu()));
      default -> Optional.empty();
    };
  }

  private Optional<String> pressureFile(String path) {
    return world.spec().psi() ? world.pressure().file(path) : Optional.empty();
  }

  private Optional<String> processFile(String path) {
    Matcher match = PROCESS_FILE.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    long pid = Long.parseLong(match.group(1));
    String file = match.group(2);
    return world
        .processes()
        .guest(pid)
        .map(guest -> guestText(guest, file))
        .or(() -> world.processes().other(pid).map(process -> otherText(process, file)));
  }

  private static String guestText(SimGuest guest, String file) {
    return switch (file) {
      case "stat" -> ProcessText.stat(guest);
      case "status" -> ProcessText.status(guest);
      default -> ProcessText.COMMAND + "\n";
    };
  }

  private String otherText(HostProcess process, String file) {
    boolean scans = process.equals(HostProcess.KSMD);
    return switch (file) {
      case "stat" -> ProcessText.stat(process, scans ? world.ksm().scanner().cpuSeconds() : 0);
      case "status" -> ProcessText.status(process);
      default -> process.name() + "\n";
    };
  }
}
