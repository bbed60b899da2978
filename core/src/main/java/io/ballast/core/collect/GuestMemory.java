package io.ballast.core.collect;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;

/** Memory as the guest sees it, through its balloon driver. */
public final class GuestMemory implements GuestCollector {
  private final List<FieldDecl> fields;

  private GuestMemory(List<FieldDecl> fields) {
    this.fields = fields;
  }

  /** A guest that does not report is not ready, and is left out of the evaluation. */
  public static GuestMemory required() {
    return new GuestMemory(
        List.of(
            GuestFields.MEM_AVAILABLE,
            GuestFields.MEM_UNUSED,
            GuestFields.MAJOR_FAULT,
            GuestFields.MINOR_FAULT,
            GuestFields.SWAP_IN,
            GuestFields.SWAP_OUT,
            GuestFields.SWAP_TOTAL,
            GuestFields.SWAP_USAGE,
            GuestFields.MEM_USABLE,
            GuestFields.DISK_CACHES));
  }

  /** A guest that does not report has nil in these fields. */
  public static GuestMemory optional() {
    return new GuestMemory(required().fields.stream().map(FieldDecl::asOptional).toList());
  }

  @Override
  public List<FieldDecl> fields() {
    return fields;
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink) {
    guest.balloon().ifPresent(balloon -> put(balloon, sink));
  }

  private static void put(BalloonReading balloon, FieldSink sink) {
    sink.put(GuestFields.MEM_AVAILABLE, balloon.availableKib());
    sink.put(GuestFields.MEM_UNUSED, balloon.unusedKib());
    sink.put(GuestFields.MAJOR_FAULT, balloon.majorFaults());
    sink.put(GuestFields.MINOR_FAULT, balloon.minorFaults());
    sink.put(GuestFields.SWAP_IN, balloon.swapInKib());
    sink.put(GuestFields.SWAP_OUT, balloon.swapOutKib());
    sink.put(GuestFields.MEM_USABLE, balloon.usableKib());
    sink.put(GuestFields.DISK_CACHES, balloon.diskCachesKib());
  }
}
