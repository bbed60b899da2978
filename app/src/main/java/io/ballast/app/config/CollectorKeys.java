package io.ballast.app.config;

import java.util.List;

/** The keys of {@code [host]} and {@code [guest]}. */
final class CollectorKeys {
  static final ConfigKey<CollectorsConfig, List<String>> HOST =
      new ConfigKey<>(
          SectionKind.HOST,
          "collectors",
          ValueTypes.NAMES,
          List.of(),
          CollectorsConfig::host,
          """
          The collectors that read the host; when empty, those that a shipped policy reads, or for
          a policy of your own MOM's `HostMemory`.""");
  static final ConfigKey<CollectorsConfig, List<String>> GUEST =
      new ConfigKey<>(
          SectionKind.GUEST,
          "collectors",
          ValueTypes.NAMES,
          List.of(),
          CollectorsConfig::guest,
          """
          The collectors that read each guest; when empty, those that a shipped policy reads, or
          for a policy of your own MOM's `GuestQemuProc, GuestMemory`.""");

  private CollectorKeys() {}
}
