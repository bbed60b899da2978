package io.ballast.core.collect;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads each file and folder once in a round, so that everyone who asks sees the same moment. */
final class RoundCache implements KernelView {
  private final KernelView kernel;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> folders = new HashMap<>();

  RoundCache(KernelView kernel) {
    this.kernel = kernel;
  }

  @Override
  public String read(String path) throws IOException {
    String known = texts.get(path);
    if (known != null) {
      return known;
    }
    String text = kernel.read(path);
    texts.put(path, text);
    return text;
  }

  @Override
  public List<String> list(String path) throws IOException {
    List<String> known = folders.get(path);
    if (known != null) {
      return known;
    }
    List<String> names = kernel.list(path);
    folders.put(path, names);
    return names;
  }
}
