package io.ballast.app.safety;

/**
 * What the classes of {@link Setting} promise a guest, by arithmetic that is not the program's.
 *
 * @param guaranteeKib never taken from it
 * @param limitKib never exceeded
 */
record Promise(long guaranteeKib, long limitKib, long shares) {

  static Promise to(String guest, long maximumKib) {
    return switch (guest) {
      case "guest-2", "guest-5", "guest-8" -> new Promise(maximumKib * 60 / 100, maximumKib, 2000);
      case "guest-3", "guest-9" ->
          new Promise(maximumKib * 10 / 100, Math.round(maximumKib * 0.8), 500);
      default -> new Promise(maximumKib * 25 / 100, maximumKib, 1000);
    };
  }
}
