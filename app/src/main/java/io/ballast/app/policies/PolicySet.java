package io.ballast.app.policies;

import io.ballast.app.Policies;
import io.ballast.app.config.PolicySource;
import io.ballast.policy.syntax.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Policies by their names. Joined in the order of the names they are one program.
 *
 * @param parts each with the place it is from, as diagnostics name it
 */
public record PolicySet(SequencedMap<String, Source.Part> parts) {
  /** MOM's name of a policy that has none. */
  public static final String MAIN = "50_main_";

  private static final String SUFFIX = ".policy";

  public PolicySet {
    parts = new LinkedHashMap<>(new TreeMap<>(parts));
  }

  /** Reads them from where the configuration has them. */
  public static PolicySet read(PolicySource from) throws Policies.Rejected {
    Source source = Policies.read(from);
    return switch (from) {
      case PolicySource.Folder _ -> {
        TreeMap<String, Source.Part> parts = new TreeMap<>();
        source.parts().forEach(part -> parts.put(name(part), part));
        yield new PolicySet(parts);
      }
      case PolicySource.File _, PolicySource.Shipped _, PolicySource.Nothing _ ->
          single(source.parts().getFirst());
    };
  }

  private static String name(Source.Part file) {
    String name = Path.of(file.name()).getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** One policy alone. */
  public static PolicySet single(String text) {
    return single(new Source.Part(MAIN, text));
  }

  private static PolicySet single(Source.Part part) {
    return new PolicySet(new TreeMap<>(Map.of(MAIN, part)));
  }

  /** With this one in the place of the one with its name, or among the others. */
  public PolicySet with(String name, String text) {
    TreeMap<String, Source.Part> changed = new TreeMap<>(parts);
    changed.put(name, new Source.Part(name, text));
    return new PolicySet(changed);
  }

  /** Without the one with that name, if there is one. */
  public PolicySet without(String name) {
    TreeMap<String, Source.Part> changed = new TreeMap<>(parts);
    changed.remove(name);
    return new PolicySet(changed);
  }

  /** All of them as one program. */
  public Source source() {
    return new Source(List.copyOf(parts.values()));
  }

  /** Their texts, by their names. */
  public SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    parts.forEach((name, part) -> texts.put(name, part.text()));
    return texts;
  }
}
