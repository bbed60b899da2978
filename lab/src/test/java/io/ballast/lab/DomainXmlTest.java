package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.lab.GuestSpec.Balloon;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class DomainXmlTest {
  private static final UUID ID = new UUID(1, 2);
  private static final GuestImage IMAGE =
      new GuestImage(Path.of("/c/image-1/vmlinuz"), Path.of("/c/a&b/initrd"), Path.of("/c"));
  private static final GuestFiles FILES = new GuestFiles(Path.of("/run/lab"), ID);

  private static Document parse(GuestSpec spec, Optional<String> partition) throws Exception {
    String xml = DomainXml.of(spec, IMAGE, FILES, partition);
    var bytes = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bytes);
  }

  private static String text(Document document, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }

  @Test
  void everyPartOfTheSpecIsInTheDomain() throws Exception {
    GuestSpec spec =
        GuestSpec.of("g1", 1024)
            .withVcpus(2)
            .withStatsPeriod(5)
            .withDisk(64)
            .withSwap(128)
            .withAgent();
    Document domain = parse(spec, Optional.of("part"));
    assertThat(text(domain, "/domain/@type")).isEqualTo("qemu");
    assertThat(text(domain, "/domain/memory")).isEqualTo("1024");
    assertThat(text(domain, "/domain/vcpu")).isEqualTo("2");
    assertThat(text(domain, "/domain/uuid")).isEqualTo(ID.toString());
    assertThat(text(domain, "//resource/partition")).isEqualTo("/part");
    assertThat(text(domain, "//initrd")).isEqualTo("/c/a&b/initrd");
    assertThat(text(domain, "//memballoon/stats/@period")).isEqualTo("5");
    assertThat(text(domain, "//memballoon/@autodeflate")).isEmpty();
    assertThat(text(domain, "//disk[target/@dev='vda']/source/@file"))
        .isEqualTo("/run/lab/" + ID + ".disk");
    assertThat(text(domain, "//disk[target/@dev='vdb']/source/@file"))
        .isEqualTo("/run/lab/" + ID + ".swap");
    assertThat(text(domain, "//cmdline"))
        .endsWith(" LAB_BALLOON=on LAB_DISK=/dev/vda LAB_SWAP=/dev/vdb LAB_AGENT=on");
    assertThat(text(domain, "//channel[@type='unix']/target[@type='virtio']/@name"))
        .isEqualTo("org.qemu.guest_agent.0");
    assertThat(text(domain, "count(//channel/source)")).isEqualTo("0");
  }

  @Test
  void whatIsNotAskedForIsNotThere() throws Exception {
    Document plain = parse(GuestSpec.of("g1", 128).withStatsPeriod(0), Optional.empty());
    assertThat(text(plain, "count(//resource) + count(//disk) + count(//stats)")).isEqualTo("0");
    assertThat(text(plain, "count(//channel)")).isEqualTo("0");
    assertThat(text(plain, "//cmdline")).doesNotContain("LAB_AGENT");
    Document swap = parse(GuestSpec.of("g1", 128).withSwap(64), Optional.empty());
    assertThat(text(swap, "//cmdline")).endsWith("LAB_SWAP=/dev/vda");
    Document none = parse(GuestSpec.of("g1", 128).withBalloon(Balloon.NO_DEVICE), Optional.empty());
    assertThat(text(none, "//memballoon/@model")).isEqualTo("none");
    Document idle = parse(GuestSpec.of("g1", 128).withBalloon(Balloon.NO_DRIVER), Optional.empty());
    assertThat(text(idle, "//memballoon/@model")).isEqualTo("virtio");
    assertThat(text(idle, "//cmdline")).doesNotContain("LAB_BALLOON");
    Document deflating = parse(GuestSpec.of("g1", 128).withAutodeflate(), Optional.empty());
    assertThat(text(deflating, "//memballoon/@autodeflate")).isEqualTo("on");
  }

  @Property(tries = 200)
  void anyNameComesBackAsItWas(@ForAll @NotBlank @StringLength(max = 64) String name)
      throws Exception {
    if (!GuestSpec.isName(name)) {
      assertThatThrownBy(() -> GuestSpec.of(name, 128))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    assertThat(text(parse(GuestSpec.of(name, 128), Optional.empty()), "/domain/name"))
        .isEqualTo(name);
  }

  @Test
  void aSpecThatCannotBootIsRefused() {
    assertThatThrownBy(() -> GuestSpec.of("a/b", 128)).hasMessageContaining("a/b");
    assertThatThrownBy(() -> GuestSpec.of("g", 64)).hasMessageContaining("96 MiB");
    assertThatThrownBy(() -> GuestSpec.of("g", 128).withVcpus(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GuestSpec.of("g", 128).withSwap(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
