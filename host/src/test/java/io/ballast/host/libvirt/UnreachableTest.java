package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** libvirt away: each call says so at once, and each within its deadline. */
@Timeout(60)
class UnreachableTest {
  private final AtomicLong clock = new AtomicLong();

  @TempDir Path directory;

  private LibvirtHypervisor hypervisor(String uri, Duration deadline) {
    return new LibvirtHypervisor(
        new LibvirtSettings(uri, directory, deadline, deadline), clock::get, () -> 0);
  }

  private static HypervisorException failure(HypervisorView view) {
    return catchThrowableOfType(HypervisorException.class, view::guests);
  }

  private String socketUri(String name) {
    return "qemu+unix:///system?socket=" + directory.resolve(name);
  }

  @Test
  void whereNobodyListensTheMessageNamesPlaceAndRemedy() {
    String uri = socketUri("nobody");
    try (HypervisorView view = hypervisor(uri, Duration.ofSeconds(10)).openView()) {
      HypervisorException failure = failure(view);
      assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(failure)
          .hasMessageStartingWith("Cannot reach libvirt at " + uri + ": ")
          .hasMessageContaining("No such file or directory")
          .hasMessageEndingWith("; is libvirtd running and may this user connect?");
    }
  }

  @Test
  void whileBackingOffItSaysWhyAndWhenItTriesAgain() {
    try (HypervisorView view = hypervisor(socketUri("nobody"), Duration.ofSeconds(10)).openView()) {
      String first = failure(view).getMessage();
      assertThat(failure(view)).hasMessage(first + " (trying again in 1 s)");
      clock.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(failure(view)).hasMessage(first);
      assertThat(failure(view)).hasMessage(first + " (trying again in 2 s)");
    }
  }

  @Test
  void theWriteSideFailsAlike() {
    GuestId guest = new GuestId("00000000-0000-0000-0000-000000000001");
    try (HypervisorControl control =
        hypervisor(socketUri("nobody"), Duration.ofSeconds(10)).openControl()) {
      HypervisorException failure =
          catchThrowableOfType(
              HypervisorException.class, () -> control.setStatisticsPeriod(guest, 5));
      assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void anUnknownSchemeIsUnreachableToo() {
    try (HypervisorView view = hypervisor("nothing:///", Duration.ofSeconds(10)).openView()) {
      assertThat(failure(view)).hasMessageContaining("nothing:///");
    }
  }
}
