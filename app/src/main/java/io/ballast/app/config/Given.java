package io.ballast.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A value that does not come from the file.
 *
 * @param origin what is told as its place: {@code option -r}
 * @param instead keys of the section that it takes the place of, besides its own
 * @param unless keys of the section beside whose values it does not count
 */
public record Given(
    String section,
    String key,
    String value,
    String origin,
    Set<String> instead,
    Set<String> unless) {

  public Given {
    instead = Set.copyOf(instead);
    unless = Set.copyOf(unless);
  }

  /** What an option says, whatever the file does. */
  public static Given option(String section, String key, String value, String option) {
    return new Given(section, key, value, "option " + option, Set.of(key), Set.of());
  }

  /** The same sections with this value among them. */
  Ini in(Ini ini) {
    Optional<Ini.Section> there =
        ini.sections().stream().filter(one -> one.name().equals(section)).findFirst();
    List<Ini.Entry> before = there.map(Ini.Section::entries).orElse(List.of());
    if (before.stream()
        .anyMatch(entry -> unless.contains(entry.key()) && !entry.value().isEmpty())) {
      return ini;
    }
    List<Ini.Entry> entries = new ArrayList<>(before);
    entries.removeIf(entry -> instead.contains(entry.key()));
    Place place = new Place(origin, 0);
    entries.add(new Ini.Entry(key, value, place));
    List<Ini.Section> sections = new ArrayList<>(ini.sections());
    sections.removeIf(one -> one.name().equals(section));
    sections.add(new Ini.Section(section, there.map(Ini.Section::place).orElse(place), entries));
    return new Ini(List.copyOf(sections));
  }
}
