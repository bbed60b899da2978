package io.ballast.app.config;

import io.ballast.core.model.ServiceClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every value that a configuration comes to, with where each is from. */
public final class Effective {
  private static final String DEFAULT = "default";

  private final Map<String, Map<String, Place>> places = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * One key.
   *
   * @param value as it would be written
   * @param origin {@code FILE:LINE}, an option, or {@code default}
   */
  public record Row(String section, String key, String value, String origin) {}

  private Effective(Ini ini) {
    for (Ini.Section section : ini.sections()) {
      Map<String, Place> keys =
          places.computeIfAbsent(title(section.name()), name -> new HashMap<>());
      section.entries().forEach(entry -> keys.putIfAbsent(entry.key(), entry.place()));
    }
  }

  /** Two ways to write a header mean the same section. */
  private static String title(String header) {
    Optional<SectionKind.Header> known = SectionKind.of(header);
    return known.map(one -> one.kind().header(one.name())).orElse(header);
  }

  /**
   * The rows of a configuration, in the order in which we write it.
   *
   * @param config what came of reading the text
   */
  public static List<Row> of(Config config, String name, String text, List<Given> given) {
    Ini ini = Ini.read(name, text).ini();
    for (Given each : given) {
      ini = each.in(ini);
    }
    return new Effective(ini).rows(config);
  }

  /** The same for a file that has just been read. */
  public static List<Row> of(Config config, Path file, List<Given> given) {
    return switch (ConfigFile.read(file)) {
      case ConfigFile.Text(String text) -> of(config, file.toString(), text, given);
      case ConfigFile.Unreadable _ -> of(config, file.toString(), "", given);
    };
  }

  private List<Row> rows(Config config) {
    section("main", MainKeys.ALL, config.main());
    section("logging", LoggingKeys.ALL, config.logging());
    section("host", List.of(CollectorKeys.HOST), config.collectors());
    section("guest", List.of(CollectorKeys.GUEST), config.collectors());
    for (ServiceClass each : config.classes().all()) {
      section(SectionKind.CLASS.header(each.name()), ClassKeys.ALL, each);
    }
    section("guard", GuardKeys.ALL, config.guard());
    config
        .collectors()
        .settings()
        .forEach(
            (name, settings) -> {
              String title = SectionKind.COLLECTOR.header(name);
              settings.forEach((key, value) -> row(title, key, value));
            });
    section("vdsm", VdsmKeys.ALL, config.vdsm());
    return List.copyOf(rows);
  }

  private <R> void section(String title, List<ConfigKey<R, ?>> keys, R holder) {
    keys.forEach(key -> row(title, key.name(), key.textIn(holder)));
  }

  private void row(String title, String key, String value) {
    Place place = places.getOrDefault(title, Map.of()).get(key);
    rows.add(new Row(title, key, value, place == null ? DEFAULT : place.toString()));
  }
}
