package io.ballast.app.config;

import java.nio.file.Path;

/** Where MOM's remote calls are answered. */
public sealed interface RpcEndpoint {

  /** As it is written in the configuration. */
  String text();

  /** Nowhere. */
  record Off() implements RpcEndpoint {
    @Override
    public String text() {
      return "-1";
    }
  }

  /** On localhost. */
  record Tcp(int port) implements RpcEndpoint {
    @Override
    public String text() {
      return String.valueOf(port);
    }
  }

  /** On a unix socket. */
  record UnixSocket(Path path) implements RpcEndpoint {
    @Override
    public String text() {
      return path.toString();
    }
  }
}
