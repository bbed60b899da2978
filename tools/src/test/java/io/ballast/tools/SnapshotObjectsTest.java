package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.policy.check.Checker;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes, disks and tags in a snapshot. */
final class SnapshotObjectsTest {
  private static final String BARE =
      "\"properties\": {}, \"variables\": {}, \"fields\": [], \"statistics\": []";

  private static final String SNAPSHOT =
      """
      {"host": {%1$s},
       "nodes": [{"properties": {"id": 0}, "fields": ["mem_free"], "statistics": [{"mem_free": 7}]}],
       "guests": [{%1$s, "tags": {"tier": "gold"},
                   "disks": [{"properties": {"name": "vda"}, "variables": {"v": 3},
                              "fields": ["rd_bytes"],
                              "statistics": [{"rd_bytes": 10}, {"rd_bytes": 30}]},
                             {"fields": ["wr_bytes"], "statistics": [{"wr_bytes": 5}]}]},
                  {%1$s, "disks": [], "nics": [{"fields": [], "statistics": []}]}]}
      """
          .formatted(BARE);

  private static final EntityType DISK =
      EntityType.of(
          "disk",
          false,
          List.of(FieldDecl.optionalNumber("rd_reqs", Unit.COUNT, "Requests.")),
          List.of());

  private static String json(Snapshot snapshot, String policy) {
    Program program = Parser.parse(Source.of("p", policy)).program();
    assertThat(Checker.check(program, snapshot.vocabulary())).isEmpty();
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {})
            .evaluate(program, snapshot.world());
    assertThat(evaluation.failure()).isNull();
    return new EvaluationJson(snapshot, evaluation).results().toString();
  }

  /** As a product that knows tags and more of disks than the file declares. */
  private static Snapshot supplemented() throws SnapshotException {
    Supplement none = new Supplement(Map.of(), Map.of(), List.of());
    FieldDecl disks = FieldDecl.optionalObjects("Disks", DISK, "Disks.");
    Supplement guest =
        new Supplement(Map.of(disks, List.of()), Map.of(), EntityType.SORTED_METHODS);
    return SnapshotFile.read(SNAPSHOT).with(none, List.of(guest, guest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(with Nodes n n.mem_free) | [[7]]",
        "(with Host.Nodes n (n.Prop \"id\")) | [[0]]",
        "(with Guests g (with g.Disks d d.rd_bytes)) | [[[30,null],[]]]",
        "(with Guests g (with g.Disks d (d.StatAvg \"rd_bytes\"))) | [[[20.0,0.0],[]]]",
        "(with Guests g (with g.Disks d (d.GetVar \"v\"))) | [[[3,null],[]]]",
      })
  void theyAreSeenByPolicies(String policy, String results) throws SnapshotException {
    assertThat(json(SnapshotFile.read(SNAPSHOT), policy)).isEqualTo(results);
  }

  @Test
  void anObjectIsWrittenWithItsPlace() throws SnapshotException {
    assertThat(json(SnapshotFile.read(SNAPSHOT), "(with Guests g (with g.Disks d d))"))
        .isEqualTo(
            "[[[{\"entity\":\"disk\",\"id\":\"guests[0].disks[0]\"},"
                + "{\"entity\":\"disk\",\"id\":\"guests[0].disks[1]\"}],[]]]");
  }

  @Test
  void disksAreHeldWithTheirGuestAndNodesWithNobody() throws SnapshotException {
    Snapshot snapshot = SnapshotFile.read(SNAPSHOT);
    assertThat(snapshot.guests().getFirst().newest("Disks"))
        .isInstanceOfSatisfying(
            Value.Items.class,
            disks ->
                assertThat(((Value.Ref) disks.values().getFirst()).entity().owner())
                    .isSameAs(snapshot.guests().getFirst()));
    assertThat(snapshot.host().newest("Nodes"))
        .isInstanceOfSatisfying(
            Value.Items.class,
            nodes -> assertThat(((Value.Ref) nodes.values().getFirst()).entity().owner()).isNull());
  }

  @Test
  void whatTheProductKnowsBesidesIsNilAndTagsCanBeAsked() throws SnapshotException {
    Snapshot snapshot = supplemented();
    assertThat(json(snapshot, "(with Guests g (with g.Disks d d.rd_reqs))"))
        .isEqualTo("[[[null,null],[]]]");
    assertThat(json(snapshot, "(with Guests g (with g.Disks d d.rd_bytes))"))
        .isEqualTo("[[[30,null],[]]]");
    assertThat(json(snapshot, "(with Guests g (g.Tag \"tier\"))")).isEqualTo("[[\"gold\",null]]");
  }

  @Test
  void aHostThatHasNodesSomewhereElseHasAnEmptyList() throws SnapshotException {
    String file = "{\"host\": {%1$s}, \"guests\": []}".formatted(BARE);
    EntityType node = EntityType.of("node", false, List.of(), List.of());
    FieldDecl nodes = FieldDecl.optionalObjects("Nodes", node, "Nodes.");
    Supplement ofHost = new Supplement(Map.of(nodes, List.of()), Map.of(), List.of());
    assertThat(json(SnapshotFile.read(file).with(ofHost, List.of()), "(with Nodes n n)"))
        .isEqualTo("[[]]");
    assertThat(SnapshotFile.read(file).vocabulary().globals()).containsOnlyKeys("Host", "Guests");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"tags\": [] | \"guests[0].tags\" must be an object.",
        "\"tags\": {\"k\": 1} | \"guests[0].tags.k\" must be a string.",
        "\"disks\": 1 | \"guests[0].disks\" must be a list of at most 1024 objects.",
        "\"disks\": [1] | There must be a list \"fields\" in guests[0].disks[0].",
        "\"disks\": [{\"fields\": []}] | There must be a list \"statistics\" in guests[0].disks[0].",
        "\"nics\": [{\"fields\": [], \"statistics\": [], \"properties\": 1}]"
            + " | \"guests[0].nics[0].properties\" must be an object.",
      })
  void aBadListIsExplainedInOneSentence(String entry, String sentence) {
    String file = "{\"host\": {%1$s}, \"guests\": [{%1$s, %2$s}]}".formatted(BARE, entry);
    assertThatThrownBy(() -> SnapshotFile.read(file))
        .isInstanceOf(SnapshotException.class)
        .hasMessage(sentence);
  }
}
