package io.ballast.host.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS that shows a client's certificate and believes servers whose own an authority of ours has
 * signed. Names of hosts are not compared: vdsm's certificate has the host's, and it is asked by
 * its address.
 */
public final class ClientTls {
  private static final char[] NO_PASSWORD = {};
  private static final byte[] PROBE = {1, 2, 3, 4};

  private ClientTls() {}

  /**
   * Reads the files.
   *
   * @param now what the certificate must be valid at
   * @throws TlsException if one of them cannot be used
   */
  public static SSLContext context(PemFiles files, Instant now) throws TlsException {
    PrivateKey key = PrivateKeys.of(PemFile.read(files.key(), "the private key"));
    PemFile shown = PemFile.read(files.certificate(), "the certificate");
    List<X509Certificate> chain = shown.certificates();
    checkTime(shown, chain.getFirst(), now);
    if (!belongTogether(key, chain.getFirst().getPublicKey())) {
      throw new TlsException(
          "The certificate %s is not that of the private key %s"
              .formatted(files.certificate(), files.key()));
    }
    List<X509Certificate> authorities =
        PemFile.read(files.authority(), "the authority's certificate").certificates();
    try {
      return context(key, chain, authorities);
    } catch (GeneralSecurityException | IOException refused) {
      throw new TlsException("Java cannot use %s for TLS".formatted(files), refused);
    }
  }

  private static void checkTime(PemFile file, X509Certificate certificate, Instant now)
      throws TlsException {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateExpiredException over) {
      throw file.unusable("it expired at " + certificate.getNotAfter().toInstant(), over);
    } catch (CertificateNotYetValidException early) {
      throw file.unusable(
          "it is not valid before " + certificate.getNotBefore().toInstant(), early);
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey shown) {
    if (!key.getAlgorithm().equals(shown.getAlgorithm())) {
      return false;
    }
    try {
      Signature signature =
          Signature.getInstance(
              key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException unfit) {
      return false;
    }
  }

  private static SSLContext context(
      PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      trusted.setCertificateEntry("authority" + i, authorities.get(i));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
