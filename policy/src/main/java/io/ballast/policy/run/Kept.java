package io.ballast.policy.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, in the order in which the names came. There are one or two as a rule, which need
 * no hashing.
 *
 * <p>Undoing it takes back the name that came last.
 */
final class Kept<V> implements Undo {

  /** So many are looked through; more are hashed. */
  private static final int FEW = 8;

  private static final class Entry<V> {
    final String name;
    final @Nullable Entry<V> earlier;
    V value;

    Entry(String name, V value, @Nullable Entry<V> earlier) {
      this.name = name;
      this.value = value;
      this.earlier = earlier;
    }
  }

  private @Nullable Entry<V> latest;
  private int size;
  private @Nullable Map<String, Entry<V>> hashed;

  @Nullable V get(String name) {
    Entry<V> entry = find(name);
    return entry == null ? null : entry.value;
  }

  private @Nullable Entry<V> find(String name) {
    if (hashed != null) {
      return hashed.get(name);
    }
    Entry<V> entry = latest;
    while (entry != null && !entry.name.equals(name)) {
      entry = entry.earlier;
    }
    return entry;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Gives the value that it replaces, if there was one. */
  @Nullable V put(String name, V value) {
    Entry<V> known = find(name);
    if (known != null) {
      V old = known.value;
      known.value = value;
      return old;
    }
    latest = new Entry<>(name, value, latest);
    size++;
    if (hashed != null) {
      hashed.put(name, latest);
    } else if (size > FEW) {
      hashed = hash();
    }
    return null;
  }

  private Map<String, Entry<V>> hash() {
    Map<String, Entry<V>> all = new HashMap<>();
    for (Entry<V> entry = latest; entry != null; entry = entry.earlier) {
      all.put(entry.name, entry);
    }
    return all;
  }

  @Override
  public void undo() {
    Entry<V> last = latest;
    if (last != null) {
      latest = last.earlier;
      size--;
      if (hashed != null) {
        hashed.remove(last.name);
      }
    }
  }

  /** A copy in order. */
  Map<String, V> all() {
    LinkedHashMap<String, V> all = new LinkedHashMap<>();
    for (Entry<V> entry = latest; entry != null; entry = entry.earlier) {
      all.putFirst(entry.name, entry.value);
    }
    return all;
  }

  /** Adds the values in order. */
  void addTo(List<V> values) {
    if (size > FEW) {
      values.addAll(all().values());
      return;
    }
    int begin = values.size();
    for (Entry<V> entry = latest; entry != null; entry = entry.earlier) {
      values.add(begin, entry.value);
    }
  }
}
