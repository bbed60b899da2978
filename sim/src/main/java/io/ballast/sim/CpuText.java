package io.ballast.sim;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** The host's CPUs and times as the kernel writes them. */
final class CpuText {
  /** Ticks in a second, in which the kernel counts CPU time for programs. */
  static final long TICKS = 100;

  private CpuText() {}

  /** {@code /proc/stat}: guests' time is in user and in guest, as the kernel has it. */
  static String stat(HostCpu cpu, SimTime now) {
    StringBuilder text = new StringBuilder(512);
    text.append("cpu  ").append(line(cpu, now, 1));
    for (int i = 0; i < cpu.count(); i++) {
      text.append("cpu").append(i).append(' ').append(line(cpu, now, cpu.count()));
    }
    text.append("ctxt 0\nbtime ").append(now.bootedAtSecond());
    return text.append("\nprocesses 0\nprocs_running 1\nprocs_blocked 0\n").toString();
  }

  private static String line(HostCpu cpu, SimTime now, int among) {
    double whole = now.awakeSeconds() * cpu.count();
    double busy = cpu.guestSeconds() + cpu.ownSeconds() + cpu.waitSeconds();
    long guest = ticks(cpu.guestSeconds() / among);
    long system = ticks(cpu.ownSeconds() / among);
    long idle = ticks((whole - busy) / among);
    long wait = ticks(cpu.waitSeconds() / among);
    return guest + " 0 " + system + " " + idle + " " + wait + " 0 0 0 " + guest + " 0\n";
  }

  static long ticks(double seconds) {
    return (long) (seconds * TICKS);
  }

  /** {@code /proc/cpuinfo}: of each CPU's lines those that tell it from the others. */
  static String cpuinfo(HostCpu cpu) {
    StringBuilder text = new StringBuilder(512);
    for (int i = 0; i < cpu.count(); i++) {
      text.append("processor\t: ").append(i).append("\nmodel name\t: Simulated CPU\n\n");
    }
    return text.toString();
  }

  /** {@code /sys/devices/system/cpu/online}. */
  static String online(HostCpu cpu) {
    return cpu.count() == 1 ? "0\n" : "0-" + (cpu.count() - 1) + "\n";
  }

  /** {@code /proc/uptime}: idle time is not kept. */
  static String uptime(SimTime now) {
    return String.format(Locale.ROOT, "%.2f 0.00\n", now.bootSeconds());
  }

  /** {@code /proc/sys/kernel/random/boot_id}: each beginning is a boot of its own. */
  static String bootId(SimTime now) {
    byte[] name = now.begin().toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name) + "\n";
  }
}
