package io.ballast.app.guestd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.daemon.Worlds;
import io.ballast.core.Time;
import io.ballast.core.collect.Informant;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.model.Amount;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.MemoryReport;
import io.ballast.host.guestagent.HostInformants;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of {@code GuestNetworkDaemon}, over the port that they share. */
@Timeout(60)
class ReachedTest {
  private static final String ADDRESS = "127.0.21.87";

  @TempDir private Path folder;

  @Test
  void aHostReadsTheGuestWhoseAddressItsHelperTells() throws Exception {
    Path helper = folder.resolve("helper");
    Files.writeString(helper, "#!/bin/sh\n[ \"$1\" = web ] && echo " + ADDRESS + "\n");
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    Inside inside =
        new Inside(
            Worlds.thisKernel(), Time.system()::now, new Amount.Fixed(0), new Amount.Fixed(0));
    InetSocketAddress where = new InetSocketAddress(ADDRESS, HostInformants.NETWORK_PORT);
    List<String> problems = new ArrayList<>();
    try (GuestDaemon _ = GuestDaemon.open(where, inside, Duration.ofSeconds(20), problems::add);
        HostInformants informants = new HostInformants(HostInformants::noLines, Time.system());
        Informant informant =
            informants.networkDaemon(Map.of(HostInformants.NAME_TO_IP_HELPER, helper.toString()))) {
      Optional<MemoryReport> report = Optional.empty();
      while (report.isEmpty() && problems.isEmpty()) {
        report = informant.latest(guest(), Time.system().now(), problems::add);
        Thread.sleep(5);
      }
      assertThat(problems).isEmpty();
      long total = MemInfo.parse(Worlds.thisKernel().read("/proc/meminfo")).totalKib();
      assertThat(report.orElseThrow().totalKib()).isEqualTo(total);
    }
  }

  private static GuestReading guest() {
    return new GuestReading(
        new GuestId("1"),
        "web",
        GuestState.RUNNING,
        OptionalLong.empty(),
        new GuestTraits(true, false, false, false, 0),
        Optional.empty(),
        Optional.empty());
  }
}
