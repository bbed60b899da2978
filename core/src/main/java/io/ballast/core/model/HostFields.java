package io.ballast.core.model;

import static io.ballast.policy.vocabulary.FieldDecl.number;
import static io.ballast.policy.vocabulary.FieldDecl.optionalNumber;
import static io.ballast.policy.vocabulary.FieldDecl.optionalObjects;

import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;

/**
 * The fields of the host, each declared here and nowhere else, but KSM's, which are in {@link
 * KsmFields}. Names are MOM's where it has them.
 */
public final class HostFields {
  public static final FieldDecl MEM_AVAILABLE =
      number("mem_available", Unit.KIB, "All memory of the host (MemTotal).");
  public static final FieldDecl MEM_UNUSED =
      number("mem_unused", Unit.KIB, "Memory used for nothing at all (MemFree).");
  public static final FieldDecl MEM_FREE =
      number("mem_free", Unit.KIB, "MemFree, Buffers and Cached together, as MOM counts it.");
  public static final FieldDecl MEM_USABLE =
      number("mem_usable", Unit.KIB, "What can be used without swapping (MemAvailable).");
  public static final FieldDecl MEM_RESERVE =
      number("mem_reserve", Unit.KIB, "Memory that the growth of guests never eats into.");
  public static final FieldDecl SWAP_IN =
      number("swap_in", Unit.PAGES, "Pages swapped in since the last sample.");
  public static final FieldDecl SWAP_OUT =
      number("swap_out", Unit.PAGES, "Pages swapped out since the last sample.");
  public static final FieldDecl ANON_PAGES =
      number("anon_pages", Unit.KIB, "Anonymous memory mapped (AnonPages).");
  public static final FieldDecl SWAP_TOTAL =
      number("swap_total", Unit.KIB, "Size of all swap (SwapTotal).");
  public static final FieldDecl SWAP_USAGE =
      number("swap_usage", Unit.KIB, "Swap in use (SwapTotal less SwapFree).");
  public static final FieldDecl OOM_KILLS =
      optionalNumber(
          "oom_kills", Unit.COUNT, "Processes killed for lack of memory since the host's start.");
  public static final FieldDecl CPU_COUNT = number("cpu_count", Unit.COUNT, "CPUs online.");
  public static final FieldDecl PSI_MEMORY_SOME =
      optionalNumber(
          "psi_memory_some",
          Unit.PERCENT,
          "Time in the last 10 s in which some task waited for memory; nil without PSI.");
  public static final FieldDecl PSI_MEMORY_FULL =
      optionalNumber(
          "psi_memory_full",
          Unit.PERCENT,
          "Time in the last 10 s in which every task waited for memory; nil without PSI.");
  public static final FieldDecl PSI_CPU_SOME =
      optionalNumber(
          "psi_cpu_some",
          Unit.PERCENT,
          "Time in the last 10 s in which some task waited for a CPU; nil without PSI.");
  public static final FieldDecl PSI_IO_SOME =
      optionalNumber(
          "psi_io_some",
          Unit.PERCENT,
          "Time in the last 10 s in which some task waited for input or output; nil without PSI.");
  public static final FieldDecl PSI_IO_FULL =
      optionalNumber(
          "psi_io_full",
          Unit.PERCENT,
          "Time in the last 10 s in which every task waited for input or output; nil without PSI.");

  public static final FieldDecl NODES =
      optionalObjects(
          "Nodes",
          NodeFields.NODE,
          "Its NUMA nodes, each with the fields below; also a name of its own, `Nodes`.");

  private HostFields() {}
}
