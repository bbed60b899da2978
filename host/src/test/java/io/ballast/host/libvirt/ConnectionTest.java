package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.core.model.GuestId;
import io.ballast.host.libvirt.Connection.Access;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final GuestId TEST = new GuestId("6695eb01-f6a4-8304-79aa-97f2502e193f");

  private static Connection open(Access access) throws Exception {
    return Connection.open(Libvirt.load(), "test:///default", access);
  }

  @Test
  void aReadOnlyConnectionCannotWriteAndLibvirtSaysSo() throws Exception {
    Connection connection = open(Access.READ_ONLY);
    try (Domain domain = connection.domain(TEST)) {
      LibvirtException refused =
          catchThrowableOfType(LibvirtException.class, () -> domain.setMemory(1 << 20));
      assertThat(refused.error().is(LibvirtError.OPERATION_DENIED)).isTrue();
      assertThat(refused.error().denied()).isTrue();
      assertThatThrownBy(() -> domain.setStatisticsPeriod(5)).hasMessageContaining("read only");
    } finally {
      connection.close();
    }
  }

  @Test
  void anErrorComesWithItsCodeAndItsWords() throws Exception {
    Connection connection = open(Access.READ_ONLY);
    try {
      LibvirtException unknown =
          catchThrowableOfType(
              LibvirtException.class,
              () -> connection.domain(new GuestId("00000000-0000-0000-0000-000000000001")));
      assertThat(unknown.error().is(LibvirtError.NO_DOMAIN)).isTrue();
      assertThat(unknown.error().fromTransport()).isFalse();
      assertThat(unknown).hasMessageContaining("Domain not found");
    } finally {
      connection.close();
    }
  }

  @Test
  void aDomainIsChangedAndReadBack() throws Exception {
    Connection connection = open(Access.READ_WRITE);
    try (Domain domain = connection.domain(TEST)) {
      domain.setMemory(1 << 20);
      assertThat(domain.xml()).contains("<currentMemory unit='KiB'>1048576</currentMemory>");
      assertThat(domain.info()).isEqualTo(new Domain.Info(DomainState.RUNNING, 8388608));
      assertThat(domain.isActive()).isTrue();
      assertThat(domain.hasJob()).isFalse();
      assertThat(domain.occupation().by()).isEqualTo(Domain.Busy.NOBODY);
    } finally {
      connection.close();
    }
  }

  @Test
  void aLibraryThatIsMissingIsNamedWithItsRemedy() {
    assertThatThrownBy(() -> NativeLibrary.load("libnothing.so.7"))
        .isInstanceOf(LibraryMissingException.class)
        .hasMessageStartingWith("libnothing.so.7 is not installed")
        .hasMessageContaining("apt-get install libvirt0");
  }
}
