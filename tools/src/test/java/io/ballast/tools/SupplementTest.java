package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SupplementTest {
  private static final FieldDecl DECLARED = FieldDecl.number("declared", Unit.KIB, "In the file.");
  private static final FieldDecl NEW = FieldDecl.number("new", Unit.KIB, "Not in the file.");

  private static final String ENTITY =
      """
      {"properties": {"name": "one"}, "variables": {"kept": 1}, "fields": ["declared", "nil"],
       "statistics": [{"declared": 1}, {"declared": 2}]}
      """;

  private static Snapshot read(String host, String guests) throws SnapshotException {
    return SnapshotFile.read("{\"host\": %s, \"guests\": [%s]}".formatted(host, guests));
  }

  private static Entity supplemented(Map<FieldDecl, List<Value>> fields) throws SnapshotException {
    Map<String, Value> properties = Map.of("name", Value.of("other"), "class", Value.of("gold"));
    Supplement none = new Supplement(Map.of(), Map.of(), List.of());
    return read(ENTITY, ENTITY)
        .with(none, List.of(new Supplement(fields, properties, List.of())))
        .guests()
        .getFirst();
  }

  @Test
  void supplementAddsWhatTheFileLeavesOut() throws SnapshotException {
    Entity guest = supplemented(Map.of(NEW, List.of(Value.of(7), Value.of(8))));

    assertThat(guest.type().fields().keySet()).containsExactly("declared", "nil", "new");
    assertThat(guest.history("new")).containsExactly(Value.of(7), Value.of(8));
    assertThat(guest.property("class")).isEqualTo(Value.of("gold"));
    assertThat(guest.variable("kept")).isEqualTo(Value.of(1));
  }

  @Test
  void whatTheFileDeclaresStays() throws SnapshotException {
    FieldDecl nil = FieldDecl.number("nil", Unit.KIB, "Declared, without values.");
    List<Value> others = List.of(Value.of(7), Value.of(8));
    Entity guest = supplemented(Map.of(DECLARED, others, nil, others));

    assertThat(guest.history("declared")).containsExactly(Value.of(1), Value.of(2));
    assertThat(guest.history("nil")).containsExactly(Value.NIL, Value.NIL);
    assertThat(guest.property("name")).isEqualTo(Value.of("one"));
  }
}
