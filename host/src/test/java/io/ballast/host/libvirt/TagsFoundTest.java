package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Tags;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tags in a definition. */
class TagsFoundTest {
  private static Tags domain(String inside) throws Exception {
    return new TraitsParser().parse("<domain type='qemu'>" + inside + "</domain>").tags();
  }

  private static Tags tags(String tags) throws Exception {
    return domain(
        "<metadata><ballast:tags xmlns:ballast='https://ballast.io/tags/1'>"
            + tags
            + "</ballast:tags></metadata>");
  }

  private static String tag(String name, String value) {
    return "<ballast:tag name='" + name + "'>" + value + "</ballast:tag>";
  }

  @Test
  void tagsAreReadWithTheirValues() throws Exception {
    assertThat(tags("\n  " + tag("tier", "gold") + "\n " + tag("zone", " north east ") + "\n"))
        .isEqualTo(Tags.of(Map.of("tier", "gold", "zone", "north east")));
    assertThat(tags("").byName()).isEmpty();
    assertThat(domain("")).isEqualTo(Tags.NONE);
  }

  @Test
  void escapesAreReadAndElementsInsideAreNoPartOfAValue() throws Exception {
    assertThat(tags(tag("a", "1 &lt;&amp;<![CDATA[<b>]]> 2<x>3</x>4")).byName())
        .isEqualTo(Map.of("a", "1 <&<b> 24"));
  }

  @Test
  void ofTwoTagsOfOneNameTheFirstCounts() throws Exception {
    assertThat(tags(tag("a", "1") + tag("a", "2"))).isEqualTo(Tags.of(Map.of("a", "1")));
  }

  @Test
  void othersMetadataIsNotOurs() throws Exception {
    String others =
        "<metadata><o:tags xmlns:o='urn:other'><o:tag name='a'>1</o:tag>"
            + "<b:tag xmlns:b='https://ballast.io/tags/1' name='b'>2</b:tag></o:tags>"
            + "<b:tags xmlns:b='https://ballast.io/tags/1'><tag name='c'>3</tag>"
            + "<b:deeper><b:tag name='d'>4</b:tag></b:deeper></b:tags></metadata>"
            + "<b:tags xmlns:b='https://ballast.io/tags/1'><b:tag name='e'>5</b:tag></b:tags>";
    assertThat(domain(others)).isEqualTo(Tags.NONE);
  }

  @Test
  void whatIsTooLongIsLeftOutAsAWhole() throws Exception {
    String most = "x".repeat(Tags.LONGEST);
    assertThat(tags(tag("a", most + "x") + tag(most + "x", "b") + tag("", "c") + tag("d", most)))
        .isEqualTo(new Tags(Map.of("d", most), 3));
    assertThat(tags(tag("a", "<![CDATA[y]]>".repeat(1_000)) + tag("b", "1")))
        .isEqualTo(new Tags(Map.of("b", "1"), 1));
  }

  @Test
  void tagsBeyondTheBoundAreCounted() throws Exception {
    Tags tags =
        tags(
            IntStream.range(0, Tags.MOST + 5)
                .mapToObj(i -> tag("t" + i, "v"))
                .collect(Collectors.joining()));
    assertThat(tags.byName()).hasSize(Tags.MOST).containsKeys("t0", "t63");
    assertThat(tags.leftOut()).isEqualTo(5);
  }
}
