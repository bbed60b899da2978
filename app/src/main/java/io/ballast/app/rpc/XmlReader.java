package io.ballast.app.rpc;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a call. Values become {@link Long}, {@link Double}, {@link Boolean}, {@link String}, {@code
 * byte[]}, {@link List}, {@link Map} or null; a time stays the text that it is.
 *
 * <p>Names of elements count without their prefix: {@code ex:i8} is as good as {@code i8}.
 */
final class XmlReader {
  private static final int DEEPEST = 32;
  private static final int MOST_ARGUMENTS = 100;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader xml;

  private XmlReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Nothing outside the text is ever looked at, and it declares nothing. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * @throws Fault if it is no call
   */
  static Call call(byte[] request) throws Fault {
    try {
      return new XmlReader(FACTORY.createXMLStreamReader(new ByteArrayInputStream(request))).call();
    } catch (XMLStreamException e) {
      throw new Fault(
          Fault.PARSE,
          "The request is no XML: %s"
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    } catch (NumberFormatException e) {
      throw new Fault(Fault.PARSE, "A number is none: %s".formatted(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.PARSE, "A value cannot be read: %s".formatted(e.getMessage()));
    }
  }

  private Call call() throws XMLStreamException, Fault {
    enter("methodCall");
    enter("methodName");
    String method = xml.getElementText().strip();
    List<@Nullable Object> arguments = new ArrayList<>();
    if (nextTag() == XMLStreamConstants.START_ELEMENT) {
      require("params");
      while (nextTag() == XMLStreamConstants.START_ELEMENT) {
        require("param");
        enter("value");
        arguments.add(value(1));
        leave("param");
        if (arguments.size() > MOST_ARGUMENTS) {
          throw new Fault(
              Fault.PARSE, "A call has %d arguments at most.".formatted(MOST_ARGUMENTS));
        }
      }
    }
    return new Call(method, arguments);
  }

  /** Stands at the start of {@code value} and goes to its end. */
  private @Nullable Object value(int depth) throws XMLStreamException, Fault {
    if (depth > DEEPEST) {
      throw new Fault(Fault.PARSE, "Values may be %d deep at most.".formatted(DEEPEST));
    }
    StringBuilder bare = new StringBuilder();
    int event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
      if (xml.isCharacters()) {
        bare.append(xml.getText());
      }
      event = xml.next();
    }
    if (event == XMLStreamConstants.END_ELEMENT) {
      return bare.toString();
    }
    Object value = typed(depth);
    leave("value");
    return value;
  }

  /** Stands at the start of a type and goes to its end. */
  private @Nullable Object typed(int depth) throws XMLStreamException, Fault {
    String type = xml.getLocalName();
    return switch (type) {
      case "int", "i1", "i2", "i4", "i8" -> Long.valueOf(xml.getElementText().strip());
      case "double" -> Double.valueOf(xml.getElementText().strip());
      case "boolean" -> truth(xml.getElementText().strip());
      case "string", "dateTime.iso8601" -> xml.getElementText();
      case "base64" -> Base64.getMimeDecoder().decode(xml.getElementText());
      case "nil" -> {
        xml.getElementText();
        yield null;
      }
      case "array" -> array(depth);
      case "struct" -> struct(depth);
      default -> throw new Fault(Fault.PARSE, "There is no type `%s`.".formatted(type));
    };
  }

  private static boolean truth(String text) throws Fault {
    return switch (text) {
      case "1" -> true;
      case "0" -> false;
      default -> throw new Fault(Fault.PARSE, "A boolean is 0 or 1, not `%s`.".formatted(text));
    };
  }

  private List<@Nullable Object> array(int depth) throws XMLStreamException, Fault {
    List<@Nullable Object> values = new ArrayList<>();
    enter("data");
    while (nextTag() == XMLStreamConstants.START_ELEMENT) {
      require("value");
      values.add(value(depth + 1));
    }
    leave("array");
    return values;
  }

  private Map<String, @Nullable Object> struct(int depth) throws XMLStreamException, Fault {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (nextTag() == XMLStreamConstants.START_ELEMENT) {
      require("member");
      enter("name");
      String name = xml.getElementText();
      enter("value");
      members.put(name, value(depth + 1));
      leave("member");
    }
    return members;
  }

  private int nextTag() throws XMLStreamException {
    return xml.nextTag();
  }

  private void enter(String element) throws XMLStreamException, Fault {
    nextTag();
    require(element);
  }

  private void require(String element) throws Fault {
    if (!xml.isStartElement() || !xml.getLocalName().equals(element)) {
      throw new Fault(Fault.PARSE, "The request lacks <%s> where it belongs.".formatted(element));
    }
  }

  private void leave(String element) throws XMLStreamException, Fault {
    if (nextTag() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(element)) {
      throw new Fault(Fault.PARSE, "There is too much in a <%s>.".formatted(element));
    }
  }
}
