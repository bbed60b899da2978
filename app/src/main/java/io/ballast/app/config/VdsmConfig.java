package io.ballast.app.config;

import java.time.Duration;

/**
 * The section {@code [vdsm]}.
 *
 * @param ssl whether vdsm speaks over TLS
 * @param keyFile below {@code pkiDir}, like the other two files
 */
public record VdsmConfig(
    boolean ssl,
    String pkiDir,
    String keyFile,
    String certFile,
    String caCertFile,
    String host,
    int port,
    Duration requestTimeout) {}
