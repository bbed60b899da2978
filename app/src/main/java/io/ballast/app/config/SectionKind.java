package io.ballast.app.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections a configuration may have, in the order we write them. */
public enum SectionKind {
  MAIN("main", "The loop, the hypervisor and the policy."),
  LOGGING("logging", "Where log lines go."),
  HOST("host", "What is read about the host."),
  GUEST("guest", "What is read about each guest."),
  CLASS(
      "class NAME",
      """
      A service class, and the guests that belong to it. A guest belongs to the first class, in
      file order, with a pattern that its name fits; all others belong to the class `default`,
      which needs no section and takes no patterns."""),
  GUARD("guard", "The numbers of the guard, through which every change to a guest must pass."),
  COLLECTOR(
      "Collector: NAME", "Settings of one collector. The keys are those that the collector has."),
  VDSM(
      "vdsm",
      """
      How vdsm is reached, where `hypervisor-interface` names it. MOM reads none of these keys; the
      defaults are what it uses, and what vdsm ships.""");

  /** A section's kind, and its name where a kind has several. */
  record Header(SectionKind kind, String name) {}

  private static final Pattern NAMED = Pattern.compile("(class)\\s+(\\S+)|(Collector):\\s*(\\S+)");

  private final String title;
  private final String doc;

  SectionKind(String title, String doc) {
    this.title = title;
    this.doc = doc;
  }

  /** What stands between the brackets; NAME stands for a name. */
  public String title() {
    return title;
  }

  /** For the manual. */
  public String doc() {
    return doc;
  }

  /** What stands between the brackets for one name. */
  String header(String name) {
    return title.replace("NAME", name);
  }

  static Optional<Header> of(String header) {
    Matcher named = NAMED.matcher(header.strip());
    if (named.matches()) {
      return Optional.of(
          named.group(1) != null
              ? new Header(CLASS, named.group(2))
              : new Header(COLLECTOR, named.group(4)));
    }
    for (SectionKind kind : values()) {
      if (kind.title.equals(header)) {
        return Optional.of(new Header(kind, ""));
      }
    }
    return Optional.empty();
  }
}
