package io.ballast.core.snapshot;

import io.ballast.core.model.Moment;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the hypervisor could be asked about its guests, and when it last answered.
 *
 * @param readAt when it last answered; null if it never did
 * @param awaySince when it first did not answer since then; null while it answers
 * @param whys one sentence each: why it could not be asked, since the last cycle; the newest last
 */
public record Contact(@Nullable Moment readAt, @Nullable Moment awaySince, List<String> whys) {
  /** Between two cycles it is not asked more often than this with another outcome each time. */
  private static final int MOST = 20;

  public Contact {
    whys = List.copyOf(whys);
  }

  /** It was not asked yet. */
  public static Contact none() {
    return new Contact(null, null, List.of());
  }

  /** It answered. */
  public static Contact answered(Moment now) {
    return new Contact(now, null, List.of());
  }

  /** The same after it was asked once more and did not answer. */
  Contact silent(String why, Moment now) {
    List<String> longer = Stream.concat(whys.stream(), Stream.of(why)).distinct().toList();
    int excess = Math.max(0, longer.size() - MOST);
    return new Contact(
        readAt, awaySince == null ? now : awaySince, longer.subList(excess, longer.size()));
  }

  /** The same once a cycle has recorded it. */
  Contact recorded() {
    return new Contact(readAt, awaySince, whys.subList(Math.max(0, whys.size() - 1), whys.size()));
  }

  public boolean isAway() {
    return awaySince != null;
  }

  /** Why it could not be asked when it was last tried; empty while it answers. */
  public String why() {
    return whys.isEmpty() ? "" : whys.getLast();
  }
}
