package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sizes and offsets as a C compiler gives them for libvirt's headers on 64-bit Linux. */
class StructsTest {
  @Test
  void sizesAreThoseOfC() {
    assertThat(Structs.TYPED_PARAMETER.byteSize()).isEqualTo(96);
    assertThat(Structs.STATS_RECORD.byteSize()).isEqualTo(24);
    assertThat(Structs.ERROR.byteSize()).isEqualTo(80);
    assertThat(Structs.DOMAIN_INFO.byteSize()).isEqualTo(40);
    assertThat(Structs.JOB_INFO.byteSize()).isEqualTo(96);
    assertThat(Structs.CONTROL_INFO.byteSize()).isEqualTo(16);
  }

  @Test
  void fieldsAreWhereCPutsThem() {
    assertThat(Structs.PARAMETER_TYPE).isEqualTo(80);
    assertThat(Structs.PARAMETER_VALUE).isEqualTo(88);
    assertThat(Structs.RECORD_DOMAIN).isZero();
    assertThat(Structs.RECORD_PARAMETERS).isEqualTo(8);
    assertThat(Structs.RECORD_COUNT).isEqualTo(16);
    assertThat(Structs.ERROR_DOMAIN).isEqualTo(4);
    assertThat(Structs.ERROR_MESSAGE).isEqualTo(8);
    assertThat(Structs.ERROR_NUMBER).isEqualTo(64);
    assertThat(Structs.INFO_MAXIMUM).isEqualTo(8);
    assertThat(Structs.CONTROL_MILLIS).isEqualTo(8);
  }
}
