package io.ballast.host.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  private static final String URI = "qemu:///system";
  private static final GuestId GUEST = new GuestId("g");

  private static LibvirtException error(int code, int errno) {
    return new LibvirtException(new LibvirtError(code, 10, "the words", errno));
  }

  @ParameterizedTest(name = "error {0}, errno {1}: {2}")
  @CsvSource({
    "38, 2, UNREACHABLE",
    "38, 13, DENIED",
    "38, 1, DENIED",
    "1, 13, UNREACHABLE",
    "45, 0, DENIED",
    "79, 0, DENIED",
    "88, 0, DENIED",
    "94, 0, DENIED",
    "39, 0, UNREACHABLE",
  })
  void aConnectionThatIsNotMadeIsAwayOrDenied(int code, int errno, Reason reason) {
    HypervisorException failure =
        Failures.unreachable(URI, new UnreachableException(error(code, errno)));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessageContaining(URI).hasMessageContaining("the words");
  }

  @Test
  void whoIsDeniedLearnsTheRemedy() {
    assertThat(Failures.unreachable(URI, new UnreachableException(error(38, 13))))
        .hasMessage(
            "libvirt at qemu:///system refused the connection: the words; run as root or add this"
                + " user to the libvirt group");
  }

  @ParameterizedTest(name = "error {0}: {1}")
  @CsvSource({
    "42, NO_GUEST",
    "55, NOT_NOW",
    "68, NOT_NOW",
    "29, DENIED",
    "88, DENIED",
    "8, FAILED",
    "1, FAILED",
  })
  void aWriteThatFailsSaysOfWhichKind(int code, Reason reason) {
    HypervisorException failure = Failures.writing(GUEST, "set the balloon", error(code, 0));
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure).hasMessage("Could not set the balloon of guest g: the words");
  }

  @Test
  void anErrorIsReadFromItsStructInOneLine() throws Exception {
    CStrings strings = new CStrings(NativeLibrary.standard());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(80);
      error.set(ValueLayout.JAVA_INT, 0, 38);
      error.set(ValueLayout.JAVA_INT, 4, 7);
      error.set(ValueLayout.ADDRESS, 8, arena.allocateFrom(" two\n\tlines of " + "x".repeat(2000)));
      error.set(ValueLayout.JAVA_INT, 64, 13);
      LibvirtError read = LibvirtError.read(error, strings);
      assertThat(read.message()).startsWith("two lines of xxx").hasSizeLessThanOrEqualTo(1000);
      assertThat(read.denied()).isTrue();
      assertThat(read.fromTransport()).isTrue();
    }
    assertThat(LibvirtError.read(MemorySegment.NULL, strings).code()).isZero();
  }
}
