package io.ballast.app.config;

import java.util.List;

/** What the guests run under. */
public enum HypervisorKind implements Choice {
  /** A libvirt daemon. */
  LIBVIRT("libvirt"),
  /** The simulated host. */
  SIM("sim"),
  /** oVirt's vdsm, by any of the names MOM has for it. */
  VDSM("vdsm", "vdsmjsonrpcclient", "vdsmjsonrpcbulk", "vdsmjsonrpc", "vdsmxmlrpc");

  private final List<String> words;

  HypervisorKind(String... words) {
    this.words = List.of(words);
  }

  @Override
  public List<String> words() {
    return words;
  }
}
