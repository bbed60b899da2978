package io.ballast.host.vdsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class IoTunesTest {
  private static final GuestId IDLE = new GuestId("11111111-1111-1111-1111-111111111111");
  private static final GuestId BUSY = new GuestId("22222222-2222-2222-2222-222222222222");
  private static final Set<GuestId> BOTH = Set.of(IDLE, BUSY);

  private final Clock clock = new Clock();
  private final IoTunes tunes = new IoTunes(clock);
  private final AtomicInteger asked = new AtomicInteger();

  private JsonNode reply() {
    asked.incrementAndGet();
    try {
      return VdsmVerbs.resource("io-tune-policies.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<GuestId, List<DiskTune>> read(Set<GuestId> present) throws Exception {
    return tunes.read(present, this::reply);
  }

  @Test
  void policiesAndLimitsInForceAreToldByDisk() throws Exception {
    assertThat(read(BOTH))
        .containsEntry(
            IDLE,
            List.of(
                new DiskTune(
                    "vda",
                    "/rhev/data-center/p/d/images/i/v",
                    Optional.of(new IoLimits(1_048_576, 0, 0, 100, 0, 0)),
                    Optional.of(new IoLimits(10_485_760, 0, 0, 500, 0, 0)),
                    IoLimits.NONE)))
        .containsEntry(BUSY, List.of());
  }

  @Test
  void aDiskWithoutPolicyHasNoPromisesAndOneThatIsGoneIsLeftOut() {
    JsonNode reply = reply();
    ObjectNode guest = (ObjectNode) reply.path(IDLE.uuid());
    ((ObjectNode) guest.path("policy").path(0)).put("name", "vdz");
    assertThat(IoTuneReader.read(reply).getOrDefault(IDLE, List.of()))
        .extracting(DiskTune::name, DiskTune::maximum)
        .containsExactly(tuple("vda", Optional.empty()));
  }

  @Test
  void theyAreReadAtMostEveryFiveMinutes() throws Exception {
    read(BOTH);
    clock.pass(Duration.ofSeconds(299));
    read(BOTH);
    assertThat(asked).hasValue(1);
    clock.pass(Duration.ofSeconds(1));
    read(BOTH);
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatWasReadBeforeAWriteIsNeverTold() throws Exception {
    read(BOTH);
    tunes.written();
    read(BOTH);
    assertThat(asked).hasValue(2);
    read(BOTH);
    assertThat(asked).hasValue(2);
    tunes.written();
    tunes.read(
        BOTH,
        () -> {
          tunes.written();
          return reply();
        });
    read(BOTH);
    assertThat(asked).as("a write during the reading").hasValue(4);
  }

  @Test
  void aNewGuestHasThemReadAgainAndOneThatLeavesDoesNot() throws Exception {
    read(Set.of(IDLE));
    read(BOTH);
    assertThat(asked).hasValue(2);
    read(Set.of(BUSY));
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFailureIsNotKept() throws Exception {
    assertThatThrownBy(
            () ->
                tunes.read(
                    BOTH,
                    () -> {
                      throw new HypervisorException(Reason.UNREACHABLE, "away");
                    }))
        .isInstanceOf(HypervisorException.class);
    assertThat(read(BOTH)).isNotEmpty();
  }
}
