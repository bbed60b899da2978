package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TraitsParserPropertyTest {
  private static final String WHOLE =
      "<domain><memoryBacking><locked/></memoryBacking><devices>"
          + "<memballoon model='virtio'><stats period='5'/></memballoon></devices></domain>";

  private static final String TAGGED =
      "<domain><metadata><b:tags xmlns:b='https://ballast.io/tags/1'><b:tag name='k'>v</b:tag>"
          + "<b:tag name='l'><![CDATA[w]]></b:tag></b:tags></metadata></domain>";

  @Property(tries = 500)
  void tagsThatAreSpoiltAreReadOrRefusedAndNothingElse(
      @ForAll @IntRange(max = 180) int at, @ForAll char with) {
    String spoilt =
        new StringBuilder(TAGGED).insert(Math.min(at, TAGGED.length()), with).toString();
    try {
      assertThat(new TraitsParser().parse(spoilt).tags().byName()).hasSizeLessThanOrEqualTo(2);
    } catch (XMLStreamException refused) {
      assertThat(refused).hasMessageContaining("ParseError");
    }
  }

  @Property(tries = 500)
  void aDefinitionThatIsSpoiltIsReadOrRefusedAndNothingElse(
      @ForAll @IntRange(max = 150) int at, @ForAll char with) {
    String spoilt = new StringBuilder(WHOLE).insert(Math.min(at, WHOLE.length()), with).toString();
    try {
      assertThat(new TraitsParser().parse(spoilt)).isNotNull();
    } catch (XMLStreamException refused) {
      assertThat(refused).hasMessageContaining("ParseError");
    }
  }
}
