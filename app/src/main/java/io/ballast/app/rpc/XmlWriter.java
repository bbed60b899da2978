package io.ballast.app.rpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as Python's own server does, line by line, {@code <nil/>} and {@code <i8>}
 * included. What XML cannot carry, control characters and halves of pairs, becomes U+FFFD.
 */
final class XmlWriter {
  private static final String HEAD = "<?xml version='1.0'?>\n<methodResponse>\n";
  private static final String END = "</methodResponse>\n";
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out = new StringBuilder(HEAD);

  private XmlWriter() {}

  static byte[] answer(@Nullable Object value) {
    XmlWriter writer = new XmlWriter();
    writer.out.append("<params>\n<param>\n");
    writer.value(value);
    return writer.end("</param>\n</params>\n");
  }

  static byte[] fault(Fault fault) {
    XmlWriter writer = new XmlWriter();
    writer.out.append("<fault>\n");
    Map<String, Object> struct =
        new TreeMap<>(Map.of("faultCode", (long) fault.code(), "faultString", fault.sentence()));
    writer.value(struct);
    return writer.end("</fault>\n");
  }

  private byte[] end(String closing) {
    return out.append(closing).append(END).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(@Nullable Object value) {
    out.append("<value>");
    switch (value) {
      case null -> out.append("<nil/>");
      case Boolean truth -> typed("boolean", truth ? "1" : "0");
      case Integer number -> typed("int", number.toString());
      case Long number -> typed(number == number.intValue() ? "int" : "i8", number.toString());
      case Double number -> typed("double", number.toString());
      case String text -> text(text);
      case List<?> values -> array(values);
      case Map<?, ?> members -> struct(members);
      default -> throw new IllegalArgumentException("XML-RPC has no value for " + value.getClass());
    }
    out.append("</value>\n");
  }

  private void typed(String type, String text) {
    out.append('<').append(type).append('>').append(text);
    out.append("</").append(type).append('>');
  }

  private void text(String text) {
    out.append("<string>");
    escaped(text);
    out.append("</string>");
  }

  private void array(List<?> values) {
    out.append("<array><data>\n");
    values.forEach(this::value);
    out.append("</data></array>");
  }

  private void struct(Map<?, ?> members) {
    out.append("<struct>\n");
    members.forEach(
        (name, value) -> {
          out.append("<member>\n<name>");
          escaped(String.valueOf(name));
          out.append("</name>\n");
          value(value);
          out.append("</member>\n");
        });
    out.append("</struct>");
  }

  private void escaped(String text) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                default -> out.appendCodePoint(isCarried(point) ? point : REPLACEMENT);
              }
            });
  }

  /** The characters of XML 1.0. */
  private static boolean isCarried(int point) {
    return point == '\t'
        || point == '\n'
        || point >= ' ' && point < Character.MIN_SURROGATE
        || point > Character.MAX_SURROGATE && point <= REPLACEMENT
        || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
