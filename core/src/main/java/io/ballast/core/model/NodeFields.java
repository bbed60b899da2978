package io.ballast.core.model;

import static io.ballast.policy.vocabulary.FieldDecl.optionalNumber;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;

/** The fields of a NUMA node of the host, each declared here and nowhere else. */
public final class NodeFields {
  public static final FieldDecl ID =
      optionalNumber("id", Unit.NONE, "The kernel's number of the node, from 0.");
  public static final FieldDecl MEM_TOTAL =
      optionalNumber("mem_total", Unit.KIB, "All memory of the node (MemTotal).");
  public static final FieldDecl MEM_FREE =
      optionalNumber("mem_free", Unit.KIB, "Memory used for nothing at all (MemFree).");
  public static final FieldDecl MEM_USABLE =
      optionalNumber(
          "mem_usable",
          Unit.KIB,
          "Free memory, file pages and what the kernel can give back: nearly what MemAvailable"
              + " would be, which the kernel does not tell of a node.");
  public static final FieldDecl CPUS =
      optionalNumber("cpus", Unit.COUNT, "CPUs of the node that are online.");
  public static final FieldDecl NUMA_HIT =
      optionalNumber("numa_hit", Unit.COUNT, "Pages given here as wanted, since the host's start.");
  public static final FieldDecl NUMA_MISS =
      optionalNumber(
          "numa_miss",
          Unit.COUNT,
          "Pages given here that were wanted on another node, since the host's start.");
  public static final FieldDecl NUMA_FOREIGN =
      optionalNumber(
          "numa_foreign",
          Unit.COUNT,
          "Pages wanted here that another node had to give, since the host's start.");

  /** One of {@code Nodes}. */
  public static final EntityType NODE =
      EntityType.of(
          "node",
          false,
          List.of(ID, MEM_TOTAL, MEM_FREE, MEM_USABLE, CPUS, NUMA_HIT, NUMA_MISS, NUMA_FOREIGN),
          List.of());

  private NodeFields() {}
}
