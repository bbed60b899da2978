package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of entities beside Guests, and lists inside of guests. */
final class EntityListsTest {
  private static final EntityType NODE =
      EntityType.of(
          "node", false, List.of(FieldDecl.number("mem_free", Unit.KIB, "Free.")), List.of());
  private static final EntityType DISK =
      EntityType.of(
          "disk", false, List.of(FieldDecl.number("rd_bytes", Unit.BYTES, "Read.")), List.of());
  private static final EntityType GUEST =
      EntityType.of(
              "guest",
              true,
              List.of(FieldDecl.optionalObjects("Disks", DISK, "Its disks.")),
              List.of())
          .with(EntityType.SORTED_METHODS);
  private static final EntityType HOST = EntityType.of("host", false, List.of(), List.of());
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(HOST, GUEST).plus("Nodes", new Vocabulary.Many(NODE));

  private static String told(String text) {
    return Checker.check(Parser.parse(Source.of("p", text)).program(), VOCABULARY).stream()
        .map(diagnostic -> diagnostic.code().slug() + " " + diagnostic.hint())
        .toList()
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(with Nodes n n.mem_free) | []",
        "(with Nodes n n.mem_fre) | [unknown-field Did you mean \"mem_free\"?]",
        "(with Guests g (with g.Disks d (d.StatAvg \"rd_bytes\"))) | []",
        "(with Guests g (with g.Disks d d.rd_byte)) | [unknown-field Did you mean \"rd_bytes\"?]",
        "(with Guests g (with g.Disks d (d.Stat \"size\"))) | [unknown-field The policy reference lists what there is.]",
        "(with Guests g { (g.Class) (g.Tag \"k\") }) | []",
        "(with Guests g (g.Class 1)) | [arity The name of its service class.]",
        "(with Guests g (with g.Disks d (d.Class))) | [unknown-field The policy reference lists what there is.]",
        "(defvar Nodes 3) (with Nodes n n.anything) | [unknown-field The policy reference lists what there is.]",
      })
  void theirFieldsAreKnown(String text, String told) {
    assertThat(told(text)).isEqualTo(told);
  }

  @Test
  void aNameThatIsThereAlreadyIsBoundAnew() {
    Vocabulary other = VOCABULARY.plus("Nodes", new Vocabulary.One(HOST));
    assertThat(other.globals().sequencedKeySet()).containsExactly("Host", "Guests", "Nodes");
    assertThat(other.globals().get("Nodes")).isEqualTo(new Vocabulary.One(HOST));
  }

  @Test
  void aTypeWithMoreMethodsKeepsTheOthers() {
    assertThat(GUEST.methods()).containsKeys("Prop", "Control", "Class", "Tag");
    assertThat(GUEST.fields()).containsOnlyKeys("Disks");
    assertThat(GUEST.isolated()).isTrue();
  }
}
