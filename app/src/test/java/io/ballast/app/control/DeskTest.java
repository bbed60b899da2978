package io.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestState;
import io.ballast.core.model.Memory;
import io.ballast.sim.Event;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the answers say, and above all how old it is. */
final class DeskTest {
  private static final EventsQuery ALL = query(Map.of());

  private static EventsQuery query(Map<String, String> parameters) {
    try {
      return EventsQuery.of(parameters);
    } catch (BadQuestion e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(Answer answer) {
    return new JsonMapper().readTree(text(answer));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void beforeTheFirstCycleNothingIsKnown() throws Exception {
    Room room = Room.of("a").pass(Duration.ofSeconds(1));
    JsonNode status = json(room.desk.status());
    assertThat(status.path("hypervisor").path("state").asString()).isEqualTo("unknown");
    assertThat(status.path("loop").path("late").asBoolean()).isFalse();
    assertThat(status.path("host").isNull()).isTrue();
    assertThat(json(room.desk.guests()).path("guests")).isEmpty();
    assertThat(room.desk.explain("a", false).status()).isEqualTo(404);

    room.pass(Duration.ofSeconds(60));
    assertThat(json(room.desk.status()).path("loop").path("late").asBoolean()).isTrue();
  }

  @Test
  void statusSaysWhatIsSo() throws Exception {
    Room room = Room.of("a", "b");
    JsonNode status = json(room.turn(4).desk.status());
    assertThat(status.path("version").asString()).isEqualTo("test");
    assertThat(status.path("pid").asInt()).isEqualTo(7);
    assertThat(status.path("loop").path("cycles").asInt()).isEqualTo(2);
    assertThat(status.path("hypervisor").path("state").asString()).isEqualTo("answers");
    assertThat(status.path("host").path("total").asLong()).isEqualTo(Memory.gib(16));
    assertThat(status.path("guests").path("all").asInt()).isEqualTo(2);
    assertThat(status.path("guests").path("manageable").asInt()).isEqualTo(2);
    assertThat(status.path("ledgerRows").asInt()).isEqualTo(3);
    assertThat(status.path("problems")).isEmpty();
  }

  @Test
  void policiesThatWereRefusedAreToldAndStayOutOfForce() throws Exception {
    Room room = Room.of("a").turn(2);
    assertThat(json(room.desk.policy()).path("from").asString()).isEqualTo("default");
    assertThat(json(room.desk.policy()).path("parts").get(0).path("name").asString())
        .isEqualTo("50_main_");
    assertThat(json(room.desk.policy()).path("refused").isNull()).isTrue();
    room.refuse("given by a remote call", "x:1:1: error\nsecond line");
    JsonNode refused = json(room.desk.policy()).path("refused");
    assertThat(refused.path("why").asString()).isEqualTo("x:1:1: error\nsecond line");
    assertThat(json(room.desk.status()).path("problems").get(0).asString())
        .isEqualTo(
            "Other policies were refused at %s (given by a remote call): `ballast policy status` tells why."
                .formatted(refused.path("at").asString()));
  }

  @Test
  void agesRiseWhileTheLoopHangs() throws Exception {
    Room room = Room.of("a").turn(5);
    double before = guest(room, 0).path("secondsSinceRead").asDouble();
    room.pass(Duration.ofSeconds(100));
    assertThat(guest(room, 0).path("secondsSinceRead").asDouble()).isEqualTo(before + 100);
    JsonNode status = json(room.desk.status());
    assertThat(status.path("hostSecondsSinceRead").asDouble()).isGreaterThanOrEqualTo(100);
    assertThat(status.path("loop").path("secondsSinceCycle").asDouble()).isBetween(100.0, 102.0);
    assertThat(status.path("loop").path("late").asBoolean()).isTrue();
    assertThat(status.path("hypervisor").path("state").asString()).isEqualTo("unknown");
    assertThat(status.path("problems").get(0).asString()).startsWith("The loop has finished no");
  }

  @Test
  void statisticsGrowStaleWhileTheLoopHangs() throws Exception {
    Room room = Room.of("a").turn(9);
    assertThat(guest(room, 0).path("statistics").asString()).isEqualTo("fresh");
    assertThat(guest(room, 0).path("used").isNull()).isFalse();
    room.pass(Duration.ofSeconds(60));
    JsonNode later = guest(room, 0);
    assertThat(later.path("statistics").asString()).isEqualTo("stale");
    assertThat(later.path("statisticsSeconds").asDouble()).isGreaterThan(60);
    assertThat(later.path("statisticsWhy").asString()).contains("old by now");
    assertThat(later.path("used").isNull()).as("no old figure looks like a new one").isTrue();
  }

  @Test
  void anAbsentHypervisorIsSaidAndItsGuestsAge() throws Exception {
    Room room = Room.of("a").turn(6).happens(new Event.HypervisorAway(true)).turn(40);
    JsonNode hypervisor = json(room.desk.status()).path("hypervisor");
    assertThat(hypervisor.path("state").asString()).isEqualTo("away");
    assertThat(hypervisor.path("awaySeconds").asDouble()).isBetween(38.0, 41.0);
    assertThat(hypervisor.path("secondsSinceAnswer").asDouble()).isBetween(39.0, 42.0);
    assertThat(hypervisor.path("why").asString()).contains("is away");
    assertThat(guest(room, 0).path("secondsSinceRead").asDouble()).isBetween(39.0, 42.0);
    assertThat(guest(room, 0).path("statistics").asString()).isEqualTo("stale");
    assertThat(text(room.desk.explain("a", true))).contains("AWAY for");

    room.happens(new Event.HypervisorAway(false)).turn(2);
    assertThat(json(room.desk.status()).path("hypervisor").path("state").asString())
        .isEqualTo("answers");
    assertThat(guest(room, 0).path("secondsSinceRead").asDouble()).isLessThan(2);
    assertThat(text(room.desk.events(ALL))).contains("hypervisor-away", "hypervisor-back");
  }

  @Test
  void eachGuestSaysWhetherItCanBeManaged() throws Exception {
    Room room = Room.of("a", "b").turn(2);
    room.happens(new Event.StateChanges(GuestSpec.idOf("b"), GuestState.PAUSED)).turn(2);
    assertThat(guest(room, 0).path("manageable").asBoolean()).isTrue();
    assertThat(guest(room, 1).path("manageable").asBoolean()).isFalse();
    assertThat(guest(room, 1).path("obstacle").asString()).isEqualTo("it is paused");
    JsonNode guests = json(room.desk.status()).path("guests");
    assertThat(guests.path("obstacles").path("it is paused").asInt()).isEqualTo(1);
  }

  @Test
  void explainsByNameAndByUuid() throws Exception {
    Room room = Room.demo().turn(60);
    String name = "vapor-spot-2";
    JsonNode byName = json(room.desk.explain(name, false));
    JsonNode byId = json(room.desk.explain(byName.path("guest").path("id").asString(), false));
    assertThat(byName).isEqualTo(byId);
    assertThat(byName.path("guest").path("name").asString()).isEqualTo(name);
    JsonNode explanation = byName.path("explanation");
    assertThat(explanation.path("known").asBoolean()).isTrue();
    JsonNode sized = explanation.path("explanation").path("sizedBy");
    assertThat(sized.path("time").asString()).as(sized.toString()).startsWith("2026-01-01T");
    assertThat(byName.path("decisions")).isNotEmpty();
    assertThat(text(room.desk.explain(name, true)))
        .contains("vapor-spot-2 (class ", "What it has its size from", "decided");
  }

  @Test
  void anUnknownGuestIsAskedBack() throws Exception {
    Answer answer = Room.of("database", "web").turn(2).desk.explain("databse", false);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(json(answer).path("error").asString())
        .isEqualTo("There is no guest `databse`; did you mean `database`?");
  }

  @Test
  void twoOfOneNameAreAskedBack() throws Exception {
    GuestSpec one = Room.guest("twin");
    GuestSpec other = Room.twin(one, "00000000-0000-0000-0000-000000000002");
    Room room =
        new Room(new SimHost(Scenario.quiet(HostSpec.of(Memory.gib(16), 4), one, other))).turn(2);
    Answer answer = room.desk.explain("twin", false);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(json(answer).path("candidates")).hasSize(2);
    assertThat(json(answer).path("error").asString())
        .contains("2 guests are called `twin`", one.id().uuid(), other.id().uuid());
    assertThat(room.desk.explain(other.id().uuid(), false).status()).isEqualTo(200);
  }

  @Test
  void eventsAreChosenByGuestTimeAndNumber() throws Exception {
    Room room = Room.of("a").turn(4);
    room.happens(new Event.Arrives(Room.guest("b"))).turn(4);
    room.happens(new Event.Leaves(GuestSpec.idOf("b"))).turn(4);
    JsonNode ofGuest = json(room.desk.events(query(Map.of("guest", "b")))).path("events");
    assertThat(ofGuest.findValuesAsString("kind")).startsWith("guest-came").endsWith("guest-went");
    assertThat(ofGuest.get(0).path("id").asString()).isEqualTo(GuestSpec.idOf("b").uuid());

    JsonNode newest = json(room.desk.events(query(Map.of("limit", "1"))));
    assertThat(newest.path("events")).hasSize(1);
    assertThat(newest.path("older").asInt()).isPositive();

    int all = json(room.desk.events(ALL)).path("events").size();
    JsonNode late = json(room.desk.events(query(Map.of("since", "4")))).path("events");
    assertThat(late.size()).isBetween(1, all - 1);
    String went = late.get(late.size() - 1).path("time").asString();
    JsonNode since = json(room.desk.events(query(Map.of("since", went)))).path("events");
    assertThat(since.size()).isBetween(1, all - 1);
  }

  @Test
  void hostileNamesAreAsciiInJsonAndHarmlessInText() throws Exception {
    String name = "\u001b[2J\u202e<b>\n\"é";
    Room room = Room.of(name).turn(3);
    assertThat(text(room.desk.guests())).matches("[ -~]*\\n");
    assertThat(json(room.desk.guests()).path("guests").get(0).path("name").asString())
        .isEqualTo(name);
    assertThat(text(room.desk.explain(name, false))).matches("[ -~]*\\n");
    assertThat(text(room.desk.explain(name, true))).doesNotContain("\u001b", "\u202e");
  }

  private static JsonNode guest(Room room, int index) {
    return json(room.desk.guests()).path("guests").get(index);
  }
}
