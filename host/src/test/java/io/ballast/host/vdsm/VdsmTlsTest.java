package io.ballast.host.vdsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.HypervisorException;
import io.ballast.host.tls.ClientTls;
import io.ballast.host.tls.PemFiles;
import io.ballast.host.tls.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class VdsmTlsTest {
  @TempDir Path folder;

  private PemFiles client;
  private PemFiles server;

  @BeforeEach
  void makeKeys() throws Exception {
    TestPki ours = new TestPki(folder, "ours");
    client = ours.member("vdsm-client");
    server = ours.member("vdsm-server");
  }

  private static TestVdsm secured(PemFiles files) throws Exception {
    return new TestVdsm(Optional.of(ClientTls.context(files, Instant.now())), VdsmVerbs.recorded());
  }

  private static VdsmHypervisor hypervisor(TestVdsm vdsm, Optional<PemFiles> files) {
    return new VdsmHypervisor(
        VdsmSettings.of("127.0.0.1", vdsm.port(), files, Duration.ofSeconds(20)),
        System::nanoTime,
        Instant::now,
        () -> 0);
  }

  private static String refusal(VdsmHypervisor hypervisor) {
    try {
      hypervisor.ping();
      return "";
    } catch (HypervisorException away) {
      return away.sentence();
    }
  }

  @Test
  void guestsAreReadOverTls() throws Exception {
    try (TestVdsm vdsm = secured(server);
        var view = hypervisor(vdsm, Optional.of(client)).openView()) {
      assertThat(view.guests()).hasSize(2);
    }
  }

  @Test
  void aVdsmThatDoesNotKnowUsRefuses() throws Exception {
    PemFiles foreign = new TestPki(folder, "theirs").member("foreign");
    PemFiles stranger = new PemFiles(foreign.key(), foreign.certificate(), client.authority());
    try (TestVdsm vdsm = secured(server)) {
      assertThat(refusal(hypervisor(vdsm, Optional.of(stranger)))).startsWith("Cannot use vdsm at");
    }
  }

  @Test
  void aVdsmThatWeDoNotKnowIsNotUsed() throws Exception {
    PemFiles foreign = new TestPki(folder, "theirs").member("foreign");
    try (TestVdsm vdsm =
        secured(new PemFiles(foreign.key(), foreign.certificate(), client.authority()))) {
      assertThat(refusal(hypervisor(vdsm, Optional.of(client))))
          .contains("TLS failed", "see the certificates that [vdsm] names");
      assertThat(vdsm.heard()).isEmpty();
    }
  }

  @Test
  void tlsWhereThereIsNoneAndNoneWhereThereIs() throws Exception {
    try (TestVdsm plain = new TestVdsm(Optional.empty(), VdsmVerbs.recorded())) {
      assertThat(refusal(hypervisor(plain, Optional.of(client)))).startsWith("Cannot use vdsm at");
    }
    try (TestVdsm vdsm = secured(server)) {
      assertThat(refusal(hypervisor(vdsm, Optional.empty()))).startsWith("Cannot use vdsm at");
    }
  }

  /** They may come later: vdsm's own are renewed while we run. */
  @Test
  void filesThatAreNotThereAreNamedAndLookedForAgain() throws Exception {
    Path nowhere = folder.resolve("nowhere.pem");
    PemFiles files = new PemFiles(nowhere, client.certificate(), client.authority());
    try (TestVdsm vdsm = secured(server)) {
      VdsmHypervisor hypervisor = hypervisor(vdsm, Optional.of(files));
      assertThat(refusal(hypervisor)).contains(nowhere + ": there is no such file");
      Files.copy(client.key(), nowhere);
      assertThat(refusal(hypervisor)).isEmpty();
    }
  }
}
