package io.ballast.app.rpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method and what it is called with, as {@link XmlReader} reads values. */
record Call(String method, List<@Nullable Object> arguments) {
  Call {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  /**
   * @throws Fault if that argument is no string
   */
  String text(int index) throws Fault {
    if (arguments.get(index) instanceof String text) {
      return text;
    }
    throw new Fault(
        Fault.CALL,
        "<class 'TypeError'>:argument %d of %s is a string".formatted(index + 1, method));
  }

  /** The same for one that may be nil. */
  @Nullable String textOrNil(int index) throws Fault {
    return arguments.get(index) == null ? null : text(index);
  }

  /** The same for one that may be a number. */
  String textOrNumber(int index) throws Fault {
    return arguments.get(index) instanceof Long number ? number.toString() : text(index);
  }
}
