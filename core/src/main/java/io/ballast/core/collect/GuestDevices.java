package io.ballast.core.collect;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a guest is made of: its disks, its network cards, or its vCPUs. */
public final class GuestDevices implements GuestCollector {
  private final GuestDetail detail;

  /**
   * @param detail which of them; a guest of which the hypervisor cannot tell has nil
   */
  public GuestDevices(GuestDetail detail) {
    this.detail = detail;
  }

  @Override
  public List<FieldDecl> fields() {
    return List.of(detail.field());
  }

  @Override
  public Set<GuestDetail> details() {
    return Set.of(detail);
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink)
      throws IOException {
    List<ObjectReading> objects = guest.objects().get(detail);
    if (objects == null) {
      return;
    }
    int seen = Math.min(objects.size(), detail.most());
    sink.putObjects(detail.field(), objects.subList(0, seen));
    if (seen < objects.size()) {
      String what = detail.name().toLowerCase(Locale.ROOT);
      throw new IOException(
          "It has %d %s; policies see the first %d.".formatted(objects.size(), what, seen));
    }
  }
}
