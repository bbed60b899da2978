package io.ballast.app.doctor;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.collect.KernelView;
import io.ballast.core.collect.MemInfo;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the host's memory is divided, and what happens when it runs short. */
record MemoryCheck(KernelView kernel) implements Check {
  private static final String MEMINFO = "/proc/meminfo";
  private static final String OVERCOMMIT = "/proc/sys/vm/overcommit_memory";
  private static final Pattern HUGEPAGES = Pattern.compile("(?m)^HugePages_Total: +([0-9]{1,12})$");
  private static final Pattern HUGEPAGE = Pattern.compile("(?m)^Hugepagesize: +([0-9]{1,9}) kB$");

  @Override
  public String area() {
    return "memory";
  }

  @Override
  public List<Finding> look() {
    return Findings.of(
        this::usable, this::swap, this::compressedSwap, this::overcommit, this::hugepages);
  }

  private Finding usable() throws IOException {
    MemInfo memory = MemInfo.parse(kernel.read(MEMINFO));
    return Finding.ok(
        "%s of %s can be used without swapping"
            .formatted(text(memory.availableKib()), text(memory.totalKib())));
  }

  private Finding compressedSwap() throws IOException {
    return KernelFiles.text(kernel, "/sys/module/zswap/parameters/enabled").orElse("").equals("Y")
        ? Finding.note(
            "zswap is on: what is swapped out stays in memory for a while, compressed", "")
        : Finding.ok("zswap is off");
  }

  private Finding swap() throws IOException {
    MemInfo memory = MemInfo.parse(kernel.read(MEMINFO));
    List<String> devices =
        KernelFiles.text(kernel, "/proc/swaps")
            .orElse("")
            .lines()
            .skip(1)
            .map(line -> line.split("\\s", 2)[0])
            .toList();
    if (devices.isEmpty()) {
      return Finding.warning(
          "the host has no swap: when its memory runs short, the kernel kills guests at once",
          "add a swap device or file of a few GiB, for the minutes until balloons have given");
    }
    String where =
        "%s of %s of swap are in use, on %s"
            .formatted(
                text(memory.swapUsedKib()),
                text(memory.swapTotalKib()),
                String.join(", ", devices));
    return devices.stream().allMatch(device -> device.contains("/zram"))
        ? Finding.note(where + ": that is memory, compressed, so little is won by it", "")
        : Finding.ok(where);
  }

  private Finding overcommit() throws IOException {
    long mode = KernelFiles.number(kernel, OVERCOMMIT).orElse(0);
    return mode == 2
        ? Finding.warning(
            "vm.overcommit_memory is 2: no more memory can be promised to guests than the host has",
            "sysctl vm.overcommit_memory=0")
        : Finding.ok("vm.overcommit_memory is %d: guests may be promised more".formatted(mode));
  }

  private Finding hugepages() throws IOException {
    String text = kernel.read(MEMINFO);
    MemInfo memory = MemInfo.parse(text);
    long kib = number(HUGEPAGES, text) * number(HUGEPAGE, text);
    if (kib == 0) {
      return Finding.ok("no memory is reserved as hugepages");
    }
    long percent = Math.round(100.0 * kib / memory.totalKib());
    String what = "%s (%d %%) are reserved as hugepages".formatted(text(kib), percent);
    return percent > 50
        ? Finding.warning(
            what + ": no balloon can move that memory",
            "reserve only what guests with hugepages use: sysctl vm.nr_hugepages")
        : Finding.note(what + ": no balloon can move that memory", "");
  }

  private static long number(Pattern line, String text) {
    Matcher found = line.matcher(text);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }
}
