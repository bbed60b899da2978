package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.daemon.Exit;
import io.ballast.host.tls.ClientTls;
import io.ballast.host.tls.PemFiles;
import io.ballast.host.tls.TestPki;
import io.ballast.host.vdsm.TestVdsm;
import io.ballast.host.vdsm.VdsmVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a host of vdsm. */
@Timeout(120)
class VdsmHostTest {
  @TempDir private Path folder;

  private void configure(String vdsm) throws IOException {
    Files.writeString(
        folder.resolve("ballast.conf"),
        """
        [main]
        hypervisor-interface: vdsm
        run-directory: run
        state-directory: state
        [vdsm]
        """
            + vdsm);
  }

  private Ran doctor() throws IOException {
    return Ran.in(folder, "doctor", "-c", "ballast.conf");
  }

  @Test
  void theDoctorAsksVdsmWithTheCertificatesOfTheConfiguration() throws Exception {
    TestPki pki = new TestPki(folder, "authority");
    PemFiles client = pki.member("client");
    try (TestVdsm vdsm =
        new TestVdsm(
            Optional.of(ClientTls.context(pki.member("server"), Instant.now())),
            VdsmVerbs.recorded())) {
      configure(
          "pki-dir: %s\nkey-file: clientkey.pem\ncert-file: clientcert.pem\nca-cert-file: %s\nport: %d\n"
              .formatted(folder, client.authority().getFileName(), vdsm.port()));
      assertThat(doctor().out().replaceAll("\\s+", " "))
          .contains(
              "vdsm at 127.0.0.1:" + vdsm.port() + " answers: over TLS, with our certificate",
              "vdsm tells of the memory inside")
          .doesNotContain("libvirt");
      Files.delete(client.key());
      Ran without = doctor();
      assertThat(without.exit()).isEqualTo(Exit.HYPERVISOR.code());
      assertThat(without.out().replaceAll("\\s+", " "))
          .contains("clientkey.pem: there is no such file");
    }
  }

  /** A daemon would wait for it; who asks for a release wants to know. */
  @Test
  void aReleaseEndsAtOnceIfVdsmIsAway() throws Exception {
    int nobody;
    try (TestVdsm vdsm = new TestVdsm(Optional.empty(), VdsmVerbs.recorded())) {
      nobody = vdsm.port();
    }
    configure("ssl: false\nport: " + nobody + "\n");
    Ran ran = Ran.in(folder, "release", "-c", "ballast.conf");
    assertThat(ran.exit()).isEqualTo(Exit.HYPERVISOR.code());
    assertThat(ran.err()).contains("Cannot use vdsm at 127.0.0.1:" + nobody + ": ");
  }
}
