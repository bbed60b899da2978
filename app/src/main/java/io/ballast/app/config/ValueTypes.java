package io.ballast.app.config;

import io.ballast.core.model.NamePattern;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of values that are neither a duration nor a size. */
final class ValueTypes {

  /** Any text. */
  static final ValueType<String> TEXT =
      new ValueType<>("text", (text, base) -> text, t -> t, false);

  /** A file or folder; empty means none. */
  static final ValueType<Optional<Path>> OPTIONAL_PATH =
      new ValueType<>(
          "a path",
          (text, base) -> text.isEmpty() ? Optional.empty() : Optional.of(path(text, base)),
          path -> path.map(Path::toString).orElse(""),
          false);

  /** {@code true} or {@code false}, in the words that MOM knows. */
  static final ValueType<Boolean> FLAG =
      new ValueType<>("true or false", (text, base) -> flag(text), String::valueOf, false);

  /** Names between commas. */
  static final ValueType<List<String>> NAMES =
      new ValueType<>(
          "names, separated by commas",
          (text, base) -> names(text),
          names -> String.join(", ", names),
          true);

  /** Patterns between commas. */
  static final ValueType<List<NamePattern>> PATTERNS =
      new ValueType<>(
          "patterns, separated by commas; `*` stands for any text, `?` for one character",
          (text, base) -> names(text).stream().map(NamePattern::new).toList(),
          patterns -> String.join(", ", patterns.stream().map(NamePattern::text).toList()),
          true);

  /** Where MOM's remote calls are answered. */
  static final ValueType<RpcEndpoint> RPC =
      new ValueType<>(
          "-1 for none, a TCP port on localhost, or the path of a unix socket",
          ValueTypes::rpc,
          RpcEndpoint::text,
          false);

  /** Where log lines go. */
  static final ValueType<LogTarget> LOG =
      new ValueType<>(
          "`stdio` or a file",
          (text, base) ->
              text.isEmpty() || text.equals("stdio")
                  ? new LogTarget.Stdio()
                  : new LogTarget.File(path(text, base)),
          LogTarget::text,
          false);

  /** A file's permission bits. */
  static final ValueType<Set<PosixFilePermission>> MODE =
      new ValueType<>(
          "a file mode in octal, from 0000 to 0777",
          (text, base) -> mode(text),
          ValueTypes::octal,
          false);

  private ValueTypes() {}

  /** A whole number between two bounds, both included. */
  static ValueType<Integer> count(int min, int max) {
    String doc = "a whole number from %,d to %,d".formatted(min, max);
    return new ValueType<>(
        doc, (text, base) -> (int) whole(text, min, max, doc), String::valueOf, false);
  }

  /** One of an enum's words. */
  static <T extends Choice> ValueType<T> choice(T[] values) {
    String doc =
        String.join(", ", Stream.of(values).map(v -> "`" + v.words().getFirst() + "`").toList());
    return new ValueType<>(
        "one of " + doc,
        (text, base) -> chosen(text, values, doc),
        value -> value.words().getFirst(),
        false);
  }

  private static <T extends Choice> T chosen(String text, T[] values, String doc) throws BadValue {
    String word = text.toLowerCase(Locale.ROOT);
    for (T value : values) {
      if (value.words().contains(word)) {
        return value;
      }
    }
    List<String> words = Stream.of(values).map(v -> v.words().getFirst()).toList();
    throw new BadValue(
        "must be one of %s, not `%s`%s".formatted(doc, text, UnknownNames.didYouMean(word, words)));
  }

  private static long whole(String text, long min, long max, String doc) throws BadValue {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers out of range.
    }
    throw new BadValue("must be %s, not `%s`".formatted(doc, text));
  }

  /** The bits stand in the order of the enum's constants, the owner's read first. */
  private static Set<PosixFilePermission> mode(String text) throws BadValue {
    if (!text.matches("0?[0-7]{3}")) {
      throw new BadValue("must be a file mode in octal such as 0660, not `%s`".formatted(text));
    }
    int bits = Integer.parseInt(text, 8);
    return Stream.of(PosixFilePermission.values())
        .filter(permission -> (bits >> (8 - permission.ordinal()) & 1) == 1)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String octal(Set<PosixFilePermission> mode) {
    int bits = mode.stream().mapToInt(permission -> 1 << (8 - permission.ordinal())).sum();
    return String.format(Locale.ROOT, "%04o", bits);
  }

  private static boolean flag(String text) throws BadValue {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new BadValue("must be true or false, not `%s`".formatted(text));
    };
  }

  private static List<String> names(String text) throws BadValue {
    List<String> names = new ArrayList<>();
    for (String part : text.split("[,\n]")) {
      String name = part.strip();
      if (names.contains(name)) {
        throw new BadValue("names `%s` twice; once is enough".formatted(name));
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  private static RpcEndpoint rpc(String text, Path base) throws BadValue {
    if (text.isEmpty() || text.equals("-1")) {
      return new RpcEndpoint.Off();
    }
    if (text.matches("-?\\d+")) {
      String doc = "-1, a port from 1 to 65,535, or the path of a unix socket";
      return new RpcEndpoint.Tcp((int) whole(text, 1, 65535, doc));
    }
    return new RpcEndpoint.UnixSocket(path(text, base));
  }

  private static Path path(String text, Path base) throws BadValue {
    try {
      return base.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new BadValue("must be a path, not `%s`".formatted(text));
    }
  }
}
