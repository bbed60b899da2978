package io.ballast.sim;

/** One resource's pressure as the kernel tells it: {@code /proc/pressure/memory} and its kind. */
final class Psi {
  private final Line some = new Line();
  private final Line full = new Line();

  /**
   * A step passes in which some task waited for a part of the time. All tasks at once wait for the
   * square of it, as for two that wait independently.
   *
   * @param someStall 0 to 1
   */
  void step(double someStall, double seconds) {
    some.step(someStall, seconds);
    full.step(someStall * someStall, seconds);
  }

  String text() {
    return some.text("some") + full.text("full");
  }

  /** Running averages, renewed every 2 s by exponential decay as the kernel does. */
  private static final class Line {
    private static final double PERIOD_SECONDS = 2;
    private static final int[] WINDOWS = {10, 60, 300};
    private static final double[] KEPT = {kept(10), kept(60), kept(300)};
    private final double[] averages = new double[WINDOWS.length];
    private double totalSeconds;
    private double stalledSeconds;
    private double periodSeconds;

    private static double kept(int window) {
      return StrictMath.exp(-PERIOD_SECONDS / window);
    }

    void step(double stall, double seconds) {
      totalSeconds += stall * seconds;
      stalledSeconds += stall * seconds;
      periodSeconds += seconds;
      // Steps of 0.2 do not sum to 2 exactly; half a step is tolerance enough.
      if (periodSeconds > PERIOD_SECONDS - seconds / 2) {
        average(stalledSeconds / periodSeconds);
      }
    }

    private void average(double sample) {
      for (int i = 0; i < averages.length; i++) {
        averages[i] = averages[i] * KEPT[i] + sample * (1 - KEPT[i]);
      }
      stalledSeconds = 0;
      periodSeconds = 0;
    }

    String text(String name) {
      StringBuilder line = new StringBuilder(name);
      for (int i = 0; i < WINDOWS.length; i++) {
        line.append(" avg").append(WINDOWS[i]).append('=').append(percent(averages[i]));
      }
      return line.append(" total=").append(Math.round(totalSeconds * 1e6)).append('\n').toString();
    }

    private static String percent(double part) {
      long hundredths = Math.round(part * 10_000);
      return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
    }
  }
}
