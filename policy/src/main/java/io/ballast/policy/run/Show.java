package io.ballast.policy.run;

import io.ballast.policy.syntax.Printable;
import java.util.regex.Pattern;

/** Values as people read them, never longer than asked. */
public final class Show {

  private static final int MESSAGE = 60;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private Show() {}

  /** The value in the policy language's own notation, cut after {@code limit} chars. */
  public static String value(Value value, int limit) {
    StringBuilder text = new StringBuilder();
    append(text, value, limit);
    return Printable.shortened(text.toString(), limit);
  }

  /** The same on one line: line breaks and runs of spaces become one space. */
  public static String line(Value value, int limit) {
    StringBuilder text = new StringBuilder();
    append(text, value, limit);
    return Printable.shortened(WHITE_SPACE.matcher(text).replaceAll(" ").strip(), limit);
  }

  /** A text of the policy in a message. */
  static String shortened(String text) {
    return Printable.shortened(text, MESSAGE);
  }

  private static void append(StringBuilder text, Value value, int limit) {
    switch (value) {
      case Value.Nil nil -> text.append("nil");
      case Value.Bool bool -> text.append(bool.value());
      case Value.Int number -> integer(text, number, limit);
      case Value.Real real -> text.append(real.value());
      case Value.Text string ->
          text.append(string.value(), 0, Math.min(limit + 1, string.value().length()));
      case Value.Items items -> list(text, items, limit);
      case Value.Ref ref ->
          text.append(ref.entity().type().name()).append(' ').append(ref.entity().id());
      case Value.Function function -> function(text, function.callable());
    }
  }

  /** Writing a huge number in decimal takes long and helps nobody. */
  private static void integer(StringBuilder text, Value.Int number, int limit) {
    int bits = number.value().bitLength();
    if (bits > 4L * limit) {
      text.append("an integer of ").append(bits).append(" bits");
    } else {
      text.append(number.value());
    }
  }

  private static void list(StringBuilder text, Value.Items items, int limit) {
    text.append('(');
    String gap = "";
    for (Value value : items.values()) {
      if (text.length() > limit) {
        break;
      }
      text.append(gap);
      append(text, value, limit);
      gap = " ";
    }
    text.append(')');
  }

  private static void function(StringBuilder text, Callable callable) {
    switch (callable) {
      case Callable.Builtin builtin -> text.append(builtin.name());
      case Callable.Method method ->
          text.append(method.entity().type().name()).append('.').append(method.name());
    }
  }
}
