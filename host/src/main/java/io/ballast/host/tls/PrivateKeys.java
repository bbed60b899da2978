package io.ballast.host.tls;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/** Private keys from PEM. */
final class PrivateKeys {
  private static final String[] ALGORITHMS = {"RSA", "EC"};

  /** Version 0, and the identifier of RSA: what PKCS#8 puts before a key of PKCS#1. */
  private static final byte[] RSA_PREFIX =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int SHORT = 0x80;

  private PrivateKeys() {}

  static PrivateKey of(PemFile file) throws TlsException {
    Optional<byte[]> pkcs8 = file.block("PRIVATE KEY");
    if (pkcs8.isPresent()) {
      return decoded(file, pkcs8.get());
    }
    Optional<byte[]> pkcs1 = file.block("RSA PRIVATE KEY");
    if (pkcs1.isPresent()) {
      if (file.text().contains("ENCRYPTED")) {
        throw encrypted(file);
      }
      return decoded(file, wrapped(pkcs1.get()));
    }
    if (file.text().contains("ENCRYPTED")) {
      throw encrypted(file);
    }
    throw file.unusable(
        "there is no private key of PKCS#8, or of RSA, in it", new InvalidKeyException());
  }

  private static TlsException encrypted(PemFile file) {
    return file.unusable(
        "it is encrypted, and there is nobody to ask for the password", new InvalidKeyException());
  }

  private static PrivateKey decoded(PemFile file, byte[] pkcs8) throws TlsException {
    InvalidKeySpecException last = new InvalidKeySpecException();
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException other) {
        last = other;
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("Every Java has RSA and EC", impossible);
      }
    }
    throw file.unusable("it is no private key of RSA or EC", last);
  }

  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_PREFIX);
    content.writeBytes(element(OCTETS, pkcs1));
    return element(SEQUENCE, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < SHORT) {
      out.write(content.length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
      out.write(SHORT | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(content.length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
