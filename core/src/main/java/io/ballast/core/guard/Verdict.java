package io.ballast.core.guard;

import java.util.List;
import java.util.stream.Collectors;

/** What the guard made of one guest, or of one knob of the kernel, in a cycle. */
public sealed interface Verdict {

  /** What the rails said, in their order; empty if none had anything to say. */
  List<Reason> reasons();

  /** As wished. */
  record Allow(List<Reason> reasons) implements Verdict {}

  /** Wished, but less or more of it. */
  record Clamp(List<Reason> reasons) implements Verdict {}

  /** Not now; the policy may wish it again. */
  record Defer(List<Reason> reasons) implements Verdict {}

  /** Not while things are as they are. */
  record Veto(List<Reason> reasons) implements Verdict {}

  /** An order nobody wished: memory for a guest that starves. */
  record Relieve(List<Reason> reasons) implements Verdict {}

  /** An order nobody wished: back to the actual size, because the guest cannot follow. */
  record Retreat(List<Reason> reasons) implements Verdict {}

  /** An order nobody wished: KSM does less, or nothing, because it costs more than it may. */
  record Curb(List<Reason> reasons) implements Verdict {}

  /** Whether something is to be done. */
  default boolean acts() {
    return switch (this) {
      case Allow _, Clamp _, Relieve _, Retreat _, Curb _ -> true;
      case Defer _, Veto _ -> false;
    };
  }

  /** The verdict's name as people read it. */
  default String text() {
    return switch (this) {
      case Allow _ -> "allow";
      case Clamp _ -> "clamp";
      case Defer _ -> "defer";
      case Veto _ -> "veto";
      case Relieve _ -> "relieve";
      case Retreat _ -> "retreat";
      case Curb _ -> "curb";
    };
  }

  /** The rails that spoke. */
  default List<Rail> rails() {
    return reasons().stream().map(Reason::rail).toList();
  }

  /** All reasons in one line. */
  default String why() {
    return reasons().stream().map(Reason::toString).collect(Collectors.joining("; "));
  }
}
