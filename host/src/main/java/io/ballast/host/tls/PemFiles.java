package io.ballast.host.tls;

import java.nio.file.Path;

/**
 * What a client shows, and whom it believes; all in PEM.
 *
 * @param key the private key: PKCS#8, or PKCS#1 of RSA
 * @param certificate its certificate, which those that sign it may follow
 * @param authority the certificates of those who may sign the server's
 */
public record PemFiles(Path key, Path certificate, Path authority) {}
