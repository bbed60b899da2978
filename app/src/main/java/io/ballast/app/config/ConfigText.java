package io.ballast.app.config;

import io.ballast.core.model.ServiceClass;
import java.util.List;

/** Writes a configuration as a text that reads as the same one. */
public final class ConfigText {
  private ConfigText() {}

  /** Only what differs from the defaults; classes always, since their order counts. */
  public static String render(Config config) {
    StringBuilder out = new StringBuilder();
    section(out, "main", MainKeys.ALL, config.main());
    section(out, "logging", LoggingKeys.ALL, config.logging());
    section(out, "host", List.of(CollectorKeys.HOST), config.collectors());
    section(out, "guest", List.of(CollectorKeys.GUEST), config.collectors());
    for (ServiceClass each : config.classes().all()) {
      section(out, SectionKind.CLASS.header(each.name()), ClassKeys.ALL, each);
    }
    section(out, "guard", GuardKeys.ALL, config.guard());
    settings(out, config.collectors());
    section(out, "vdsm", VdsmKeys.ALL, config.vdsm());
    return out.toString();
  }

  private static <R> void section(
      StringBuilder out, String title, List<ConfigKey<R, ?>> keys, R holder) {
    out.append('[').append(title).append("]\n");
    for (ConfigKey<R, ?> key : keys) {
      String text = key.textIn(holder);
      if (!text.equals(key.defaultText())) {
        line(out, key.name(), Template.escaped(text));
      }
    }
    out.append('\n');
  }

  private static void settings(StringBuilder out, CollectorsConfig collectors) {
    collectors
        .settings()
        .forEach(
            (name, settings) -> {
              out.append('[').append(SectionKind.COLLECTOR.header(name)).append("]\n");
              settings.forEach((key, value) -> line(out, key, value.replace("\n", "\n  ")));
              out.append('\n');
            });
  }

  private static void line(StringBuilder out, String key, String text) {
    out.append(key).append(':').append(text.isEmpty() ? "" : " ").append(text).append('\n');
  }
}
