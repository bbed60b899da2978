package io.ballast.sim;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which kernel files are in the way of being read and written now, by how their paths begin. */
final class FileTroubles {
  private final Map<String, FileRefusal> refused = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();

  void refuse(String prefix, FileRefusal how, boolean refuse) {
    if (refuse) {
      refused.put(prefix, how);
    } else {
      refused.remove(prefix);
    }
  }

  void vanish(String prefix, boolean vanish) {
    if (vanish) {
      gone.add(prefix);
    } else {
      gone.remove(prefix);
    }
  }

  /**
   * @param deed what is tried, for the message: {@code read} or {@code write}
   * @throws NoSuchFileException if the file has vanished
   * @throws AccessDeniedException if it is denied
   * @throws IOException if it is broken; the message names the path
   */
  void check(String path, String deed) throws IOException {
    if (gone.stream().anyMatch(path::startsWith)) {
      throw new NoSuchFileException(path);
    }
    for (Map.Entry<String, FileRefusal> trouble : refused.entrySet()) {
      if (path.startsWith(trouble.getKey())) {
        switch (trouble.getValue()) {
          case DENIED -> throw new AccessDeniedException(path);
          case BROKEN -> throw new IOException("Cannot " + deed + " " + path + ": I/O error");
        }
      }
    }
  }

  /** Whether the file is among those that have vanished. */
  boolean vanished(String path) {
    return gone.stream().anyMatch(path::startsWith);
  }
}
