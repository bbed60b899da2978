package io.ballast.app.config;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The keys of {@code [vdsm]}, with the values that vdsm ships. */
final class VdsmKeys {
  static final ConfigKey<VdsmConfig, Boolean> SSL =
      key(
          "ssl",
          ValueTypes.FLAG,
          true,
          VdsmConfig::ssl,
          "Whether vdsm speaks over TLS, as its own `ssl` says. Without it the files are not used.");
  static final ConfigKey<VdsmConfig, String> PKI_DIR =
      text("pki-dir", "/etc/pki/vdsm", VdsmConfig::pkiDir, "The folder of keys and certificates.");
  static final ConfigKey<VdsmConfig, String> KEY_FILE =
      text("key-file", "keys/vdsmkey.pem", VdsmConfig::keyFile, "The private key, in `pki-dir`.");
  static final ConfigKey<VdsmConfig, String> CERT_FILE =
      text("cert-file", "certs/vdsmcert.pem", VdsmConfig::certFile, "Its certificate.");
  static final ConfigKey<VdsmConfig, String> CA_CERT_FILE =
      text("ca-cert-file", "certs/cacert.pem", VdsmConfig::caCertFile, "Who signs vdsm's own.");
  static final ConfigKey<VdsmConfig, String> HOST =
      text("host", "127.0.0.1", VdsmConfig::host, "Where vdsm listens.");
  static final ConfigKey<VdsmConfig, Integer> PORT =
      key("port", ValueTypes.count(1, 65_535), 54_321, VdsmConfig::port, "Its port.");
  static final ConfigKey<VdsmConfig, Duration> REQUEST_TIMEOUT =
      key(
          "request-timeout",
          Durations.INTERVAL,
          Duration.ofSeconds(10),
          VdsmConfig::requestTimeout,
          "How long vdsm may take to answer, the connecting included.");

  static final List<ConfigKey<VdsmConfig, ?>> ALL =
      List.of(SSL, PKI_DIR, KEY_FILE, CERT_FILE, CA_CERT_FILE, HOST, PORT, REQUEST_TIMEOUT);

  private VdsmKeys() {}

  static VdsmConfig read(SectionReader in) {
    return new VdsmConfig(
        in.get(SSL),
        in.get(PKI_DIR),
        in.get(KEY_FILE),
        in.get(CERT_FILE),
        in.get(CA_CERT_FILE),
        in.get(HOST),
        in.get(PORT),
        in.get(REQUEST_TIMEOUT));
  }

  private static ConfigKey<VdsmConfig, String> text(
      String name, String fallback, Function<VdsmConfig, String> from, String doc) {
    return key(name, ValueTypes.TEXT, fallback, from, doc);
  }

  private static <T> ConfigKey<VdsmConfig, T> key(
      String name, ValueType<T> type, T fallback, Function<VdsmConfig, T> from, String doc) {
    return new ConfigKey<>(SectionKind.VDSM, name, type, fallback, from, doc);
  }
}
