package io.ballast.core.collect;

import static io.ballast.core.model.GuestFields.BALLOON_CUR;
import static io.ballast.core.model.GuestFields.BALLOON_MAX;
import static io.ballast.core.model.GuestFields.BALLOON_MIN;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ServiceClasses;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;

/** A guest's balloon: its size, its maximum, and what it is guaranteed. */
public final class GuestBalloon implements GuestCollector {
  private static final List<FieldDecl> REQUIRED = List.of(BALLOON_CUR, BALLOON_MAX, BALLOON_MIN);

  private final ServiceClasses classes;
  private final List<FieldDecl> fields;

  private GuestBalloon(ServiceClasses classes, List<FieldDecl> fields) {
    this.classes = classes;
    this.fields = fields;
  }

  /** A guest whose balloon is not known is not ready, and is left out of the evaluation. */
  public static GuestBalloon required(ServiceClasses classes) {
    return new GuestBalloon(classes, REQUIRED);
  }

  /** A guest whose balloon is not known has nil in these fields. */
  public static GuestBalloon optional(ServiceClasses classes) {
    return new GuestBalloon(classes, REQUIRED.stream().map(FieldDecl::asOptional).toList());
  }

  @Override
  public List<FieldDecl> fields() {
    return fields;
  }

  @Override
  public void collect(GuestReading guest, KernelView kernel, Moment at, FieldSink sink) {
    guest.balloon().ifPresent(balloon -> put(guest.name(), balloon, sink));
  }

  private void put(String name, BalloonReading balloon, FieldSink sink) {
    sink.put(BALLOON_CUR, balloon.currentKib());
    sink.put(BALLOON_MAX, balloon.maximumKib());
    sink.put(BALLOON_MIN, classes.of(name).entitle(balloon).guaranteeKib());
  }
}
