package io.ballast.host.libvirt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.IoLimits;
import io.ballast.host.Backoff;
import io.ballast.host.libvirt.Channel.Patience;
import io.ballast.host.libvirt.Connection.Access;
import io.ballast.host.libvirt.Tunes.Tune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many domains of libvirt's test driver: whose limits are read in a round, and whose wait. */
class TuneReaderTest {
  private static final int DOMAINS = 120;
  private static final Set<GuestDetail> DISKS = Set.of(GuestDetail.IO_TUNE);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private static Path directory;

  private final AtomicLong clock = new AtomicLong();
  private final Definitions definitions = new Definitions(clock::get, () -> 0);
  private final Tunes tunes = new Tunes(clock::get);
  private final Channel channel;
  private final Channel own;

  TuneReaderTest() throws IOException {
    String uri = "test://" + node();
    channel = channel(uri);
    own = channel(uri);
  }

  private Channel channel(String uri) {
    return new Channel(
        uri,
        new Patience(LONG, 1),
        () -> Connection.open(Libvirt.load(), uri, Access.READ_WRITE),
        new Backoff(clock::get, () -> 0));
  }

  private static Path node() throws IOException {
    String domains =
        IntStream.rangeClosed(1, DOMAINS)
            .mapToObj(TuneReaderTest::domain)
            .collect(Collectors.joining("", "<node>", "</node>"));
    return Files.writeString(directory.resolve("node.xml"), domains);
  }

  private static String domain(int number) {
    return """
        <domain type='test'><name>d%1$d</name><uuid>%2$s</uuid><memory>1048576</memory>
        <os><type>hvm</type></os><devices><memballoon model='virtio'/>
        <disk type='file' device='disk'><source file='/images/%1$d'/><target dev='vda'/></disk>
        </devices></domain>
        """
        .formatted(number, new UUID(0, number));
  }

  @AfterEach
  void close() {
    channel.close();
    own.close();
  }

  /** A round of a view. */
  private List<GuestReading> round(Set<GuestDetail> details, Duration time) throws Exception {
    GuestReader guests =
        new GuestReader(
            definitions, new DefinitionReader(definitions, Optional.empty()), clock::get, LONG);
    List<GuestReading> plain = channel.call(connection -> guests.read(connection, Set.of()));
    TuneReader reader = new TuneReader(own, tunes, definitions, clock::get, time);
    return reader.complete(plain, details);
  }

  private static long known(List<GuestReading> guests) {
    return guests.stream().filter(guest -> guest.tuning().disks().isPresent()).count();
  }

  private long triedAt(long nanos) {
    return IntStream.rangeClosed(1, DOMAINS)
        .mapToObj(number -> new GuestId(new UUID(0, number).toString()))
        .filter(id -> last(id).triedAt() == nanos)
        .count();
  }

  private Tune last(GuestId id) {
    return requireNonNull(tunes.last(id, requireNonNull(definitions.find(id)).run()));
  }

  @Test
  void whoDoesNotAskPaysNothing() throws Exception {
    assertThat(round(Set.of(GuestDetail.DISKS), LONG))
        .hasSize(DOMAINS)
        .allMatch(guest -> guest.tuning().equals(GuestTuning.UNKNOWN));
    assertThat(own.abandoned()).isZero();
  }

  @Test
  void allAreReadAtFirstAndAFewAreRenewedInEachRound() throws Exception {
    assertThat(known(round(DISKS, LONG))).isEqualTo(DOMAINS);
    for (int i = 1; i <= 3; i++) {
      clock.set(i);
      assertThat(known(round(DISKS, LONG))).isEqualTo(DOMAINS);
      assertThat(triedAt(i)).isEqualTo(TuneReader.RENEWALS);
    }
    assertThat(triedAt(0)).as("the longest unread come first").isZero();
  }

  @Test
  void withoutTimeLeftNobodyIsReadAndWhatIsKnownStays() throws Exception {
    assertThat(known(round(DISKS, Duration.ZERO))).isZero();
    round(DISKS, LONG);
    assertThat(known(round(DISKS, Duration.ZERO))).isEqualTo(DOMAINS);
    clock.addAndGet(Tunes.LONGEST.toNanos() + 1);
    assertThat(known(round(DISKS, Duration.ZERO))).as("not tried since").isEqualTo(DOMAINS);
    GuestId hangs = new GuestId(new UUID(0, 1).toString());
    tunes.trying(hangs, requireNonNull(definitions.find(hangs)).run());
    assertThat(known(round(DISKS, Duration.ZERO))).as("tried in vain").isEqualTo(DOMAINS - 1);
  }

  @Test
  void whatWeChangedIsReadFirst() throws Exception {
    round(DISKS, LONG);
    clock.set(1);
    round(DISKS, LONG);
    List<GuestId> changed =
        IntStream.rangeClosed(1, 70)
            .mapToObj(number -> new GuestId(new UUID(0, number).toString()))
            .toList();
    changed.forEach(tunes::changed);
    clock.set(2);
    round(DISKS, LONG);
    assertThat(changed)
        .allSatisfy(
            id -> {
              assertThat(last(id).readAt()).isEqualTo(2);
              assertThat(last(id).changed()).isFalse();
            });
  }

  @Test
  void disksComeWithTheirImagesAndWithoutLimits() throws Exception {
    assertThat(round(DISKS, LONG).getFirst().tuning().disks().orElseThrow())
        .hasSize(1)
        .allSatisfy(
            disk -> {
              assertThat(disk.name()).isEqualTo("vda");
              assertThat(disk.path()).startsWith("/images/");
              assertThat(disk.current()).isEqualTo(IoLimits.NONE);
              assertThat(disk.maximum()).isEmpty();
            });
  }

  @Test
  void aSchedulerThatKnowsNoQuotaLeavesThemUnknown() throws Exception {
    assertThat(round(Set.of(GuestDetail.CPU_TUNE), LONG))
        .allMatch(guest -> guest.tuning().cpu().isEmpty());
  }
}
