package io.ballast.core.collect;

import java.util.Map;

/** The ways to ask guests themselves, each made with the settings of its collector. */
public interface Informants extends AutoCloseable {
  /** A world whose guests cannot be asked. */
  Informants NONE =
      new Informants() {
        @Override
        public Informant qemuAgent(Map<String, String> settings) {
          return Informant.SILENT;
        }

        @Override
        public Informant networkDaemon(Map<String, String> settings) {
          return Informant.SILENT;
        }
      };

  /** Closes every informant that was made here; a second call does nothing. */
  @Override
  default void close() {}

  /** Asks the QEMU guest agent inside. */
  Informant qemuAgent(Map<String, String> settings);

  /** Asks the daemon that a guest runs for this, over the network. */
  Informant networkDaemon(Map<String, String> settings);
}
