package io.ballast.core.guard;

/** Why a guest's balloon cannot be moved now. */
public enum Obstacle {
  NO_BALLOON(
      "it has no balloon device",
      "Its definition must give it a balloon device of model virtio, and it must be started anew."),
  HUGEPAGES(
      "its memory is backed by hugepages, which a balloon cannot give back",
      "Its definition must not back its memory by hugepages, and it must be started anew."),
  LOCKED_MEMORY(
      "its memory is locked",
      "Its definition must not lock its memory, and it must be started anew."),
  HOST_DEVICE(
      "it has a host device passed through, which pins its memory",
      "Its host device must be taken from it."),
  SIZE_UNKNOWN(
      "the hypervisor does not know its balloon's size",
      "The hypervisor must tell its balloon's size."),
  PAUSED("it is paused", "The guest must be resumed."),
  MIGRATING("it is migrating", "Its migration must end."),
  NOT_RUNNING("it is not running", "The guest must run.");

  private final String clause;
  private final String remedy;

  Obstacle(String clause, String remedy) {
    this.clause = clause;
    this.remedy = remedy;
  }

  /** One clause about the guest. */
  public String clause() {
    return clause;
  }

  /** What would have to change, in one sentence. */
  public String remedy() {
    return remedy;
  }
}
