package io.ballast.core.contract;

import io.ballast.core.model.Amount;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import java.util.List;

/** Service classes for tests, each for the guests of one pattern. */
public final class Classes {
  private Classes() {}

  /** A class that guarantees a share, for guests of that name. */
  public static ServiceClass guaranteeing(double share, String pattern) {
    return new ServiceClass(
        pattern,
        new Amount.Share(share),
        new Amount.Share(1),
        1000,
        true,
        List.of(new NamePattern(pattern)));
  }

  /** A class whose guests' pages must not be merged, for guests of that name. */
  public static ServiceClass unmerged(String pattern) {
    return new ServiceClass(
        pattern,
        new Amount.Share(0.25),
        new Amount.Share(1),
        1000,
        false,
        List.of(new NamePattern(pattern)));
  }
}
