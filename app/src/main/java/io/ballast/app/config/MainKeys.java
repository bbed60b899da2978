package io.ballast.app.config;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of {@code [main]}. */
final class MainKeys {
  static final ConfigKey<MainConfig, Duration> MAIN_LOOP_INTERVAL =
      interval(
          "main-loop-interval",
          5,
          MainConfig::mainLoopInterval,
          "Accepted from MOM, without effect: the loop wakes when something is due.");
  static final ConfigKey<MainConfig, Duration> HOST_MONITOR_INTERVAL =
      interval(
          "host-monitor-interval",
          5,
          MainConfig::hostMonitorInterval,
          "How often the host is read.");
  static final ConfigKey<MainConfig, Duration> GUEST_MONITOR_INTERVAL =
      interval(
          "guest-monitor-interval",
          5,
          MainConfig::guestMonitorInterval,
          "How often the guests are read.");
  static final ConfigKey<MainConfig, Duration> GUEST_MANAGER_INTERVAL =
      interval(
          "guest-manager-interval",
          5,
          MainConfig::guestManagerInterval,
          "Accepted from MOM, without effect: who came or went is seen when the guests are read.");
  static final ConfigKey<MainConfig, Duration> POLICY_ENGINE_INTERVAL =
      interval(
          "policy-engine-interval",
          10,
          MainConfig::policyEngineInterval,
          "How often the policy is evaluated.");
  static final ConfigKey<MainConfig, HypervisorKind> HYPERVISOR_INTERFACE =
      key(
          "hypervisor-interface",
          ValueTypes.choice(HypervisorKind.values()),
          HypervisorKind.LIBVIRT,
          MainConfig::hypervisorInterface,
          "What the guests run under.");
  static final ConfigKey<MainConfig, String> LIBVIRT_HYPERVISOR_URI =
      key(
          "libvirt-hypervisor-uri",
          ValueTypes.TEXT,
          "",
          MainConfig::libvirtHypervisorUri,
          "The libvirt connection; when empty, `qemu:///system`.");
  static final ConfigKey<MainConfig, Optional<Path>> LIBVIRT_RUN_DIRECTORY =
      key(
          "libvirt-run-directory",
          ValueTypes.OPTIONAL_PATH,
          Optional.empty(),
          MainConfig::libvirtRunDirectory,
          "Where libvirtd keeps its guests' pid files; when empty, `/run/libvirt`.");
  static final ConfigKey<MainConfig, List<String>> CONTROLLERS =
      key(
          "controllers",
          ValueTypes.NAMES,
          List.of("Balloon"),
          MainConfig::controllers,
          """
          What may be controlled: `Balloon`, guests' sizes; `KSM`, the kernel's merging of equal
          pages; `CpuTune`, the quota of guests' vCPUs, which needs the collector `GuestCpuTune`; and
          `IoTune`, the limits of guests' disks, which needs `GuestIoTune` or
          `GuestIoTuneOptional`. Only what is named is; when empty, nothing.""");
  static final ConfigKey<MainConfig, Integer> SAMPLE_HISTORY_LENGTH =
      key(
          "sample-history-length",
          ValueTypes.count(1, 10_000),
          10,
          MainConfig::sampleHistoryLength,
          "How many samples an average spans.");
  static final ConfigKey<MainConfig, Optional<Path>> PLOT_DIR =
      key(
          "plot-dir",
          ValueTypes.OPTIONAL_PATH,
          Optional.empty(),
          MainConfig::plotDir,
          """
          Where each run makes a folder `momplot-NNN` with MOM's plot files: one for the host and one
          for each guest; `ballast plot` makes a table or pictures of them.""");
  static final ConfigKey<MainConfig, RpcEndpoint> RPC_PORT =
      key(
          "rpc-port",
          ValueTypes.RPC,
          new RpcEndpoint.Off(),
          MainConfig::rpcPort,
          """
          Where MOM's remote calls are answered: a port of the loopback address, or the path of a
          unix socket, to which the file mode, group and users of the control socket apply.""");
  static final ConfigKey<MainConfig, Boolean> RPC_ALLOW_SET =
      key(
          "rpc-allow-set",
          ValueTypes.FLAG,
          false,
          MainConfig::rpcAllowSet,
          """
          Whether remote calls over TCP, where nobody can be told from another, may replace policies
          and set how much is logged.""");
  static final ConfigKey<MainConfig, Optional<Path>> POLICY =
      key(
          "policy",
          ValueTypes.OPTIONAL_PATH,
          Optional.empty(),
          MainConfig::policy,
          "The file with the policy.");
  static final ConfigKey<MainConfig, Optional<Path>> POLICY_DIR =
      key(
          "policy-dir",
          ValueTypes.OPTIONAL_PATH,
          Optional.empty(),
          MainConfig::policyDir,
          """
          The folder whose `*.policy` files, joined in name order, are the policy. Only one of
          `policy`, `policy-dir` and `shipped-policy` may be set.""");
  static final ConfigKey<MainConfig, ShippedPolicy> SHIPPED_POLICY =
      key(
          "shipped-policy",
          ValueTypes.choice(ShippedPolicy.values()),
          ShippedPolicy.DEFAULT,
          MainConfig::shippedPolicy,
          "The policy used when neither `policy` nor `policy-dir` is set.");
  static final ConfigKey<MainConfig, Boolean> GUEST_MANAGER_MULTI_THREAD =
      key(
              "guest-manager-multi-thread",
              ValueTypes.FLAG,
              true,
              MainConfig::guestManagerMultiThread,
              "Accepted from MOM, without effect: one call reads all guests.")
          .warning(
              threads -> !threads, "has no effect: all guests are read in one call; remove it");

  static final ConfigKey<MainConfig, Optional<Path>> STATE_DIRECTORY =
      key(
          "state-directory",
          ValueTypes.OPTIONAL_PATH,
          Optional.empty(),
          MainConfig::stateDirectory,
          """
          Where the ledger is, which tells what every setting was before Ballast changed it; when
          empty, `/var/lib/ballast`, and for a simulated host nowhere.""");
  static final ConfigKey<MainConfig, Optional<Path>> RUN_DIRECTORY =
      key(
          "run-directory",
          ValueTypes.OPTIONAL_PATH,
          Optional.empty(),
          MainConfig::runDirectory,
          """
          Where the control socket is, and the lock that keeps a second daemon away; when empty,
          `/run/ballast`, and for a simulated host nowhere.""");
  static final ConfigKey<MainConfig, OnExit> ON_EXIT =
      key(
          "on-exit",
          ValueTypes.choice(OnExit.values()),
          OnExit.KEEP,
          MainConfig::onExit,
          """
          What a normal stop does: `keep` leaves guests' sizes and all other settings as they are,
          `release` gives back what they were, as far as the host has memory for it.""");
  static final ConfigKey<MainConfig, Set<PosixFilePermission>> CONTROL_SOCKET_MODE =
      key(
          "control-socket-mode",
          ValueTypes.MODE,
          PosixFilePermissions.fromString("rw-rw----"),
          MainConfig::controlSocketMode,
          "The file mode of the control socket: who may open it.");
  static final ConfigKey<MainConfig, String> CONTROL_SOCKET_GROUP =
      key(
          "control-socket-group",
          ValueTypes.TEXT,
          "",
          MainConfig::controlSocketGroup,
          """
          The group of the control socket: users whose primary group it is are answered; when
          empty, the daemon's own.""");
  static final ConfigKey<MainConfig, List<String>> CONTROL_USERS =
      key(
          "control-users",
          ValueTypes.NAMES,
          List.of(),
          MainConfig::controlUsers,
          """
          Further users who are answered on the control socket, besides root and the daemon's own;
          the file mode must let them open it, too.""");

  static final List<ConfigKey<MainConfig, ?>> ALL =
      List.of(
          MAIN_LOOP_INTERVAL,
          HOST_MONITOR_INTERVAL,
          GUEST_MONITOR_INTERVAL,
          GUEST_MANAGER_INTERVAL,
          POLICY_ENGINE_INTERVAL,
          HYPERVISOR_INTERFACE,
          LIBVIRT_HYPERVISOR_URI,
          LIBVIRT_RUN_DIRECTORY,
          CONTROLLERS,
          SAMPLE_HISTORY_LENGTH,
          PLOT_DIR,
          RPC_PORT,
          RPC_ALLOW_SET,
          POLICY,
          POLICY_DIR,
          SHIPPED_POLICY,
          GUEST_MANAGER_MULTI_THREAD,
          STATE_DIRECTORY,
          RUN_DIRECTORY,
          ON_EXIT,
          CONTROL_SOCKET_MODE,
          CONTROL_SOCKET_GROUP,
          CONTROL_USERS);

  private MainKeys() {}

  static MainConfig read(SectionReader in) {
    return new MainConfig(
        in.get(MAIN_LOOP_INTERVAL),
        in.get(HOST_MONITOR_INTERVAL),
        in.get(GUEST_MONITOR_INTERVAL),
        in.get(GUEST_MANAGER_INTERVAL),
        in.get(POLICY_ENGINE_INTERVAL),
        in.get(HYPERVISOR_INTERFACE),
        in.get(LIBVIRT_HYPERVISOR_URI),
        in.get(LIBVIRT_RUN_DIRECTORY),
        in.get(CONTROLLERS),
        in.get(SAMPLE_HISTORY_LENGTH),
        in.get(PLOT_DIR),
        in.get(RPC_PORT),
        in.get(RPC_ALLOW_SET),
        in.get(POLICY),
        in.get(POLICY_DIR),
        in.get(SHIPPED_POLICY),
        in.get(GUEST_MANAGER_MULTI_THREAD),
        in.get(STATE_DIRECTORY),
        in.get(RUN_DIRECTORY),
        in.get(ON_EXIT),
        in.get(CONTROL_SOCKET_MODE),
        in.get(CONTROL_SOCKET_GROUP),
        in.get(CONTROL_USERS));
  }

  private static ConfigKey<MainConfig, Duration> interval(
      String name, int seconds, Function<MainConfig, Duration> from, String doc) {
    return key(name, Durations.INTERVAL, Duration.ofSeconds(seconds), from, doc);
  }

  private static <T> ConfigKey<MainConfig, T> key(
      String name, ValueType<T> type, T fallback, Function<MainConfig, T> from, String doc) {
    return new ConfigKey<>(SectionKind.MAIN, name, type, fallback, from, doc);
  }
}
