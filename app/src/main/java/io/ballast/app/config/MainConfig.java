package io.ballast.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code [main]}; each component is the key of the same name.
 *
 * @param controllers as named; some may be planned only, see {@link KnownNames}
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
    Optional<Path> policy,
    Optional<Path> policyDir,
    ShippedPolicy shippedPolicy,
    boolean guestManagerMultiThread,
    Optional<Path> stateDirectory,
    Optional<Path> runDirectory,
    OnExit onExit) {

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
    return new PolicySource.Shipped(shippedPolicy);
  }
}
