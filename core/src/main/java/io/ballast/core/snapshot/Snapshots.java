package io.ballast.core.snapshot;

import static io.ballast.core.model.GuestFields.DISTRESS;
import static io.ballast.core.model.GuestFields.FLOOR;
import static io.ballast.core.model.GuestFields.GUARANTEE;
import static io.ballast.core.model.GuestFields.LIMIT;
import static io.ballast.core.model.GuestFields.NEED;
import static io.ballast.core.model.GuestFields.RSS;
import static io.ballast.core.model.GuestFields.SHARES;
import static io.ballast.core.model.GuestFields.STATS_AGE;
import static io.ballast.core.model.HostFields.MEM_RESERVE;

import io.ballast.core.collect.FieldSink;
import io.ballast.core.collect.History;
import io.ballast.core.collect.HostReading;
import io.ballast.core.collect.Readings;
import io.ballast.core.collect.Sample;
import io.ballast.core.collect.SampledGuest;
import io.ballast.core.model.Amount;
import io.ballast.core.model.Entitlement;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.model.ServiceClasses;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds readings into snapshots: histories grow, estimates follow, guests that ended are gone.
 *
 * @param historyLength samples kept of each entity
 * @param hostReserve of the host's memory, what the growth of guests never eats into
 */
public record Snapshots(
    ServiceClasses classes, Estimator estimator, int historyLength, Amount hostReserve) {
  /** A thousand guests with one trouble need not be told a thousand times. */
  private static final int MOST_PROBLEMS = 100;

  /** Fields of the host that are derived here, to stand beside those of the collectors. */
  public static final List<FieldDecl> HOST_FIELDS = List.of(MEM_RESERVE);

  /** Fields of guests that are derived here, to stand beside those of the collectors. */
  public static final List<FieldDecl> GUEST_FIELDS =
      List.of(GUARANTEE, LIMIT, SHARES, NEED, FLOOR, DISTRESS, STATS_AGE);

  /** Nothing seen yet. */
  public static Snapshot nothing(Moment now) {
    return new Snapshot(now, null, List.of(), List.of(), Contact.none(), List.of());
  }

  /** The snapshot after these readings; what was not due or could not be had stays as it was. */
  public Snapshot take(Snapshot before, Readings readings, Moment now) {
    HostSnapshot host =
        readings.host().map(reading -> host(before.host(), reading)).orElse(before.host());
    boolean hostSwaps = host != null && host.memory().swapUsedKib() > 0;
    List<GuestSnapshot> guests =
        readings.guests().map(seen -> guests(before, seen, hostSwaps)).orElse(before.guests());
    List<String> problems =
        Stream.concat(before.problems().stream(), readings.problems().stream())
            .distinct()
            .limit(MOST_PROBLEMS)
            .toList();
    Contact contact = contact(before.contact(), readings, now);
    return new Snapshot(now, host, guests, problems, contact, readings.managers());
  }

  private static Contact contact(Contact before, Readings readings, Moment now) {
    return readings.guests().isPresent()
        ? Contact.answered(now)
        : readings.away().map(why -> before.silent(why, now)).orElse(before);
  }

  private HostSnapshot host(@Nullable HostSnapshot before, HostReading reading) {
    long reserve = hostReserve.kibOf(reading.memory().totalKib());
    reading.fields().put(MEM_RESERVE, reserve);
    Sample sample = reading.fields().at(reading.at());
    History history =
        before == null ? History.of(sample) : before.history().plus(sample, historyLength);
    return new HostSnapshot(reading.memory(), reading.ksm(), reserve, history, reading.at());
  }

  private List<GuestSnapshot> guests(Snapshot before, List<SampledGuest> seen, boolean hostSwaps) {
    Map<GuestId, GuestSnapshot> known = before.byId();
    return seen.stream()
        .map(guest -> guest(known.get(guest.reading().id()), guest, hostSwaps))
        .toList();
  }

  private GuestSnapshot guest(
      @Nullable GuestSnapshot before, SampledGuest seen, boolean hostSwaps) {
    GuestReading reading = seen.reading();
    ServiceClass serviceClass = classes.of(reading.name());
    Entitlement entitlement =
        reading.balloon().map(serviceClass::entitle).orElseGet(() -> serviceClass.entitle(0));
    Estimate estimate = estimate(before, seen, entitlement, hostSwaps);
    putDerived(seen.fields(), entitlement, estimate);
    Sample sample = seen.fields().at(seen.at());
    History history =
        before == null ? History.of(sample) : before.history().plus(sample, historyLength);
    return new GuestSnapshot(
        reading, seen.run(), entitlement, estimate, history, notReady(reading, sample), seen.at());
  }

  private @Nullable Estimate estimate(
      @Nullable GuestSnapshot before,
      SampledGuest seen,
      Entitlement entitlement,
      boolean hostSwaps) {
    Optional<Estimate> last = Optional.ofNullable(before).map(GuestSnapshot::estimate);
    OptionalLong resident = hostSwaps ? OptionalLong.empty() : residentKib(seen.fields());
    return seen.reading()
        .balloon()
        .map(
            balloon -> estimator.next(last.orElse(null), balloon, entitlement, resident, seen.at()))
        .orElse(null);
  }

  private static OptionalLong residentKib(Sample.Draft fields) {
    return fields.get(RSS) instanceof Value.Int(var pages)
        ? OptionalLong.of(pages.longValue() * Memory.KIB_PER_PAGE)
        : OptionalLong.empty();
  }

  private static void putDerived(
      FieldSink fields, Entitlement entitlement, @Nullable Estimate estimate) {
    fields.put(GUARANTEE, entitlement.guaranteeKib());
    fields.put(LIMIT, entitlement.limitKib());
    fields.put(SHARES, entitlement.shares());
    fields.put(FLOOR, estimate == null ? entitlement.limitKib() : estimate.floorKib());
    fields.put(DISTRESS, estimate != null && estimate.inDistress() ? 1 : 0);
    if (estimate != null) {
      fields.put(NEED, estimate.needKib());
      fields.put(STATS_AGE, estimate.statistics().ageSeconds());
    }
  }

  private static String notReady(GuestReading reading, Sample sample) {
    if (reading.state() != GuestState.RUNNING) {
      return "it is not running";
    }
    String missing = sample.missing();
    return missing.isEmpty() ? "" : "it has no `" + missing + "`";
  }
}
