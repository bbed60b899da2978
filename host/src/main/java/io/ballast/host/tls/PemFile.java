package io.ballast.host.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PEM file that was read.
 *
 * @param what it is to people: {@code the private key}
 */
record PemFile(Path path, String what, String text) {
  private static final int MOST_BYTES = 1 << 20;

  /**
   * @throws TlsException if it cannot be read
   */
  static PemFile read(Path path, String what) throws TlsException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      return new PemFile(path, what, new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException absent) {
      throw new TlsException(
          "%s: there is no such file, and it should hold %s; see [vdsm] in the configuration"
              .formatted(path, what),
          absent);
    } catch (AccessDeniedException denied) {
      throw new TlsException(
          "%s: we may not read %s; run as the user or in the group that may".formatted(path, what),
          denied);
    } catch (IOException unreadable) {
      throw new TlsException("%s: %s cannot be read".formatted(path, what), unreadable);
    }
  }

  /** What stands between the lines of this label, if they are there. */
  Optional<byte[]> block(String label) throws TlsException {
    Matcher block =
        Pattern.compile("-----BEGIN %s-----([^-]*)-----END %s-----".formatted(label, label))
            .matcher(text);
    if (!block.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(block.group(1)));
    } catch (IllegalArgumentException broken) {
      throw unusable("its base64 is broken", broken);
    }
  }

  /** Its certificates in their order, at least one. */
  List<X509Certificate> certificates() throws TlsException {
    try {
      List<X509Certificate> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (all.isEmpty()) {
        throw unusable("there is no certificate in it", new CertificateException(text));
      }
      return all;
    } catch (CertificateException broken) {
      throw unusable("it is no certificate in PEM", broken);
    }
  }

  TlsException unusable(String why, Exception cause) {
    return new TlsException("%s cannot be used as %s: %s".formatted(path, what, why), cause);
  }
}
