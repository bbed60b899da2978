package io.ballast.app.config;

import java.nio.file.Path;

/** Where the policy comes from. */
public sealed interface PolicySource {

  /** One file. */
  record File(Path path) implements PolicySource {}

  /** Every {@code *.policy} of a folder, in name order. */
  record Folder(Path path) implements PolicySource {}

  /** Nowhere: nothing is wished until a remote call brings one. */
  record Nothing() implements PolicySource {}

  /** One that comes with Ballast. */
  record Shipped(ShippedPolicy policy) implements PolicySource {}
}
