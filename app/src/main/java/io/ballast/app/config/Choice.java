package io.ballast.app.config;

import java.util.List;

/** A value that is one of a few words. */
interface Choice {

  /** The words that mean it; the first is the one we write. */
  List<String> words();
}
