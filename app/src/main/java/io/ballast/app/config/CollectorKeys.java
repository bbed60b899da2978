package io.ballast.app.config;

import java.util.List;

/** The keys of {@code [host]} and {@code [guest]}. */
final class CollectorKeys {
  static final ConfigKey<CollectorsConfig, List<String>> HOST =
      new ConfigKey<>(
          SectionKind.HOST,
          "collectors",
          ValueTypes.NAMES,
          List.of("HostMemory"),
          CollectorsConfig::host,
          "The collectors that read the host.");
  static final ConfigKey<CollectorsConfig, List<String>> GUEST =
      new ConfigKey<>(
          SectionKind.GUEST,
          "collectors",
          ValueTypes.NAMES,
          List.of("GuestQemuProc", "GuestMemory"),
          CollectorsConfig::guest,
          "The collectors that read each guest.");

  private CollectorKeys() {}
}
