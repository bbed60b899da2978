package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.IoLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a definition says of limits: disks, and an owner's contract. */
class ContractFoundTest {
  private static TraitsParser.Defined domain(String inside) throws Exception {
    return new TraitsParser().parse("<domain type='qemu'>" + inside + "</domain>");
  }

  private static Contract qos(String inside) throws Exception {
    return domain(
            "<metadata><ovirt-tune:qos xmlns:ovirt-tune='http://ovirt.org/vm/tune/1.0'>"
                + inside.replace("<", "<ovirt-tune:").replace("<ovirt-tune:/", "</ovirt-tune:")
                + "</ovirt-tune:qos></metadata>")
        .contract();
  }

  @Test
  void aContractIsReadFromOvirtsMetadata() throws Exception {
    Contract contract =
        qos(
            "<vcpuLimit> 50 </vcpuLimit><ioTune><device name='vda' path='/images/a'>"
                + "<maximum><total_bytes_sec>1000</total_bytes_sec>"
                + "<read_iops_sec>20</read_iops_sec></maximum>"
                + "<guaranteed><total_bytes_sec>10</total_bytes_sec></guaranteed></device>"
                + "<device path='/images/b'><maximum><write_iops_sec>7</write_iops_sec>"
                + "<odd>9</odd></maximum></device></ioTune>");
    assertThat(contract)
        .isEqualTo(
            new Contract(
                50,
                Map.of(
                    "vda", new IoLimits(1000, 0, 0, 0, 20, 0),
                    "/images/b", new IoLimits(0, 0, 0, 0, 0, 7)),
                Map.of("vda", new IoLimits(10, 0, 0, 0, 0, 0))));
  }

  @Test
  void whatIsNoNumberOrNotThereOrNotOvirtsIsNone() throws Exception {
    assertThat(domain("").contract()).isEqualTo(Contract.NONE);
    assertThat(qos("<vcpuLimit>-5</vcpuLimit>")).isEqualTo(Contract.NONE);
    assertThat(qos("<vcpuLimit>1" + "0".repeat(300) + "</vcpuLimit>")).isEqualTo(Contract.NONE);
    assertThat(qos("<deeper><vcpuLimit>5</vcpuLimit></deeper>")).isEqualTo(Contract.NONE);
    assertThat(
            domain("<metadata><qos xmlns='urn:x'><vcpuLimit>5</vcpuLimit></qos></metadata>")
                .contract())
        .isEqualTo(Contract.NONE);
  }

  @Test
  void aTagTellsTheLimitWhereOvirtDoesNot() throws Exception {
    String tag =
        "<t:tags xmlns:t='https://ballast.io/tags/1'><t:tag name='vcpu_user_limit'>30</t:tag></t:tags>";
    String qos =
        "<q:qos xmlns:q='http://ovirt.org/vm/tune/1.0'><q:vcpuLimit>40</q:vcpuLimit></q:qos>";
    assertThat(domain("<metadata>" + tag + "</metadata>").contract().cpuPercent()).isEqualTo(30);
    assertThat(domain("<metadata>" + tag + qos + "</metadata>").contract().cpuPercent())
        .isEqualTo(40);
  }

  @Test
  void disksAreReadWithTheirImagesAndDrivesAreNone() throws Exception {
    assertThat(
            domain(
                    "<devices>"
                        + "<disk type='file' device='disk'><source file='/a'/><target dev='vda'/></disk>"
                        + "<disk type='block'><target dev='vdb'/><source dev='/dev/b'/></disk>"
                        + "<disk type='network' device='lun'><source name='pool/c'/>"
                        + "<target dev='sda'/></disk>"
                        + "<disk type='file' device='cdrom'><source file='/d'/>"
                        + "<target dev='sdb'/></disk>"
                        + "<disk type='file' device='disk'><target dev='vdc'/></disk></devices>")
                .disks())
        .isEqualTo(
            List.of(
                new DefinedDisk("vda", "/a"),
                new DefinedDisk("vdb", "/dev/b"),
                new DefinedDisk("sda", "pool/c"),
                new DefinedDisk("vdc", "")));
  }

  @Test
  void noQuotaIsToldInManyWays() {
    for (long none : List.of(-1L, 0L, 17_592_186_044_415L, 18_446_744_073_709_551L, -7L)) {
      assertThat(LibvirtLimits.cpu(Map.of("vcpu_quota", none, "vcpu_period", 100_000L)))
          .contains(new CpuLimits(CpuLimits.NO_QUOTA, 100_000));
    }
    assertThat(LibvirtLimits.cpu(Map.of("vcpu_quota", 5_000L, "vcpu_period", 10_000L)))
        .contains(new CpuLimits(5_000, 10_000));
    assertThat(LibvirtLimits.cpu(Map.of("weight", 5L))).isEqualTo(Optional.empty());
  }
}
