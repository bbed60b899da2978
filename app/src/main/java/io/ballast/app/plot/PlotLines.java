package io.ballast.app.plot;

import io.ballast.core.collect.Sample;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import java.util.List;

/** Samples as MOM writes them: the time in seconds and the fields in order of their names. */
final class PlotLines {
  /** Python's word, which is what stands in MOM's files. */
  static final String NIL = "None";

  private PlotLines() {}

  private static List<String> fields(Sample sample) {
    return sample.layout().fields().stream()
        .filter(field -> field.kind() != Kind.OBJECTS)
        .map(FieldDecl::name)
        .sorted()
        .toList();
  }

  static String header(Sample sample) {
    return "# time\t" + String.join("\t", fields(sample)) + "\n";
  }

  static String line(Sample sample) {
    StringBuilder line = new StringBuilder();
    line.append(sample.at().wall().getEpochSecond());
    for (String field : fields(sample)) {
      line.append('\t').append(text(sample.get(field)));
    }
    return line.append('\n').toString();
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number.toString();
      case Value.Real(double number) -> Double.toString(number);
      case Value.Bool(boolean truth) -> truth ? "True" : "False";
      case Value.Text(String text) -> text.replaceAll("\\s", "_");
      case Value.Nil _, Value.Items _, Value.Ref _, Value.Function _ -> NIL;
    };
  }
}
