package io.ballast.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The scripts and sources that travel beside this class. */
final class Resources {
  private Resources() {}

  static byte[] bytes(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new LabException("The lab was built without its file " + name + ": build it anew.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new LabException("Cannot read the lab's own file " + name + ".", e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
