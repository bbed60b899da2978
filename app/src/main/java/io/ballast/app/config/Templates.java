package io.ballast.app.config;

import io.ballast.app.config.Ini.Entry;
import io.ballast.app.config.Ini.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fills in a text's {@code %(key)s}, and gives sections what {@code [DEFAULT]} says and they do
 * not.
 *
 * <p>What stands under {@code [Collector: NAME]} stays as it is: there {@code %(name)s} is a
 * guest's name.
 */
final class Templates {
  private static final String DEFAULT = "DEFAULT";

  private final List<Entry> defaults;
  private final Set<String> used = new HashSet<>();
  private final List<ConfigProblem> problems;

  private Templates(List<Entry> defaults, List<ConfigProblem> problems) {
    this.defaults = defaults;
    this.problems = new ArrayList<>(problems);
  }

  /** The same sections without {@code [DEFAULT]}, filled in, and the problems that came of it. */
  static Ini.Parsed fill(Ini.Parsed parsed) {
    List<Section> sections = parsed.ini().sections();
    List<Entry> defaults =
        sections.stream()
            .filter(section -> section.name().equals(DEFAULT))
            .flatMap(section -> section.entries().stream())
            .toList();
    Templates templates = new Templates(defaults, parsed.problems());
    List<Section> filled =
        sections.stream()
            .filter(section -> !section.name().equals(DEFAULT))
            .map(templates::section)
            .toList();
    templates.tellOfUnused();
    return new Ini.Parsed(new Ini(filled), templates.problems.stream().distinct().toList());
  }

  private Section section(Section section) {
    Optional<SectionKind> kind = SectionKind.of(section.name()).map(SectionKind.Header::kind);
    if (kind.isEmpty() || kind.get() == SectionKind.COLLECTOR) {
      return section;
    }
    List<String> known = Keys.names(kind.get());
    List<Entry> inherited =
        defaults.stream()
            .filter(entry -> known.contains(entry.key()))
            .filter(entry -> section.entries().stream().noneMatch(own -> own.is(entry.key())))
            .toList();
    inherited.forEach(entry -> used.add(entry.key()));
    List<Entry> entries = Stream.concat(section.entries().stream(), inherited.stream()).toList();
    Map<String, String> values = new HashMap<>();
    defaults.forEach(entry -> values.put(entry.key(), entry.value()));
    entries.forEach(entry -> values.put(entry.key(), entry.value()));
    Template template = new Template(values, used);
    return new Section(
        section.name(),
        section.place(),
        entries.stream().map(entry -> filled(entry, template)).toList());
  }

  private Entry filled(Entry entry, Template template) {
    try {
      return new Entry(entry.key(), template.fill(entry.value()), entry.place());
    } catch (BadValue e) {
      problems.add(new ConfigProblem(entry.place(), "`" + entry.key() + "` " + e.getMessage()));
      return entry;
    }
  }

  private void tellOfUnused() {
    for (Entry entry : defaults) {
      if (!used.contains(entry.key())) {
        String nobody = "`%s` in [DEFAULT] is read by no section of this file; remove it";
        problems.add(new ConfigProblem(entry.place(), nobody.formatted(entry.key())));
      }
    }
  }
}
