package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Amount;
import io.ballast.core.model.ServiceClass;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigTest {

  @Test
  void firstClassInFileOrderWins() {
    Config config =
        Cases.loaded(
            "[class default]\nshares: 7\n[class a]\nguests: web-1\n[class b]\nguests: web-*\n");

    assertThat(config.classes().of("web-1").name()).isEqualTo("a");
    assertThat(config.classes().of("web-2").name()).isEqualTo("b");
    assertThat(config.classes().of("db").shares()).isEqualTo(7);
  }

  @Test
  void defaultClassIsThereWithoutASection() {
    ServiceClass fallback = Cases.loaded("").classes().of("anything");

    assertThat(fallback.name()).isEqualTo("default");
    assertThat(fallback.guarantee()).isEqualTo(new Amount.Share(0.25));
    assertThat(fallback.limit()).isEqualTo(new Amount.Share(1));
    assertThat(fallback.shares()).isEqualTo(1_000);
  }

  @Test
  void smoothingIsOffUnderAPolicyOfTheAdministrator() {
    assertThat(Cases.loaded("").smoothing()).isTrue();
    assertThat(Cases.loaded("[main]\npolicy-dir: d\n").smoothing()).isFalse();
    assertThat(Cases.loaded("[main]\npolicy: p\n[guard]\nsmoothing: on").smoothing()).isTrue();
    assertThat(Cases.loaded("[guard]\nsmoothing: off\n").smoothing()).isFalse();
  }

  @Test
  void policyComesFromFileFolderOrShipped() {
    assertThat(Cases.loaded("").main().policySource())
        .isEqualTo(new PolicySource.Shipped(ShippedPolicy.DEFAULT));
    assertThat(Cases.loaded("[main]\npolicy:\npolicy-dir: d\n").main().policySource())
        .isEqualTo(new PolicySource.Folder(Path.of("/etc/ballast/d")));
    assertThat(Cases.loaded("[main]\npolicy: /p\n").main().policySource())
        .isEqualTo(new PolicySource.File(Path.of("/p")));
  }

  @Test
  void libvirtUriHasADefault() {
    assertThat(Cases.loaded("").main().libvirtUri()).isEqualTo("qemu:///system");
    assertThat(
            Cases.loaded("[main]\nlibvirt-hypervisor-uri: test:///default\n").main().libvirtUri())
        .isEqualTo("test:///default");
  }

  @Test
  void minimumChangeIsTheLargest() {
    GuardConfig guard = Cases.loaded("").guard();

    assertThat(guard.minimumChange())
        .containsExactly(new Amount.Share(0.01), new Amount.Fixed(4 << 10));
  }
}
