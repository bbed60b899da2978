package io.ballast.host.libvirt;

import io.ballast.core.model.Tags;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Collects tags from a domain's metadata: {@code <tags xmlns="https://ballast.io/tags/1"><tag
 * name="k">v</tag></tags>}. Only what is in that namespace and at that place counts; of two tags of
 * one name the first does.
 */
final class TagsFound {
  /** The namespace of tags in libvirt's metadata. */
  static final String NAMESPACE = "https://ballast.io/tags/1";

  private static final String LIST = "/domain/metadata/tags";
  private static final String TAG = LIST + "/tag";

  private final Map<String, String> byName = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private int leftOut;
  private boolean inList;
  private @Nullable String name;

  /** An element begins. */
  void begin(String path, XMLStreamReader element) {
    boolean ours = NAMESPACE.equals(element.getNamespaceURI());
    if (path.equals(LIST)) {
      inList = ours;
    } else if (path.equals(TAG) && inList && ours) {
      String given = element.getAttributeValue(null, "name");
      name = given == null ? "" : given;
      text.setLength(0);
    }
  }

  /** Text inside an element; no more of it is kept than tells that it is too long. */
  void text(String path, String chars) {
    if (name != null && path.equals(TAG)) {
      text.append(chars, 0, Math.min(chars.length(), Tags.LONGEST + 1));
      text.setLength(Math.min(text.length(), Tags.LONGEST + 1));
    }
  }

  /** An element ends. */
  void end(String path) {
    if (name != null && path.equals(TAG)) {
      keep(name, text.toString().strip());
      name = null;
    }
  }

  private void keep(String tag, String value) {
    if (byName.containsKey(tag)) {
      return;
    }
    boolean fits = !tag.isEmpty() && tag.length() <= Tags.LONGEST && text.length() <= Tags.LONGEST;
    if (fits && byName.size() < Tags.MOST) {
      byName.put(tag, value);
    } else {
      leftOut++;
    }
  }

  Tags tags() {
    return byName.isEmpty() && leftOut == 0 ? Tags.NONE : new Tags(byName, leftOut);
  }
}
