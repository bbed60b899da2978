package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigTest {

  @Test
  void firstClassInFileOrderWins() {
    Config config =
        Cases.loaded(
            "[class default]\nshares: 7\n[class a]\nguests: web-1\n[class b]\nguests: web-*\n");

    assertThat(config.classOf("web-1").name()).isEqualTo("a");
    assertThat(config.classOf("web-2").name()).isEqualTo("b");
    assertThat(config.classOf("db").shares()).isEqualTo(7);
  }

  @Test
  void defaultClassIsThereWithoutASection() {
    ServiceClassConfig fallback = Cases.loaded("").classOf("anything");

    assertThat(fallback.name()).isEqualTo("default");
    assertThat(fallback.memoryGuarantee()).isEqualTo(new MemorySize.Percent(25));
    assertThat(fallback.memoryLimit()).isEqualTo(new MemorySize.Percent(100));
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

    assertThat(guard.minimumChangeKib(1 << 20)).isEqualTo((1 << 20) / 100);
    assertThat(guard.minimumChangeKib(100 << 10)).isEqualTo(4 << 10);
  }
}
