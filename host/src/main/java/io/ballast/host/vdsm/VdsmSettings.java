package io.ballast.host.vdsm;

import io.ballast.host.stomp.HeartBeat;
import io.ballast.host.tls.PemFiles;
import java.time.Duration;
import java.util.Optional;

/**
 * Where vdsm is and how long we wait for it.
 *
 * @param tls absent where vdsm speaks without TLS
 * @param requestTimeout for one call, the connecting before it included
 * @param heartBeat what is offered to vdsm
 */
public record VdsmSettings(
    String host, int port, Optional<PemFiles> tls, Duration requestTimeout, HeartBeat heartBeat) {
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** Settings with the usual heart-beat. */
  public static VdsmSettings of(
      String host, int port, Optional<PemFiles> tls, Duration requestTimeout) {
    return new VdsmSettings(host, port, tls, requestTimeout, new HeartBeat(BEAT, BEAT));
  }

  /** What people call it: {@code vdsm at 127.0.0.1:54321}. */
  public String description() {
    return "vdsm at " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
