package io.ballast.policy.run;

/** Says how many arguments something takes. */
public final class Arity {

  private Arity() {}

  /** One sentence for a wrong count; {@code most} may be {@link Integer#MAX_VALUE}. */
  public static String sentence(String name, int least, int most, int count) {
    return "%s takes %s, not %d.".formatted(name, range(least, most), count);
  }

  private static String range(int least, int most) {
    if (most == Integer.MAX_VALUE) {
      return "at least " + arguments(least);
    }
    return least == most ? arguments(least) : least + " to " + arguments(most);
  }

  private static String arguments(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }
}
