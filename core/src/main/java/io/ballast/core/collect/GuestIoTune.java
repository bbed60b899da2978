package io.ballast.core.collect;

import static io.ballast.core.model.GuestFields.IO_TUNE;
import static io.ballast.core.model.GuestFields.IO_TUNE_CURRENT;

import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ObjectReading;
import io.ballast.core.model.TuneFields;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What limits a guest's disks. Disks whose limits stay as they are stay the same objects. */
public final class GuestIoTune implements GuestCollector {
  /** So many disks of one guest are seen, and no more. */
  static final int MOST = 256;

  private final List<FieldDecl> fields;
  private final Map<GuestId, Seen> last = new HashMap<>();

  private record Seen(
      List<DiskTune> disks, List<ObjectReading> tunes, List<ObjectReading> current) {}

  private GuestIoTune(List<FieldDecl> fields) {
    this.fields = fields;
  }

  /** A guest whose disks are not known is not ready, and is left out of the evaluation. */
  public static GuestIoTune required() {
    return new GuestIoTune(List.of(IO_TUNE.asRequired(), IO_TUNE_CURRENT.asRequired()));
  }

  /** A guest whose disks are not known has nil in these fields. */
  public static GuestIoTune optional() {
    return new GuestIoTune(List.of(IO_TUNE, IO_TUNE_CURRENT));
  }

  @Override
  public List<FieldDecl> fields() {
    return fields;
  }

  @Override
  public Set<GuestDetail> details() {
    return Set.of(GuestDetail.IO_TUNE);
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink)
      throws IOException {
    List<DiskTune> disks = guest.tuning().disks().orElse(null);
    if (disks == null) {
      return;
    }
    Seen seen = last.compute(guest.id(), (id, known) -> seen(known, disks));
    sink.putObjects(IO_TUNE, seen.tunes());
    sink.putObjects(IO_TUNE_CURRENT, seen.current());
    if (disks.size() > MOST) {
      throw new IOException(
          "It has %d disks; policies limit the first %d.".formatted(disks.size(), MOST));
    }
  }

  private static Seen seen(@Nullable Seen known, List<DiskTune> disks) {
    if (known != null && known.disks().equals(disks)) {
      return known;
    }
    List<DiskTune> few = disks.subList(0, Math.min(MOST, disks.size()));
    return new Seen(
        disks,
        few.stream().map(GuestIoTune::tune).toList(),
        few.stream().map(GuestIoTune::current).toList());
  }

  /** What nobody promised or allowed is without limit. */
  private static ObjectReading tune(DiskTune disk) {
    return new ObjectReading(
        TuneFields.DISK,
        disk.name(),
        names(disk),
        Map.of(),
        Map.of(
            TuneFields.GUARANTEED.name(),
            limits(TuneFields.GUARANTEED, disk.guaranteed().orElse(IoLimits.NONE)),
            TuneFields.MAXIMUM.name(),
            limits(TuneFields.MAXIMUM, disk.maximum().orElse(IoLimits.NONE)),
            TuneFields.CURRENT.name(),
            limits(TuneFields.CURRENT, disk.current())));
  }

  private static ObjectReading current(DiskTune disk) {
    return new ObjectReading(TuneFields.DISK_NOW, disk.name(), names(disk), values(disk.current()));
  }

  private static ObjectReading limits(FieldDecl field, IoLimits limits) {
    return new ObjectReading(TuneFields.LIMIT_SET, field.name(), Map.of(), values(limits));
  }

  private static Map<String, Value> names(DiskTune disk) {
    Value name = Value.of(disk.name());
    return disk.path().isEmpty()
        ? Map.of(TuneFields.NAME.name(), name)
        : Map.of(TuneFields.NAME.name(), name, TuneFields.PATH.name(), Value.of(disk.path()));
  }

  private static Map<FieldDecl, Long> values(IoLimits limits) {
    Map<FieldDecl, Long> values = new LinkedHashMap<>();
    TuneFields.LIMITS.forEach((limit, field) -> values.put(field, limits.of(limit)));
    return values;
  }

  @Override
  public void retain(Set<GuestId> present) {
    last.keySet().retainAll(present);
  }
}
