package io.ballast.core.evaluate;

import static io.ballast.core.evaluate.ObjectScene.disk;
import static io.ballast.core.evaluate.ObjectScene.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.evaluate.ObjectScene.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes of the host, disks of guests, tags and classes, as policies see them. */
class ObjectsTest {
  private static final String READ = "(with Guests g (with g.Disks d (debug d.rd_bytes)))";

  private final ObjectScene scene = new ObjectScene();

  private List<String> said(String policy) {
    assertThat(scene.evaluate(policy).problems()).isEmpty();
    return List.copyOf(scene.said);
  }

  @Test
  void eachGuestHasItsOwnDisks() {
    scene.see(
        List.of(), Told.of("a", disk("vda", 1), disk("vdb", 2)), Told.of("b", disk("vda", 3)));
    assertThat(said(READ)).containsExactly("1", "2", "3");
    assertThat(said("(with Guests g (with g.Disks d (debug (d.Prop \"name\") d.wr_bytes)))"))
        .containsExactly("vda nil", "vdb nil", "vda nil");
  }

  @Test
  void theNewestSampleCountsAndAnObjectIsTheSameThroughoutAnEvaluation() {
    scene.see(List.of(), Told.of("a", disk("vda", 1), disk("vdb", 2)));
    scene.see(List.of(), Told.of("a", disk("vdb", 5)));
    assertThat(said(READ)).containsExactly("5");
    assertThat(
            said(
                "(with Guests g (with g.Disks d (d.SetVar \"n\" 7)))"
                    + "(with Guests g (with g.Disks d (debug (d.GetVar \"n\"))))"))
        .containsExactly("7");
  }

  @Test
  void itsHistoryIsItsOwnWhereverItStoodInTheList() {
    scene.see(List.of(), Told.of("a", disk("vda", 100), disk("vdb", 20)));
    scene.see(List.of(), Told.of("a", disk("vdb", 40)));
    scene.see(List.of(), Told.of("a", disk("new", 7), disk("vdb", 90)));
    assertThat(said("(with Guests g (with g.Disks d (debug (d.StatAvg \"rd_bytes\"))))"))
        .containsExactly("7.0", "50.0");
    scene.see(List.of(), Told.of("a", disk("vdb", 200)));
    assertThat(said("(with Guests g (with g.Disks d (debug (d.StatAvg \"rd_bytes\"))))"))
        .containsExactly("110.0");
  }

  @Test
  void aRoundWithoutAnyIsNoPartOfItsHistory() {
    scene.see(List.of(), Told.of("a", disk("vda", 10)));
    scene.see(List.of(), new Told("a", Map.of(), null));
    assertThat(said("(with Guests g (debug g.Disks))")).containsExactly("nil");
    scene.see(List.of(), Told.of("a", disk("vda", 30)));
    assertThat(said("(with Guests g (with g.Disks d (debug (d.StatAvg \"rd_bytes\"))))"))
        .containsExactly("20.0");
  }

  @Test
  void noDisksAreAnEmptyList() {
    scene.see(List.of(), Told.of("a"));
    assertThat(said("(with Guests g (debug (null g.Disks) (with g.Disks d 1)))"))
        .hasSize(1)
        .allMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("true"));
  }

  @Test
  void nodesAreAListOfTheirOwnAndTheHosts() {
    scene.see(List.of(node(0, 100), node(1, 200)));
    scene.see(List.of(node(0, 50), node(1, 300)));
    assertThat(said("(with Nodes n (debug n.id n.mem_free (n.StatAvg \"mem_free\")))"))
        .containsExactly("0 50 75.0", "1 300 250.0");
    assertThat(said("(with Host.Nodes n (debug (n.Prop \"id\")))")).containsExactly("0", "1");
  }

  @Test
  void nodesThatAreNotKnownAreNone() {
    scene.see(List.of());
    assertThat(said("(with Nodes n (debug n.id)) (debug 1)")).containsExactly("1");
  }

  @Test
  void withoutACollectorThereIsNoSuchName() {
    ObjectScene plain = ObjectScene.withoutNodes().see(List.of());
    assertThat(plain.evaluate("(defvar Nodes 3) (debug Nodes)").problems()).isEmpty();
    assertThat(plain.said).containsExactly("3");
  }

  @Test
  void variablesAreKeptWithADiskUntilNoSampleKnowsIt() {
    String keep = "(with Guests g (with g.Disks d (d.SetVar \"n\" d.rd_bytes)))";
    String tell = "(with Guests g (with g.Disks d (debug (d.GetVar \"n\"))))";
    scene.see(List.of(), Told.of("a", disk("vda", 1)), Told.of("b", disk("vda", 2)));
    scene.evaluate(keep);
    scene.see(List.of(), new Told("a", Map.of(), null), Told.of("b", disk("vda", 2)));
    scene.evaluate("1");
    scene.see(List.of(), Told.of("a", disk("vda", 1)), Told.of("b", disk("vda", 2)));
    assertThat(said(tell)).containsExactly("1", "2");
    for (int round = 0; round < 3; round++) {
      scene.see(List.of(), Told.of("a"), Told.of("b", disk("vda", 2)));
      scene.evaluate("1");
    }
    scene.see(List.of(), Told.of("a", disk("vda", 1)), Told.of("b", disk("vda", 2)));
    assertThat(said(tell)).containsExactly("nil", "2");
    scene.see(List.of(), Told.of("a", disk("vda", 1)));
    scene.evaluate("1");
    scene.see(List.of(), Told.of("a", disk("vda", 1)), Told.of("b", disk("vda", 2)));
    assertThat(said(tell)).containsExactly("nil", "nil");
  }

  @Test
  void variablesAreKeptWithANode() {
    scene.see(List.of(node(0, 1))).evaluate("(with Nodes n (n.SetVar \"n\" 4))");
    scene.see(List.of(node(0, 1)));
    assertThat(said("(with Nodes n (debug (n.GetVar \"n\")))")).containsExactly("4");
  }

  @Test
  void aWishForADiskIsToldAndNotTakenForOneOfItsGuest() {
    scene.see(List.of(), Told.of("a", disk("vda", 1)));
    Evaluated evaluated =
        scene.evaluate("(with Guests g (with g.Disks d (d.Control \"balloon_target\" 5)))");
    assertThat(evaluated.wishes()).isEmpty();
    assertThat(evaluated.problems()).containsExactly("p:1: No controller takes `balloon_target`.");
  }

  @Test
  void whatAHeldGuestsDisksWishIsDropped() {
    scene.see(List.of(), Told.of("a", disk("vda", 1)));
    Evaluated evaluated =
        scene.evaluate("(with Guests g { (with g.Disks d (d.Control \"limit\" 5)) (/ 1 0) })");
    assertThat(evaluated.problems()).containsExactly("p:1: Division by zero. (guest a)");
  }

  @Test
  void aGuestHasItsTagsAndItsClass() {
    scene.see(List.of(), new Told("a", Map.of("tier", "gold\u001b[31m"), List.of()));
    assertThat(said("(with Guests g (debug (g.Class) (g.Tag \"none\")))"))
        .containsExactly("default nil");
    assertThat(said("(with Guests g (debug (g.Tag \"tier\")))"))
        .singleElement()
        .asString()
        .startsWith("gold")
        .doesNotContain("\u001b");
  }
}
