package io.ballast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured number.
 *
 * @param subject what was measured: the {@code case} of the file
 */
record Result(String subject, String contestant, String metric, double value, String unit) {

  static void write(Path file, List<Result> results) throws IOException {
    List<Map<String, Object>> rows = results.stream().map(Result::row).toList();
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, mapper.writeValueAsString(rows) + "\n");
  }

  private Map<String, Object> row() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case", subject);
    row.put("contestant", contestant);
    row.put("metric", metric);
    row.put("value", value);
    row.put("unit", unit);
    return row;
  }
}
