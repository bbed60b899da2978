package io.ballast.core.guard;

import java.util.Locale;

/** The rails of the guard, in the order in which they are asked. */
public enum Rail {
  EXCLUSION(true, "a guest whose balloon cannot be moved now is left alone"),
  LIMIT(true, "no guest gets more than its class's limit"),
  STALENESS(true, "nothing is taken on the strength of statistics that cannot be believed"),
  RELIEF(true, "a starving guest is given memory at once and in full"),
  OTHER_MANAGER(true, "what another manager of the host turns is left to it"),
  NO_PROGRESS(true, "a guest that cannot follow is asked for no more, at growing intervals"),
  FLOOR(true, "no guest is taken below its guarantee, nor below its need and a reserve"),
  COOL_DOWN(false, "a guest that just grew is not shrunk"),
  STEP(false, "one order takes only so much"),
  RATE(false, "all orders of a minute take only so much"),
  MINIMUM_CHANGE(false, "what is hardly a change is not done"),
  HEADROOM(true, "all growth of a cycle fits into memory that is there, the most deprived first"),
  CPU_RANGE(true, "no vCPU is given a quota or a period that cannot be"),
  CPU_FLOOR(true, "each vCPU keeps 1 % of a CPU"),
  IO_RANGE(true, "no disk is given limits that cannot be, or exclude each other"),
  KSM_KNOB(true, "no knob of KSM is set that is not there, or to what it cannot be"),
  KSM_CLASS(true, "nothing is merged while a guest is there whose class forbids it"),
  KSM_PROFIT(true, "merging that takes more memory than it saves is stopped"),
  KSM_CPU(true, "the kernel's merging thread takes no more of a CPU than it may"),
  KSM_ADVISOR(true, "what the kernel's own advisor steers is left to it"),
  KSM_NODES(true, "merging across nodes changes only while nothing is merged"),
  KSM_HEADROOM(true, "all is unmerged only into memory that is there");

  private final boolean safety;
  private final String doc;

  Rail(boolean safety, String doc) {
    this.safety = safety;
    this.doc = doc;
  }

  /** Safety rails always hold; the others smooth, and are off under a mom.conf. */
  public boolean isSafety() {
    return safety;
  }

  /** One clause: what the rail is for. */
  public String doc() {
    return doc;
  }

  /** The name as people read it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
