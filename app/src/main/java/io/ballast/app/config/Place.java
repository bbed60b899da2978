package io.ballast.app.config;

/**
 * Where something stands in a configuration.
 *
 * @param file as the administrator named it
 * @param line from 1; 0 means the file as a whole
 */
public record Place(String file, int line) {

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
