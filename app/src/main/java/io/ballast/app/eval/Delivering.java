package io.ballast.app.eval;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Judgement;
import io.ballast.core.model.Controls;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.policy.run.Delivery;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Wish;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which wishes get to the guard, and why the others do not. */
final class Delivering {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE / 4);

  private final Stage stage;
  private final Source source;
  private final EntityType host;
  private final EntityType type;
  private final List<Entity> guests;
  private final Map<Entity, GuestId> ids = new IdentityHashMap<>();
  private final Map<GuestId, GuestSnapshot> seen;

  /**
   * @param host what the host is under the configuration
   * @param type what guests are under the configuration: which controls are carried out
   */
  Delivering(Stage stage, Source source, EntityType host, EntityType type) {
    this.source = source;
    this.stage = stage;
    this.host = host;
    this.type = type;
    this.guests = stage.file().guests();
    this.seen = stage.seen().byId();
    IntStream.range(0, guests.size()).forEach(i -> ids.put(guests.get(i), Classes.id(i)));
  }

  Delivered deliver(Wish wish) {
    KsmKnob knob = isOfHost(wish) ? Controls.KSM.get(wish.control()) : null;
    if (knob != null && host.controls().containsKey(wish.control())) {
      return deliver(wish, value -> new KsmWish(knob, cut(value), place(wish), wish.reason()));
    }
    GuestId guest = ids.get(wish.entity());
    CpuKnob cpu = guest == null ? null : Controls.CPU.get(wish.control());
    if (guest != null && cpu != null && type.controls().containsKey(wish.control())) {
      return deliver(
          wish, value -> new CpuWish(guest, cpu, cut(value), place(wish), wish.reason()));
    }
    boolean carriedOut =
        wish.control().equals(Controls.BALLOON_TARGET.name())
            && type.controls().containsKey(wish.control());
    if (guest == null || !carriedOut) {
      String owner = wish.entity().type().name();
      return stop(wish, "no controller", "nothing carries out this control of a " + owner);
    }
    String untold = untold(wish.entity(), seen.get(guest));
    return untold.isEmpty()
        ? deliver(wish, value -> new BalloonWish(guest, kib(value), place(wish), wish.reason()))
        : stop(wish, "unknown", untold);
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean isOfHost(Wish wish) {
    return wish.entity() == stage.file().host();
  }

  private Delivered deliver(Wish wish, Function<BigInteger, ControlWish> toGuard) {
    return switch (Delivery.ofNumber(wish.value())) {
      case Delivery.Number(BigInteger value) -> new Delivered.Judgeable(wish, toGuard.apply(value));
      case Delivery.Dropped(String reason) -> stop(wish, "drop", reason);
    };
  }

  /** The guard's orders that nobody wished. */
  Stream<Ruling> orders(Judgement judgement) {
    Stream<Ruling> ofHost =
        judgement.ksm().stream()
            .filter(answer -> answer.wished().isEmpty())
            .map(answer -> Ruling.ordered(stage.file().host(), answer));
    Stream<Ruling> ofGuests =
        IntStream.range(0, guests.size())
            .boxed()
            .flatMap(
                i ->
                    Stream.ofNullable(judgement.judged().get(Classes.id(i)))
                        .flatMap(j -> order(i, j)));
    return Stream.concat(ofHost, ofGuests);
  }

  private Stream<Ruling> order(int guest, Judged answer) {
    return answer.wishedKib().isEmpty()
        ? Stream.of(Ruling.ordered(guests.get(guest), answer))
        : Stream.empty();
  }

  /** One clause saying why the guard cannot judge it; empty if it can. */
  private static String untold(Entity guest, @Nullable GuestSnapshot seen) {
    if (seen == null) {
      return "the snapshot has no sample of it";
    }
    if (seen.estimate() != null) {
      return "";
    }
    String missing =
        new Samples(guest).newest(GuestFields.BALLOON_CUR).isEmpty()
            ? GuestFields.BALLOON_CUR.name()
            : GuestFields.BALLOON_MAX.name();
    return "the snapshot does not tell its " + missing;
  }

  private Delivered stop(Wish wish, String verdict, String why) {
    return new Delivered.Stopped(Ruling.unjudged(wish, verdict, why, place(wish)));
  }

  private String place(Wish wish) {
    Source.Place place = source.place(wish.place().start());
    return place.part() + ":" + place.line();
  }

  /** Sizes beyond all memory are cut, as the daemon does. */
  private static long kib(BigInteger value) {
    return cut(value.max(BigInteger.ZERO));
  }

  private static long cut(BigInteger value) {
    return value.max(MOST.negate()).min(MOST).longValueExact();
  }
}
