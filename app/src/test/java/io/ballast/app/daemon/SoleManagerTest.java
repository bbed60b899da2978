package io.ballast.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.app.Catalog;
import io.ballast.app.HostLock;
import io.ballast.app.Pace;
import io.ballast.app.Ports;
import io.ballast.app.config.Config;
import io.ballast.core.Time;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorView;
import io.ballast.host.linux.LinuxKernel;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon is the only manager of its host, or does not start. */
class SoleManagerTest {
  private final SimHost sim = new SimHost(Scenarios.demo(1));
  @TempDir private Path root;

  @BeforeEach
  void aHostWithProcesses() throws IOException {
    process(37, "ksmd");
    process(700, "vim", "vim", "momd");
  }

  private void process(long pid, String comm, String... words) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc").resolve(Long.toString(pid)));
    Files.writeString(folder.resolve("comm"), comm + "\n");
    Files.writeString(folder.resolve("cmdline"), String.join("\0", words));
  }

  private Ports ports(boolean dryRun) {
    HypervisorView view = sim.view();
    @Nullable WritePorts writes =
        dryRun ? null : new WritePorts(sim.control(), sim.kernelControl());
    return new Ports(view, writes, new LinuxKernel(root), Time.system(), Pace.real());
  }

  private Config config(String keys) {
    return plain("run-directory: %s\n%s".formatted(root.resolve("run"), keys));
  }

  private Config plain(String keys) {
    if (Config.parse("test.conf", "[main]\n" + keys, root, Catalog.names())
        instanceof Config.Loaded(Config config, var _)) {
      return config;
    }
    throw new AssertionError("The configuration is not accepted: " + keys);
  }

  private void assertRefused(String keys, String sentence) {
    assertThatThrownBy(() -> SoleManager.of(config(keys), ports(false)).close())
        .isInstanceOfSatisfying(
            Unusable.class,
            refused -> {
              assertThat(refused.sentence()).isEqualTo(sentence);
              assertThat(refused.exit()).isEqualTo(Exit.UNUSABLE);
            });
    assertThat(root.resolve("run/lock")).as("nothing is taken").doesNotExist();
  }

  @Test
  void besideNobodyItTakesTheLock() throws Exception {
    SoleManager.of(config(""), ports(false)).close();
    assertThat(Files.readString(root.resolve("run/lock")))
        .startsWith("pid " + ProcessHandle.current().pid());
  }

  @Test
  void besideMomItDoesNotStart() throws IOException {
    process(812, "momd", "/usr/bin/python3", "/usr/sbin/momd", "-c", "/etc/momd.conf");
    assertRefused(
        "",
        "MOM (pid 812: /usr/bin/python3 /usr/sbin/momd -c /etc/momd.conf) runs on this host and"
            + " sets guests' balloons and KSM, so Ballast does not start: stop it with"
            + " `systemctl disable --now momd`.");
  }

  @Test
  void besideKsmtunedItDoesNotStartWhereItIsToControlKsm() throws Exception {
    process(90, "ksmtuned", "/bin/bash", "/usr/sbin/ksmtuned");
    assertRefused(
        "controllers: Balloon, KSM\n",
        "ksmtuned (pid 90: /bin/bash /usr/sbin/ksmtuned) runs on this host and sets KSM, so"
            + " Ballast does not start: stop it with `systemctl disable --now ksmtuned`.");
    SoleManager.of(config("controllers: Balloon\n"), ports(false)).close();
  }

  @Test
  void aDryRunMayStandBesideAnybody() throws Exception {
    process(812, "momd", "/usr/bin/python3", "/usr/sbin/momd");
    SoleManager.of(config(""), ports(true)).close();
    assertThat(root.resolve("run")).doesNotExist();
  }

  @Test
  void aSimulatedHostIsLockedOnlyWhereItIsGivenAPlace() throws Exception {
    Config given = config("hypervisor-interface: sim\n");
    assertThat(given.main().runFolder()).contains(root.resolve("run"));
    assertThat(plain("hypervisor-interface: sim\n").main().runFolder()).isEmpty();
    assertThat(plain("").main().runFolder()).contains(Path.of("/run/ballast"));
  }

  @Test
  void aSecondOneIsToldWhoWasFirst() throws Exception {
    try (HostLock first = HostLock.take(root.resolve("run"), Instant.EPOCH)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> SoleManager.of(config(""), ports(false)).close())
          .isInstanceOfSatisfying(
              Unusable.class,
              refused ->
                  assertThat(refused.sentence())
                      .isEqualTo(
                          "Ballast already runs on this host (pid %d, since 1970-01-01T00:00:00Z):"
                                  .formatted(ProcessHandle.current().pid())
                              + " stop it with `systemctl stop ballast`, or end that process."));
    }
  }

  @Test
  void whereNoLockCanBeItSaysWhatToDo() throws IOException {
    Files.writeString(root.resolve("run"), "a file");
    assertThatThrownBy(() -> SoleManager.of(config(""), ports(false)).close())
        .isInstanceOfSatisfying(
            Unusable.class,
            refused ->
                assertThat(refused.sentence())
                    .startsWith("The lock in " + root.resolve("run") + " cannot be taken: ")
                    .endsWith(
                        "; run as root, or let run-directory in [main] name a folder that this"
                            + " user may write."));
  }
}
