package io.ballast.app.config;

import io.ballast.core.model.ServiceClass;
import io.ballast.core.model.ServiceClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From text to a checked configuration, with every problem on the way. */
final class ConfigReader {
  private final String file;
  private final Path base;
  private final KnownNames names;
  private final Report report = new Report();
  private final Map<SectionKind, SectionReader> single = new LinkedHashMap<>();
  private final Map<String, SectionReader> classes = new LinkedHashMap<>();
  private final Map<String, SectionReader> collectors = new LinkedHashMap<>();

  ConfigReader(String file, Path base, KnownNames names) {
    this.file = file;
    this.base = base;
    this.names = names;
  }

  Config.Result read(String text, List<Given> given) {
    Ini.Parsed parsed = Ini.read(file, text);
    report.addErrors(parsed.problems());
    Ini ini = parsed.ini();
    for (Given each : given) {
      ini = each.in(ini);
    }
    ini.sections().forEach(this::sort);
    Config config = config();
    check(config);
    return report.errors().isEmpty()
        ? new Config.Loaded(config, report.warnings())
        : new Config.Refused(report.errors(), report.warnings());
  }

  /** Puts a section where its kind is read from, and names the keys it must not have. */
  private void sort(Ini.Section section) {
    Optional<SectionKind.Header> header = SectionKind.of(section.name());
    if (header.isEmpty()) {
      report.error(section.place(), UnknownNames.section(section.name()));
      return;
    }
    SectionKind kind = header.get().kind();
    String name = header.get().name();
    SectionReader reader =
        new SectionReader(section.name(), section.place(), section.entries(), base, report);
    unknownKeys(reader, kind, name);
    if (kind == SectionKind.CLASS) {
      putOnce(classes, name, reader);
    } else if (kind == SectionKind.COLLECTOR) {
      putOnce(collectors, name, reader);
    } else {
      single.put(kind, reader);
    }
  }

  private void putOnce(Map<String, SectionReader> into, String name, SectionReader reader) {
    SectionReader earlier = into.putIfAbsent(name, reader);
    if (earlier != null) {
      report.error(
          reader.place(),
          "[%s] is already in line %d; join the two"
              .formatted(reader.title(), earlier.place().line()));
    }
  }

  private void unknownKeys(SectionReader reader, SectionKind kind, String name) {
    if (kind == SectionKind.COLLECTOR && !names.hasCollector(name)) {
      return; // Told once, when names are checked.
    }
    List<String> known =
        kind == SectionKind.COLLECTOR
            ? names.settings().getOrDefault(name, List.of())
            : Keys.names(kind);
    for (Ini.Entry entry : reader.entries()) {
      if (!known.contains(entry.key())) {
        report.error(entry.place(), UnknownNames.key(entry.key(), reader.title(), known));
      }
    }
  }

  private Config config() {
    return new Config(
        MainKeys.read(reader(SectionKind.MAIN)),
        LoggingKeys.read(reader(SectionKind.LOGGING)),
        new CollectorsConfig(
            reader(SectionKind.HOST).get(CollectorKeys.HOST),
            reader(SectionKind.GUEST).get(CollectorKeys.GUEST),
            settings()),
        serviceClasses(),
        GuardKeys.read(reader(SectionKind.GUARD)),
        VdsmKeys.read(reader(SectionKind.VDSM)));
  }

  private Map<String, Map<String, String>> settings() {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    collectors.forEach(
        (name, reader) -> {
          Map<String, String> settings = new LinkedHashMap<>();
          reader
              .entries()
              .forEach(entry -> settings.put(entry.key(), setting(name, reader, entry)));
          all.put(name, Collections.unmodifiableMap(settings));
        });
    return Collections.unmodifiableMap(all); // In file order, unlike Map.copyOf.
  }

  /** A setting that is not known was told before. */
  private String setting(String collector, SectionReader reader, Ini.Entry entry) {
    Optional<CollectorSetting> known = CollectorSetting.of(collector, entry.key());
    try {
      return known.isEmpty() ? entry.value() : known.get().read(entry.value().strip(), base);
    } catch (BadValue e) {
      report.error(
          entry.place(), "`%s` in [%s] %s".formatted(entry.key(), reader.title(), e.getMessage()));
      return entry.value();
    }
  }

  private ServiceClasses serviceClasses() {
    List<ServiceClass> configs = new ArrayList<>();
    classes.forEach((name, reader) -> configs.add(ClassKeys.read(name, reader)));
    ServiceClass standard =
        configs.stream()
            .filter(ServiceClass::isDefault)
            .findFirst()
            .orElseGet(() -> ClassKeys.read(ServiceClass.DEFAULT_NAME, reader(SectionKind.CLASS)));
    return new ServiceClasses(configs.stream().filter(c -> !c.isDefault()).toList(), standard);
  }

  private void check(Config config) {
    new MainChecks(this::reader, report).check(config);
    new ClassChecks(classes, report).check(config.classes().all());
    NameChecks nameChecks = new NameChecks(names, report);
    nameChecks.check(config, this::reader);
    nameChecks.checkSettings(collectors);
  }

  /** The section of that kind; one without entries when the file has none. */
  private SectionReader reader(SectionKind kind) {
    SectionReader absent =
        new SectionReader(kind.title(), new Place(file, 0), List.of(), base, report);
    return single.getOrDefault(kind, absent);
  }
}
