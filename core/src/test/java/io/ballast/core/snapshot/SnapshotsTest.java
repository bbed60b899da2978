package io.ballast.core.snapshot;

import static io.ballast.core.snapshot.Reports.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.HostReading;
import io.ballast.core.collect.Layout;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.Readings;
import io.ballast.core.collect.Sample;
import io.ballast.core.collect.SampledGuest;
import io.ballast.core.model.Amount;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ServiceClasses;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How readings fold into snapshots. */
class SnapshotsTest {
  private final Snapshots snapshots =
      new Snapshots(ServiceClasses.onlyStandard(), new Estimator(30), 3, new Amount.Share(0.05));
  private final Snapshot nothing = Snapshots.nothing(at(0));

  private static SampledGuest guest(
      String name, GuestState state, FieldDecl field, OptionalLong value, Moment now) {
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    fields.add(field);
    Sample.Draft draft = new Sample.Draft(new Layout(fields));
    draft.put(field, value);
    GuestReading reading =
        new GuestReading(
            new GuestId(name),
            name,
            state,
            OptionalLong.empty(),
            new GuestTraits(true, false, false, false, 2),
            Optional.of(BalloonReading.withoutStatistics(500, 1000)),
            Optional.empty());
    return new SampledGuest(reading, new GuestRun(reading.id(), 0), draft, now);
  }

  private static SampledGuest guest(String name, long rss, Moment now) {
    return guest(name, GuestState.RUNNING, GuestFields.RSS, OptionalLong.of(rss), now);
  }

  private static Readings guests(SampledGuest... guests) {
    return new Readings(Optional.empty(), Optional.of(List.of(guests)), List.of());
  }

  private static Readings host(long usable, Moment now) {
    MemInfo memory = new MemInfo(1000, 10, usable, 0, 0, 0, 0, 0);
    Sample.Draft draft = new Sample.Draft(new Layout(Snapshots.HOST_FIELDS));
    return new Readings(
        Optional.of(new HostReading(memory, Optional.empty(), draft, now)),
        Optional.empty(),
        List.of());
  }

  private static GuestSnapshot only(Snapshot snapshot) {
    assertThat(snapshot.guests()).hasSize(1);
    return snapshot.guests().getFirst();
  }

  @Test
  void aMissingRequiredFieldMakesAGuestNotReadyAndAnOptionalOneIsNil() {
    OptionalLong none = OptionalLong.empty();
    GuestSnapshot without =
        only(
            snapshots.take(
                nothing,
                guests(guest("g", GuestState.RUNNING, GuestFields.RSS, none, at(0))),
                at(0)));
    assertThat(without.ready()).isFalse();
    assertThat(without.notReady()).isEqualTo("it has no `rss`");
    FieldDecl optional = GuestFields.RSS.asOptional();
    GuestSnapshot nil =
        only(
            snapshots.take(
                nothing, guests(guest("g", GuestState.RUNNING, optional, none, at(0))), at(0)));
    assertThat(nil.ready()).isTrue();
    assertThat(nil.history().newest().get("rss")).isEqualTo(Value.NIL);
    assertThat(nil.history().newest().get("need")).isEqualTo(Value.NIL);
    assertThat(nil.history().newest().get("guarantee")).isEqualTo(Value.of(250));
  }

  @ParameterizedTest
  @EnumSource(value = GuestState.class, names = "RUNNING", mode = EnumSource.Mode.EXCLUDE)
  void onlyARunningGuestIsReady(GuestState state) {
    SampledGuest guest = guest("g", state, GuestFields.RSS, OptionalLong.of(1), at(0));
    assertThat(only(snapshots.take(nothing, guests(guest), at(0))).notReady())
        .isEqualTo("it is not running");
  }

  @Test
  void historiesGrowToTheirLengthAndEndWithTheGuest() {
    Snapshot snapshot = nothing;
    for (int second = 0; second < 5; second++) {
      snapshot = snapshots.take(snapshot, guests(guest("g", second, at(second))), at(second));
    }
    assertThat(only(snapshot).history().values("rss"))
        .containsExactly(Value.of(2), Value.of(3), Value.of(4));
    Snapshot gone = snapshots.take(snapshot, guests(), at(5));
    assertThat(gone.guests()).isEmpty();
    Snapshot back = snapshots.take(gone, guests(guest("g", 9, at(6))), at(6));
    assertThat(only(back).history().values("rss")).containsExactly(Value.of(9));
  }

  @Test
  void whatWasNotReadStaysWithItsOwnTime() {
    Snapshot seen = snapshots.take(nothing, guests(guest("g", 1, at(1))), at(1));
    seen = snapshots.take(seen, host(100, at(2)), at(2));
    Readings away = new Readings(Optional.empty(), Optional.empty(), List.of("It is away."));
    Snapshot later = snapshots.take(seen, away, at(60));
    assertThat(later.at()).isEqualTo(at(60));
    assertThat(only(later).at()).isEqualTo(at(1));
    assertThat(only(later).history().samples()).hasSize(1);
    assertThat(later.host()).isSameAs(seen.host());
    assertThat(later.problems()).containsExactly("It is away.");
    Readings still = new Readings(Optional.empty(), Optional.empty(), List.of("It is still away."));
    Snapshot twice = snapshots.take(snapshots.take(later, away, at(65)), still, at(70));
    assertThat(twice.problems()).containsExactly("It is away.", "It is still away.");
    assertThat(twice.recorded().problems()).isEmpty();
    assertThat(twice.recorded().guests()).isEqualTo(twice.guests());
  }

  @Test
  void theHostIsShortBelowItsReserve() {
    HostSnapshot enough = snapshots.take(nothing, host(50, at(0)), at(0)).host();
    HostSnapshot little = snapshots.take(nothing, host(49, at(0)), at(0)).host();
    assertThat(enough).isNotNull().satisfies(host -> assertThat(host.isShort()).isFalse());
    assertThat(little)
        .isNotNull()
        .satisfies(
            host -> {
              assertThat(host.isShort()).isTrue();
              assertThat(host.reserveKib()).isEqualTo(50);
              assertThat(host.history().newest().get("mem_reserve")).isEqualTo(Value.of(50));
            });
  }
}
