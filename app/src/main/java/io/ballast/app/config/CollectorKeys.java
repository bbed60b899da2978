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
          The collectors that read the host; the first that has a field gives it. What a shipped
          policy reads is always read beside them; when empty, a policy of your own gets MOM's
          `HostMemory`.""");
  static final ConfigKey<CollectorsConfig, List<String>> GUEST =
      new ConfigKey<>(
          SectionKind.GUEST,
          "collectors",
          ValueTypes.NAMES,
          List.of(),
          CollectorsConfig::guest,
          """
          The collectors that read each guest; the first that has a field gives it. What a shipped
          policy reads is always read beside them; when empty, a policy of your own gets MOM's
          `GuestQemuProc, GuestMemory`.""");

  private CollectorKeys() {}
}
