package io.ballast.app.config;

import java.time.Duration;

/**
 * The section {@code [vdsm]}.
 *
 * @param keyFile below {@code pkiDir}, like the other two files
 */
public record VdsmConfig(
    String pkiDir,
    String keyFile,
    String certFile,
    String caCertFile,
    String host,
    int port,
    Duration requestTimeout) {}
