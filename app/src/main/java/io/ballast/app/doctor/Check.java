package io.ballast.app.doctor;

import java.io.IOException;
import java.util.List;

/** Looks at one side of a host. Nothing that it does changes anything. */
public interface Check {

  /** What it looks at, as a heading. */
  String area();

  /**
   * What it found.
   *
   * @throws IOException if it could not look; other checks go on
   */
  List<Finding> look() throws IOException;
}
