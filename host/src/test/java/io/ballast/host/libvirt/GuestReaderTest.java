package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.host.libvirt.Connection.Access;
import io.ballast.host.libvirt.Definitions.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many domains of libvirt's test driver: what one call reads and what it puts off. */
class GuestReaderTest {
  private static final int DOMAINS = 200;

  private final AtomicLong clock = new AtomicLong();
  private final Definitions definitions = new Definitions(clock::get, () -> 0);

  @TempDir static Path directory;

  private final Connection connection;

  GuestReaderTest() throws Exception {
    connection = Connection.open(Libvirt.load(), "test://" + node(), Access.READ_ONLY);
  }

  private static Path node() throws IOException {
    String domains =
        IntStream.rangeClosed(1, DOMAINS)
            .mapToObj(GuestReaderTest::domain)
            .collect(Collectors.joining("", "<node>", "</node>"));
    return Files.writeString(directory.resolve("node.xml"), domains);
  }

  private static String domain(int number) {
    return """
        <domain type='test'><name>d%1$d</name><uuid>%2$s</uuid><memory>1048576</memory>
        <metadata><b:tags xmlns:b='https://ballast.io/tags/1'><b:tag name='n'>%1$d</b:tag></b:tags>
        </metadata><os><type>hvm</type></os><devices><memballoon model='virtio'/></devices></domain>
        """
        .formatted(number, new UUID(0, number));
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private GuestReader reader(Duration time) {
    DefinitionReader reader = new DefinitionReader(definitions, Optional.empty());
    return new GuestReader(definitions, reader, clock::get, time);
  }

  private List<GuestReading> read(Duration time) throws LibvirtException {
    return reader(time).read(connection, Set.of());
  }

  @Test
  void allDomainsAreReadWithTheirTraits() throws Exception {
    List<GuestReading> guests = read(Duration.ofSeconds(1));
    assertThat(guests).hasSize(DOMAINS).allMatch(guest -> guest.traits().balloonDevice());
    assertThat(guests.stream().map(GuestReading::name).distinct()).hasSize(DOMAINS);
    assertThat(definitions.size()).isEqualTo(DOMAINS);
  }

  @Test
  void tagsComeWithTheDefinition() throws Exception {
    assertThat(read(Duration.ofSeconds(1)))
        .allSatisfy(
            guest ->
                assertThat(guest.tags().byName())
                    .isEqualTo(Map.of("n", guest.name().substring(1))));
  }

  @Test
  void aDriverThatTellsNoDetailsIsStillRead() throws Exception {
    List<GuestReading> guests =
        reader(Duration.ofSeconds(1)).read(connection, EnumSet.allOf(GuestDetail.class));
    assertThat(guests).hasSize(DOMAINS).allMatch(guest -> guest.objects().isEmpty());
  }

  @Test
  void withoutTimeLeftNewDomainsWaitForTheNextCall() throws Exception {
    assertThat(read(Duration.ZERO)).isEmpty();
    assertThat(read(Duration.ofSeconds(1))).hasSize(DOMAINS);
    assertThat(read(Duration.ZERO)).hasSize(DOMAINS);
  }

  @Test
  void definitionsThatComeDueTogetherAreRenewedAFewAtATime() throws Exception {
    read(Duration.ofSeconds(1));
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    for (int left = DOMAINS; left > 0; left -= GuestReader.MAX_RENEWALS) {
      assertThat(due()).isEqualTo(left);
      assertThat(read(Duration.ofSeconds(1))).hasSize(DOMAINS);
    }
    assertThat(due()).isZero();
  }

  @Test
  void whatWeChangedIsReadAgainBesidesAndNeverLeftOut() throws Exception {
    List<GuestReading> guests = read(Duration.ofSeconds(1));
    guests.forEach(guest -> definitions.changed(guest.id()));
    assertThat(read(Duration.ZERO)).hasSize(DOMAINS);
    assertThat(changed()).isEqualTo(DOMAINS);
    read(Duration.ofSeconds(1));
    assertThat(changed()).isZero();
  }

  private long changed() throws LibvirtException {
    return count(Definition::changed);
  }

  private long due() throws LibvirtException {
    return count(definitions::isDue);
  }

  private long count(Predicate<Definition> property) throws LibvirtException {
    try (BulkStats bulk = connection.allDomainStats(Set.of())) {
      long count = 0;
      for (int i = 0; i < bulk.count(); i++) {
        Domain domain = bulk.domain(i);
        Definition known = definitions.find(new GuestId(domain.uuid()), domain.id());
        count += property.test(Objects.requireNonNull(known)) ? 1 : 0;
      }
      return count;
    }
  }
}
