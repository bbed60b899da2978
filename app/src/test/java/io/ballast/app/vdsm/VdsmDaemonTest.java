package io.ballast.app.vdsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Ballast;
import io.ballast.app.daemon.Unusable;
import io.ballast.host.tls.ClientTls;
import io.ballast.host.tls.PemFiles;
import io.ballast.host.tls.TestPki;
import io.ballast.host.vdsm.Fault;
import io.ballast.host.vdsm.TestVdsm;
import io.ballast.host.vdsm.VdsmVerbs;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon of ours under a vdsm of our own. */
@Timeout(180)
class VdsmDaemonTest {
  private static final String IDLE = "11111111-1111-1111-1111-111111111111";
  private static final String CONFIG =
      """
      [main]
      hypervisor-interface: vdsmjsonrpcclient
      controllers: Balloon
      host-monitor-interval: 0.1
      guest-monitor-interval: 0.1
      policy-engine-interval: 0.1
      policy: wish.policy
      rpc-port: %s/rpc
      run-directory: run
      state-directory: state
      [logging]
      log: daemon.log
      [host]
      collectors: HostMemory
      [guest]
      collectors: GuestMemoryOptional, GuestBalloonOptional
      [vdsm]
      ssl: false
      port: %d
      request-timeout: 0.5
      """;

  private static final String MOM_CONF =
      """
      # DO NOT REMOVE THIS COMMENT -- MOM Configuration for VDSM
      [main]
      main-loop-interval: 1
      host-monitor-interval: 1
      guest-monitor-interval: 1
      guest-manager-interval: 1
      hypervisor-interface: vdsmjsonrpcclient
      policy-engine-interval: 1
      controllers: Balloon, KSM, CpuTune, IoTune
      sample-history-length: 10
      plot-dir:
      rpc-port: %s/mom-vdsm.sock
      policy-dir: %s/mom.d
      run-directory: run
      state-directory: state
      [vdsm]
      pki-dir=%s
      key-file=keys/vdsmkey.pem
      cert-file=certs/vdsmcert.pem
      ca-cert-file=certs/cacert.pem
      host=127.0.0.1
      port=%d
      request-timeout=10
      ssl=false
      [logging]
      log: daemon.log
      verbosity: info
      max-bytes: 2097152
      backup-count: 5
      [host]
      collectors: HostMemory, HostKSM, HostCpu
      [guest]
      collectors: GuestMemoryOptional, GuestBalloonOptional, GuestCpuTune, GuestIoTuneOptional
      """;

  @TempDir private Path folder;
  private TestVdsm vdsm;

  @BeforeEach
  void startVdsm() throws IOException {
    vdsm = new TestVdsm(Optional.empty(), VdsmVerbs.recorded());
  }

  @AfterEach
  void stopVdsm() throws IOException {
    vdsm.close();
  }

  private static String wish(long kib) {
    return "(with Guests g (if (== g.balloon_max 4194304) (g.Control \"balloon_target\" %d) 0))\n"
        .formatted(kib);
  }

  private Ballast start() throws Unusable, IOException {
    Files.writeString(folder.resolve("wish.policy"), wish(3_900_000));
    return Ballast.start(CONFIG.formatted(folder, vdsm.port()), folder);
  }

  private long target() {
    synchronized (vdsm.verbs()) {
      return Long.parseLong(
          vdsm.verbs().guest(IDLE).path("balloonInfo").path("balloon_target").asString("0"));
    }
  }

  /** Time passes for the guests while we wait. */
  private void await(String what, Callable<Boolean> done) throws Exception {
    for (int i = 0; i < 1000 && !done.call(); i++) {
      vdsm.verbs().tick();
      Thread.sleep(50);
    }
    assertThat(done.call()).as(what + "; the log says:\n" + log()).isTrue();
  }

  private String log() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains("daemon.log")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  /** What a remote caller gets, as vdsm itself asks. */
  private String ping() throws IOException {
    String body = "<?xml version='1.0'?><methodCall><methodName>ping</methodName></methodCall>";
    String request =
        "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.resolve("rpc")));
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.UTF_8);
    }
  }

  @Test
  void aBalloonTargetArrivesAtVdsm() throws Exception {
    try (Ballast ballast = start()) {
      await("the wish is done", () -> target() == 3_900_000);
      assertThat(ballast.getActiveGuests()).containsExactlyInAnyOrder("idle", "busy");
      assertThat(vdsm.heard()).contains("VM.setBalloonTarget").doesNotContain("Host.setKsmTune");
    }
    assertThat(log()).contains("started on vdsm at 127.0.0.1:" + vdsm.port());
  }

  /** As vdsm ships it, but for where it lies. */
  @Test
  void vdsmsOwnMomConfStarts() throws Exception {
    Files.createDirectory(folder.resolve("mom.d"));
    Files.writeString(folder.resolve("mom.d/00-defines.policy"), "(defvar balloonEnabled 0)\n");
    Files.writeString(folder.resolve("mom.d/01-parameters.policy"), "# nothing yet");
    Files.writeString(folder.resolve("mom.d/02-balloon.policy"), wish(3_900_000));
    String conf = MOM_CONF.formatted(folder, folder, folder, vdsm.port());
    try (Ballast ballast = Ballast.start(conf, folder)) {
      await("the wish is done", () -> target() == 3_900_000);
      assertThat(ballast.getNamedPolicies())
          .containsOnlyKeys("00-defines", "01-parameters", "02-balloon");
    }
  }

  /** The recorded guest is half a host's by contract, and its disk may do so much and no more. */
  @Test
  void anOvirtHostsPoliciesLimitCpusAndDisksAndMoveBalloonsOnceTheEngineSaysSo() throws Exception {
    Path policies = Path.of(System.getProperty("ballast.root", ".."), "cases/policy/vdsm-policies");
    Path mine = Files.createDirectory(folder.resolve("mom.d"));
    try (Stream<Path> files = Files.list(policies)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".policy")).toList()) {
        Files.copy(file, mine.resolve(file.getFileName()));
      }
    }
    synchronized (vdsm.verbs()) {
      vdsm.verbs().guest(IDLE).withObject("balloonInfo").put("balloon_cur", "3000000");
    }
    long cpus = Runtime.getRuntime().availableProcessors();
    String conf = MOM_CONF.formatted(folder, folder, folder, vdsm.port());
    try (Ballast ballast = Ballast.start(conf, folder)) {
      await("the CPU is limited", () -> text("vcpuQuota").equals(Long.toString(50_000 * cpus / 2)));
      assertThat(text("vcpuPeriod")).isEqualTo("100000");
      await("the disk is limited", () -> vdsm.verbs().limit(IDLE, "total_bytes_sec") == 10_485_760);
      assertThat(vdsm.verbs().limit(IDLE, "total_iops_sec")).isEqualTo(500);
      assertThat(ballast.setNamedPolicy("01-parameters", "(set balloonEnabled True)")).isTrue();
      await("the balloon grows", () -> target() > 3_000_000);
    }
  }

  private String text(String field) {
    synchronized (vdsm.verbs()) {
      return vdsm.verbs().guest(IDLE).path(field).asString("");
    }
  }

  @Test
  void overTlsCertificatesAreFoundBelowPkiDir() throws Exception {
    TestPki pki = new TestPki(folder, "authority");
    PemFiles client = pki.member("client");
    Files.createDirectories(folder.resolve("keys"));
    Files.createDirectories(folder.resolve("certs"));
    Files.copy(client.key(), folder.resolve("keys/vdsmkey.pem"));
    Files.copy(client.certificate(), folder.resolve("certs/vdsmcert.pem"));
    Files.copy(client.authority(), folder.resolve("certs/cacert.pem"));
    vdsm.close();
    vdsm =
        new TestVdsm(
            Optional.of(ClientTls.context(pki.member("server"), Instant.now())),
            VdsmVerbs.recorded());
    Files.writeString(folder.resolve("wish.policy"), wish(3_900_000));
    String conf =
        CONFIG
            .formatted(folder, vdsm.port())
            .replace("ssl: false", "pki-dir: " + folder)
            .replace("request-timeout: 0.5", "request-timeout: 10");
    try (Ballast ballast = Ballast.start(conf, folder)) {
      await("the wish is done", () -> target() == 3_900_000);
      assertThat(ballast.getActiveGuests()).hasSize(2);
    }
  }

  @Test
  void aDaemonComesUpBeforeVdsmAndWaitsForIt() throws Exception {
    vdsm.stop();
    try (Ballast ballast = start()) {
      await("it is told", () -> log().contains("Cannot use vdsm at"));
      assertThat(ping()).contains("<boolean>1</boolean>");
      assertThat(ballast.getActiveGuests()).isEmpty();
      vdsm.fault(Fault.RECOVERING);
      vdsm.start();
      await("it is asked", () -> !vdsm.heard().isEmpty());
      vdsm.fault(Fault.NONE);
      await("the wish is done", () -> target() == 3_900_000);
    }
  }

  @Test
  void vdsmGoesAwayAndComesBackAndPoliciesAndCallsGoOn() throws Exception {
    try (Ballast ballast = start()) {
      await("the wish is done", () -> target() == 3_900_000);
      vdsm.fault(Fault.SILENT);
      await("silence is told", () -> log().contains("no answer to"));
      assertThat(ping()).contains("<boolean>1</boolean>");
      assertThat(ballast.setPolicy(wish(3_800_000))).isTrue();
      vdsm.stop();
      await("it is gone", () -> vdsm.connections() == 0);
      assertThat(ping()).contains("<boolean>1</boolean>");
      assertThat(ballast.getStatistics()).containsKeys("host", "guests");
      vdsm.fault(Fault.NONE);
      vdsm.start();
      await("the new wish is done", () -> target() == 3_800_000);
    }
  }
}
