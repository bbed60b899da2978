package io.ballast.app.plot;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The plot files of one run.
 *
 * @param entities by name, each with its lines
 */
public record PlotTable(Map<String, List<Map<String, String>>> entities) {
  private static final String SUFFIX = ".dat";
  private static final String TIME = "time";
  private static final int MOST_FILES = 100_000;

  /**
   * Reads a folder.
   *
   * @throws IOException if it cannot be read, or a file in it is none; the message says which
   */
  public static PlotTable read(Path folder) throws IOException {
    Map<String, List<Map<String, String>>> entities = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        entities.put(name.substring(0, name.length() - SUFFIX.length()), lines(file));
        if (entities.size() > MOST_FILES) {
          throw new IOException("there are more than %d files".formatted(MOST_FILES));
        }
      }
    }
    return new PlotTable(entities);
  }

  private static List<Map<String, String>> lines(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    if (all.isEmpty() || !all.getFirst().startsWith("# " + TIME)) {
      throw new IOException("%s does not begin with `# time`".formatted(file));
    }
    String[] fields = all.getFirst().substring(2).split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : all.subList(1, all.size())) {
      String[] values = line.split("\t", -1);
      if (values.length != fields.length) {
        throw new IOException(
            "%s:%d has %d values for %d fields"
                .formatted(file, rows.size() + 2, values.length, fields.length));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < fields.length; i++) {
        row.put(fields[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private TreeSet<String> fields() {
    TreeSet<String> fields = new TreeSet<>();
    entities
        .values()
        .forEach(rows -> rows.stream().limit(1).forEach(r -> fields.addAll(r.keySet())));
    fields.remove(TIME);
    return fields;
  }

  /** One table of all: who, when, and a column for each field; empty where there is no value. */
  public String csv() {
    TreeSet<String> fields = fields();
    StringBuilder csv = new StringBuilder("entity,time");
    fields.forEach(field -> csv.append(',').append(field));
    csv.append('\n');
    entities.forEach(
        (name, rows) ->
            rows.forEach(
                row -> {
                  csv.append(name).append(',').append(row.get(TIME));
                  fields.forEach(
                      field -> {
                        String value = row.getOrDefault(field, PlotLines.NIL);
                        csv.append(',').append(value.equals(PlotLines.NIL) ? "" : value);
                      });
                  csv.append('\n');
                }));
    return csv.toString();
  }

  /**
   * A script for gnuplot: a page for each field, a line on it for each entity that has it.
   *
   * @param folder where the files are, for the script
   */
  public String gnuplot(String folder) {
    StringBuilder script =
        new StringBuilder(
            """
            # gnuplot -p THIS
            set datafile missing "None"
            set xdata time
            set timefmt "%s"
            set format x "%H:%M:%S"
            set key outside
            set term pngcairo size 1200,600
            """);
    for (String field : fields()) {
      List<String> lines = new ArrayList<>();
      entities.forEach(
          (name, rows) -> {
            int column = rows.isEmpty() ? -1 : List.copyOf(rows.getFirst().keySet()).indexOf(field);
            if (column >= 0) {
              lines.add(
                  "  '%s/%s.dat' using 1:%d with lines title '%s' noenhanced"
                      .formatted(folder.replace("'", "''"), name, column + 1, name));
            }
          });
      script.append(
          "set output '%s.png'%nset title '%s' noenhanced%nplot \\%n".formatted(field, field));
      script.append(String.join(", \\\n", lines)).append('\n');
    }
    return script.toString();
  }
}
