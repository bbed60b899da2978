package io.ballast.lab;

/** Figures out of texts such as {@code /proc/meminfo}. */
final class ProcText {
  private ProcText() {}

  /** The KiB of a line {@code NAME: 123 kB}; a {@link LabException} where there is no such line. */
  static long kib(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new LabException("The kernel tells no " + name + "."));
  }
}
