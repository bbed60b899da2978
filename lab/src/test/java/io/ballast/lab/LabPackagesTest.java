package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.lab.LabPackages.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabPackagesTest {
  @TempDir Path root;

  @Test
  void whatIsMissingIsSaidAsTheCommandThatInstallsIt() {
    var needs = List.of(new Need("there", root), new Need("gone", root.resolve("x")));
    assertThat(LabPackages.missingPackages(needs, false))
        .contains(
            "The lab lacks Debian packages:"
                + " apt-get install --no-install-recommends gone linux-image-cloud-amd64.");
    assertThat(LabPackages.missingPackages(needs.subList(0, 1), true)).isEmpty();
  }

  @Test
  void aBuildThatMustRunTheLabFailsWhereItCannot() {
    Optional<String> whyNot = Optional.of("No root.");
    assertThat(LabPackages.skipReason(Map.of(), whyNot))
        .contains("Tests with real guests are skipped. No root.");
    assertThatThrownBy(() -> LabPackages.skipReason(Map.of("CI", "true"), whyNot))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("No root.");
    assertThat(LabPackages.skipReason(Map.of("CI", "true"), Optional.empty())).isEmpty();
  }

  @Test
  void aKernelCountsWithAllItsModules() throws IOException {
    assertThat(GuestKernel.newest(root)).isEmpty();
    Path image = Files.createDirectories(root.resolve("boot")).resolve("vmlinuz-6.1-cloud-amd64");
    Files.createFile(image);
    assertThat(GuestKernel.newest(root)).isEmpty();
    var kernel = new GuestKernel(image, root.resolve("lib/modules/6.1-cloud-amd64/kernel"));
    for (Path module : kernel.moduleFiles()) {
      Files.createDirectories(module.getParent());
      Files.createFile(module);
    }
    assertThat(GuestKernel.newest(root)).isEmpty();
    Files.createDirectories(kernel.portModule().getParent());
    Files.createFile(kernel.portModule());
    assertThat(GuestKernel.newest(root)).contains(kernel);
  }

  @Test
  void hierarchiesAreTheWritableOnes() {
    String mounts =
        """
        proc /proc proc rw 0 0
        cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
        cgroup /sys/fs/cgroup/ro cgroup ro,relatime,pids 0 0
        """;
    assertThat(Partition.hierarchies(mounts))
        .containsExactly(Path.of("/sys/fs/cgroup/cpu"), Path.of("/sys/fs/cgroup/unified"));
  }
}
