package io.ballast.sim;

import io.ballast.core.collect.KernelView;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a simulated host's kernel, each rendered when it is read. */
final class SimKernel implements KernelView {
  private static final Pattern PROCESS_FILE =
      Pattern.compile("/proc/(\\d{1,9})/(stat|status|comm)");

  private final SimHost host;
  private final SimWorld world;

  SimKernel(SimHost host, SimWorld world) {
    this.host = host;
    this.world = world;
  }

  @Override
  public String read(String path) throws NoSuchFileException {
    synchronized (host) {
      return hostFile(path)
          .or(() -> processFile(path))
          .orElseThrow(() -> new NoSuchFileException(path));
    }
  }

  @Override
  public List<String> list(String path) throws NoSuchFileException {
    synchronized (host) {
      if (!path.equals("/proc")) {
        throw new NoSuchFileException(path);
      }
      return world.guests().stream().map(guest -> Long.toString(guest.pid())).toList();
    }
  }

  private Optional<String> hostFile(String path) {
    return switch (path) {
      case "/proc/meminfo" -> Optional.of(MemoryText.meminfo(world.spec(), world.memory()));
      case "/proc/vmstat" -> Optional.of(MemoryText.vmstat(world.spec(), world.memory()));
      case "/proc/pressure/memory" -> pressure(world.memoryPressure());
      case "/proc/pressure/cpu" -> pressure(world.cpuPressure());
      case "/proc/pressure/io" -> pressure(world.ioPressure());
      case "/proc/stat" -> Optional.of(CpuText.stat(world.cpu(), world.now()));
      case "/proc/cpuinfo" -> Optional.of(CpuText.cpuinfo(world.cpu()));
      case "/proc/uptime" -> Optional.of(CpuText.uptime(world.now()));
      case "/proc/sys/kernel/random/boot_id" -> Optional.of(CpuText.bootId(world.now()));
      case "/sys/devices/system/cpu/online" -> Optional.of(CpuText.online(world.cpu()));
      default -> Optional.empty();
    };
  }

  private Optional<String> pressure(Psi psi) {
    return world.spec().psi() ? Optional.of(psi.text()) : Optional.empty();
  }

  private Optional<String> processFile(String path) {
    Matcher match = PROCESS_FILE.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    long pid = Long.parseLong(match.group(1));
    return world.process(pid).map(guest -> processText(guest, match.group(2)));
  }

  private static String processText(SimGuest guest, String file) {
    return switch (file) {
      case "stat" -> ProcessText.stat(guest);
      case "status" -> ProcessText.status(guest);
      default -> ProcessText.COMMAND + "\n";
    };
  }
}
