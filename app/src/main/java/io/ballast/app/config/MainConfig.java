package io.ballast.app.config;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code [main]}; each component is the key of the same name.
 *
 * @param sampleHistoryLength in samples
 */
public record MainConfig(
    Duration mainLoopInterval,
    Duration hostMonitorInterval,
    Duration guestMonitorInterval,
    Duration guestManagerInterval,
    Duration policyEngineInterval,
    HypervisorKind hypervisorInterface,
    String libvirtHypervisorUri,
    Optional<Path> libvirtRunDirectory,
    List<String> controllers,
    int sampleHistoryLength,
    Optional<Path> plotDir,
    RpcEndpoint rpcPort,
    boolean rpcAllowSet,
    Optional<Path> policy,
    Optional<Path> policyDir,
    ShippedPolicy shippedPolicy,
    boolean guestManagerMultiThread,
    Optional<Path> stateDirectory,
    Optional<Path> runDirectory,
    OnExit onExit,
    Set<PosixFilePermission> controlSocketMode,
    String controlSocketGroup,
    List<String> controlUsers) {
  /** Where the control socket and the lock are, unless told otherwise. */
  public static final Path USUAL_RUN_DIRECTORY = Path.of("/run/ballast");

  /** Where the ledger is, unless told otherwise. */
  public static final Path USUAL_STATE_DIRECTORY = Path.of("/var/lib/ballast");

  public MainConfig {
    controlSocketMode = Set.copyOf(controlSocketMode);
  }

  /** Where the daemon keeps what ends with it; a simulated host has nothing unless told. */
  public Optional<Path> runFolder() {
    return hypervisorInterface == HypervisorKind.SIM
        ? runDirectory
        : runDirectory.or(() -> Optional.of(USUAL_RUN_DIRECTORY));
  }

  /** Where the ledger is; absent for a simulated host that is given no folder. */
  public Optional<Path> stateFolder() {
    return hypervisorInterface == HypervisorKind.SIM
        ? stateDirectory
        : stateDirectory.or(() -> Optional.of(USUAL_STATE_DIRECTORY));
  }

  /** The libvirt connection to open. */
  public String libvirtUri() {
    return libvirtHypervisorUri.isEmpty() ? "qemu:///system" : libvirtHypervisorUri;
  }

  /** Where the policy comes from: the file or folder given, else the shipped one. */
  public PolicySource policySource() {
    if (policy.isPresent()) {
      return new PolicySource.File(policy.get());
    }
    if (policyDir.isPresent()) {
      return new PolicySource.Folder(policyDir.get());
    }
    return shippedPolicy == ShippedPolicy.NONE
        ? new PolicySource.Nothing()
        : new PolicySource.Shipped(shippedPolicy);
  }
}
