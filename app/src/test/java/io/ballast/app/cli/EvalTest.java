package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Wiring;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.core.guard.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a snapshot's samples become what policies read and the guard judges by. */
final class EvalTest {
  private static final String HOST =
      """
      {"properties": {"interval": %s}, "variables": {},
       "fields": ["mem_available", "mem_usable", "mem_free"],
       "statistics": [{"mem_available": 16777216, "mem_usable": 4000000, "mem_free": 3000000}]}
      """;

  /** One guest of 4 GiB; the test says what else its samples hold. */
  private static final String GUEST =
      """
      {"properties": {"name": "vm-1"}, "variables": {}, "fields": [%s],
       "statistics": [%s]}
      """;

  private static final String FIELDS =
      "\"balloon_cur\", \"balloon_max\", \"mem_available\", \"mem_unused\", \"mem_usable\"";
  private static final String SAMPLE =
      "\"balloon_cur\": 4000000, \"balloon_max\": 4000000, \"mem_available\": 3900000,"
          + " \"mem_unused\": %d, \"mem_usable\": %d";
  private static final String IDLE = SAMPLE.formatted(3_000_000, 3_000_000);
  private static final String SHRINK = "(with Guests g (g.Control \"balloon_target\" 10))";

  @TempDir private Path folder;

  private static String sample(String values) {
    return "{" + values + "}";
  }

  private static String guest(String fields, String... samples) {
    return GUEST.formatted(fields, String.join(",", samples));
  }

  private JsonNode eval(String policy, String host, String guest) throws IOException {
    Files.writeString(folder.resolve("a.policy"), policy);
    Files.writeString(
        folder.resolve("moment.json"), "{\"host\": %s, \"guests\": [%s]}".formatted(host, guest));
    Ran ran = Ran.in(folder, "policy", "eval", "a.policy", "--snapshot", "moment.json", "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    return new JsonMapper().readTree(ran.out());
  }

  private JsonNode eval(String policy, String guest) throws IOException {
    return eval(policy, HOST.formatted("10"), guest);
  }

  private static String verdict(JsonNode told) {
    JsonNode verdict = told.path("guests").path(0).path("verdicts").path("balloon_target");
    JsonNode reason = verdict.path("reasons").path(0);
    return "%s %s %s: %s"
        .formatted(
            verdict.path("verdict").asString(),
            verdict.path("target").asString("null"),
            reason.path("rail").asString(""),
            reason.path("why").asString(""));
  }

  @Test
  void shippedPoliciesRunOnRawFieldsOnly() throws IOException {
    for (String name : new String[] {"default", "classic"}) {
      Path policy = CliCase.ROOT.resolve("policies").resolve(name + ".policy");
      JsonNode told = eval(Files.readString(policy), guest(FIELDS, sample(IDLE)));

      assertThat(told.path("problems").size()).as(name).isZero();
      assertThat(told.has("error")).as(name).isFalse();
    }
  }

  @Test
  void needFallsByTheTimeBetweenSamples() throws IOException {
    assertThat(needAfter("60")).isLessThan(needAfter("10"));
    assertThat(needAfter("10")).isLessThan(needAfter("0.5"));
    for (String unusable : new String[] {"null", "0", "\"soon\""}) {
      assertThat(needAfter(unusable)).as(unusable).isEqualTo(needAfter("10"));
    }
  }

  /** What a guest needs that was busy one interval ago and is idle now. */
  private long needAfter(String interval) throws IOException {
    String busy = sample(SAMPLE.formatted(1_000_000, 1_000_000));
    JsonNode told =
        eval("(with Guests g g.need)", HOST.formatted(interval), guest(FIELDS, busy, sample(IDLE)));
    return told.path("results").path(0).path(0).asLong();
  }

  @Test
  void swapInCountsAsARate() throws IOException {
    String little =
        SAMPLE
            .formatted(300_000, 300_000)
            .replace("\"balloon_cur\": 4000000", "\"balloon_cur\": 3900000");
    String swaps =
        guest(
            FIELDS + ", \"swap_in\"",
            sample(little + ", \"swap_in\": 0"),
            sample(little + ", \"swap_in\": 20480"));

    assertThat(verdict(eval(SHRINK, HOST.formatted("10"), swaps)))
        .isEqualTo("relieve 4000000 relief: it swaps in 2 MiB a second");
    assertThat(verdict(eval(SHRINK, HOST.formatted("600"), swaps))).startsWith("clamp ");
  }

  @Test
  void declaredFloorWins() throws IOException {
    JsonNode told =
        eval(
            SHRINK + "(with Guests g g.floor)",
            guest(FIELDS + ", \"floor\"", sample(IDLE + ", \"floor\": 3900000")));

    assertThat(verdict(told)).isEqualTo("clamp 3900000 floor: its floor is 3809 MiB");
    assertThat(told.path("results").path(1).path(0).asLong()).isEqualTo(3_900_000);
  }

  @Test
  void declaredGuaranteeMakesTheFloor() throws IOException {
    for (String name : new String[] {"guarantee", "balloon_min"}) {
      JsonNode told =
          eval(
              SHRINK + "(with Guests g g.floor)",
              guest(
                  FIELDS + ", \"%s\"".formatted(name),
                  sample(IDLE + ", \"%s\": 3800000".formatted(name))));

      assertThat(verdict(told)).isEqualTo("clamp 3800000 floor: its floor is 3711 MiB");
      assertThat(told.path("results").path(1).path(0).asLong()).isEqualTo(3_800_000);
    }
  }

  @Test
  void declaredLimitHolds() throws IOException {
    String small = IDLE.replace("\"balloon_cur\": 4000000", "\"balloon_cur\": 3000000");

    assertThat(
            verdict(
                eval(
                    "(with Guests g (g.Control \"balloon_target\" 4000000))",
                    guest(FIELDS + ", \"limit\"", sample(small + ", \"limit\": 3500000")))))
        .isEqualTo("clamp 3500000 limit: its limit is 3418 MiB");
  }

  @Test
  void declaredDistressRelieves() throws IOException {
    String starving = IDLE.replace("\"balloon_cur\": 4000000", "\"balloon_cur\": 3950000");

    assertThat(
            verdict(
                eval(
                    SHRINK,
                    guest(FIELDS + ", \"distress\"", sample(starving + ", \"distress\": 1")))))
        .isEqualTo("relieve 4000000 relief: the snapshot says that it starves");
  }

  @Test
  void declaredReserveIsTheHosts() throws IOException {
    String host =
        HOST.formatted("10")
            .replace("\"mem_free\"]", "\"mem_free\", \"mem_reserve\"]")
            .replace("3000000}", "3000000, \"mem_reserve\": 4000000}");
    String small = IDLE.replace("\"balloon_cur\": 4000000", "\"balloon_cur\": 3950000");

    assertThat(
            verdict(
                eval(
                    "(with Guests g (g.Control \"balloon_target\" 4000000))",
                    host,
                    guest(FIELDS, sample(small)))))
        .isEqualTo("defer null headroom: the host has no memory to give");
  }

  @Test
  void oldStatisticsDoNotAllowShrinking() throws IOException {
    assertThat(
            verdict(
                eval(
                    SHRINK,
                    guest(FIELDS + ", \"stats_age\"", sample(IDLE + ", \"stats_age\": 31")))))
        .isEqualTo("veto null staleness: its balloon statistics are 31 s old");
  }

  @Test
  void namesOfGuestsSurviveEveryLocale() throws IOException {
    Files.writeString(folder.resolve("a.policy"), "(with Guests g (g.Prop \"name\"))");
    Files.writeString(
        folder.resolve("moment.json"),
        "{\"host\": %s, \"guests\": [%s]}"
            .formatted(HOST.formatted("5"), guest(FIELDS).replace("vm-1", "größe-日本")));
    Ran ran = Ran.in(folder, "policy", "eval", "a.policy", "--snapshot", "moment.json", "--json");

    assertThat(ran.out()).matches("\\p{ASCII}*");
    assertThat(new JsonMapper().readTree(ran.out()).path("results").path(0).path(0).asString())
        .isEqualTo("größe-日本");
  }

  @Test
  void withoutAConfigurationTheGuardIsTheStandardOne() throws Unusable {
    Wiring wiring = Start.everything();
    Tuning tuning = wiring.guard().tuning();

    assertThat(tuning)
        .usingRecursiveComparison()
        .ignoringFields("ksm.controlled")
        .isEqualTo(Tuning.standard());
    assertThat(tuning.ksm().controlled()).isTrue();
    assertThat(wiring.snapshots().classes().inOrder()).isEmpty();
  }
}
