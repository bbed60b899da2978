package io.ballast.host.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClientTlsTest {
  @TempDir Path folder;

  private TestPki ours;
  private PemFiles client;
  private PemFiles server;

  @BeforeEach
  void makeKeys() throws Exception {
    ours = new TestPki(folder, "ours");
    client = ours.member("client");
    server = ours.member("server");
  }

  private static SSLContext context(PemFiles files) throws TlsException {
    return ClientTls.context(files, Instant.now());
  }

  /** What the client read from the server: one byte, after both have shown their certificates. */
  private static int talk(PemFiles client, PemFiles server) throws Exception {
    try (SSLServerSocket listening =
        (SSLServerSocket)
            context(server)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setNeedClientAuth(true);
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(
              () -> {
                try (var socket = listening.accept()) {
                  socket.getOutputStream().write(42);
                } catch (IOException refused) {
                  // The client sees it, too.
                }
              });
      try (SSLSocket socket =
          (SSLSocket)
              context(client)
                  .getSocketFactory()
                  .createSocket("127.0.0.1", listening.getLocalPort())) {
        socket.setSoTimeout(20_000);
        return socket.getInputStream().read();
      } finally {
        served.get(20, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void bothShowCertificatesOfOneAuthorityWhateverTheHostIsCalled() throws Exception {
    assertThat(talk(client, server)).isEqualTo(42);
  }

  @Test
  void aKeyOfPkcs1AndOneOnACurveDoAsWell() throws Exception {
    assertThat(talk(ours.traditional(client), server)).isEqualTo(42);
    assertThat(talk(ours.curved("curved"), server)).isEqualTo(42);
  }

  @Test
  void aServerThatAnotherSignedIsNotBelieved() throws Exception {
    PemFiles foreign = new TestPki(folder, "theirs").member("foreign");
    PemFiles believesUs = new PemFiles(foreign.key(), foreign.certificate(), server.authority());
    assertThatThrownBy(() -> talk(client, believesUs)).isInstanceOf(SSLException.class);
  }

  @Test
  void aClientThatAnotherSignedIsRefused() throws Exception {
    PemFiles foreign = new TestPki(folder, "theirs").member("foreign");
    PemFiles believesThem = new PemFiles(foreign.key(), foreign.certificate(), client.authority());
    assertThatThrownBy(() -> talk(believesThem, server)).isInstanceOf(IOException.class);
  }

  private static void assertRefused(PemFiles files, String... parts) {
    assertThatThrownBy(() -> context(files))
        .isInstanceOf(TlsException.class)
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere.pem");
    assertRefused(
        new PemFiles(nowhere, client.certificate(), client.authority()),
        nowhere.toString(),
        "no such file",
        "the private key");
    assertRefused(
        new PemFiles(client.key(), nowhere, client.authority()), "it should hold the certificate");
    assertRefused(
        new PemFiles(client.key(), client.certificate(), nowhere), "the authority's certificate");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Files.setPosixFilePermissions(client.key(), PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(client.key()), "root may read everything");
    assertRefused(client, client.key().toString(), "we may not read the private key");
  }

  @Test
  void aFolderIsNoFile() {
    assertRefused(
        new PemFiles(folder, client.certificate(), client.authority()),
        folder.toString(),
        "cannot be read");
  }

  @Test
  void aCertificateOfAnotherKeyIsTold() throws Exception {
    assertRefused(
        new PemFiles(server.key(), client.certificate(), client.authority()),
        client.certificate().toString(),
        "is not that of the private key",
        server.key().toString());
    assertRefused(
        new PemFiles(ours.curved("curved").key(), client.certificate(), client.authority()),
        "is not that of the private key");
  }

  @Test
  void whatIsNoKeyOrNoCertificateIsTold() throws Exception {
    Path junk = Files.writeString(folder.resolve("junk.pem"), "junk\n");
    assertRefused(
        new PemFiles(junk, client.certificate(), client.authority()), "there is no private key");
    assertRefused(new PemFiles(client.key(), junk, client.authority()), "certificate");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertRefused(new PemFiles(client.key(), empty, client.authority()), "no certificate in it");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertRefused(
        new PemFiles(broken, client.certificate(), client.authority()),
        "no private key of RSA or EC");
  }

  @Test
  void anEncryptedKeyIsTold() throws Exception {
    assertRefused(ours.encrypted(client), "it is encrypted");
  }

  @Test
  void aCertificateThatHasExpiredOrIsToComeIsTold() {
    Instant late = Instant.now().plus(Duration.ofDays(30));
    assertThatThrownBy(() -> ClientTls.context(client, late)).hasMessageContaining("it expired at");
    Instant early = Instant.now().minus(Duration.ofDays(30));
    assertThatThrownBy(() -> ClientTls.context(client, early))
        .hasMessageContaining("it is not valid before");
  }
}
