package io.ballast.core.collect;

import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Moment;
import io.ballast.policy.syntax.Printable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads KSM's files, the one place that does; collectors and the guard share what it gives. */
final class KsmReader {
  private static final String ADVISOR_MODE = KsmKnob.FOLDER + "advisor_mode";

  /** All modes stand in one line, the one in force in brackets: {@code [none] scan-time}. */
  private static final Pattern CHOSEN = Pattern.compile("\\[([a-z-]{1,40})]");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final int SHOWN = 40;

  private final KsmThread thread = new KsmThread();

  KsmSeen read(KernelView kernel, Moment now) {
    try {
      if (number(kernel, KsmKnob.RUN.path()).isEmpty()) {
        return new KsmSeen.Absent();
      }
      return new KsmSeen.Read(
          new KsmReading(
              knobs(kernel), figures(kernel), advisorMode(kernel), thread.cpuPercent(kernel, now)));
    } catch (IOException refused) {
      return new KsmSeen.Unreadable("KSM cannot be read: " + Unreadable.why(refused));
    }
  }

  private static Map<KsmKnob, Long> knobs(KernelView kernel) throws IOException {
    Map<KsmKnob, Long> knobs = new EnumMap<>(KsmKnob.class);
    for (KsmKnob knob : KsmKnob.values()) {
      OptionalLong value = number(kernel, knob.path());
      // Kernels without NUMA have no nodes to merge across; all else is everywhere.
      if (value.isEmpty() && knob != KsmKnob.MERGE_ACROSS_NODES) {
        throw new IOException("There is no " + knob.path() + ".");
      }
      value.ifPresent(number -> knobs.put(knob, number));
    }
    return knobs;
  }

  private static Map<KsmFigure, Long> figures(KernelView kernel) throws IOException {
    Map<KsmFigure, Long> figures = new EnumMap<>(KsmFigure.class);
    for (KsmFigure figure : KsmFigure.values()) {
      OptionalLong value = number(kernel, figure.path());
      if (value.isEmpty() && figure.isEverywhere()) {
        throw new IOException("There is no " + figure.path() + ".");
      }
      value.ifPresent(number -> figures.put(figure, number));
    }
    return figures;
  }

  private static String advisorMode(KernelView kernel) throws IOException {
    try {
      String modes = kernel.read(ADVISOR_MODE);
      Matcher chosen = CHOSEN.matcher(modes);
      if (!chosen.find()) {
        throw new IOException(
            "%s holds `%s`, without a mode.".formatted(ADVISOR_MODE, shown(modes)));
      }
      return chosen.group(1);
    } catch (NoSuchFileException olderKernel) {
      return "";
    }
  }

  /** The number in a file; absent if there is no such file. */
  private static OptionalLong number(KernelView kernel, String path) throws IOException {
    String text;
    try {
      text = kernel.read(path).strip();
    } catch (NoSuchFileException absent) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new IOException("%s holds `%s`, which is no number.".formatted(path, shown(text)));
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private static String shown(String text) {
    return Printable.shortened(text.strip(), SHOWN);
  }
}
