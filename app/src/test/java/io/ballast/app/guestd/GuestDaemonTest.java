package io.ballast.app.guestd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.Time;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.Amount;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuestDaemonTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String MEMINFO =
      "MemTotal: 1000 kB\nMemFree: 600 kB\nMemAvailable: 700 kB\n";
  private static final String VMSTAT = "pgfault 75\npgmajfault 5\npswpin 2\npswpout 3\n";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile boolean kernelTells = true;
  private final KernelView kernel = this::read;
  private GuestDaemon daemon;

  private String read(String path) throws IOException {
    if (!kernelTells) {
      throw new IOException("no " + path);
    }
    return path.equals("/proc/meminfo") ? MEMINFO : VMSTAT;
  }

  @BeforeEach
  void start() throws IOException {
    daemon = open(LONG);
  }

  private GuestDaemon open(Duration patience) throws IOException {
    Inside inside =
        new Inside(kernel, Time.system()::now, new Amount.Share(0.2), new Amount.Fixed(900));
    return GuestDaemon.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), inside, patience, log::add);
  }

  @AfterEach
  void stop() throws IOException {
    daemon.close();
  }

  private static Socket call(GuestDaemon daemon) throws IOException {
    Socket socket = new Socket(daemon.address().getAddress(), daemon.address().getPort());
    socket.setSoTimeout((int) LONG.toMillis());
    return socket;
  }

  /** In order, or at once. */
  private static boolean isHungUpOn(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** All that is answered until the daemon hangs up. */
  private String ask(byte[] question) throws IOException {
    try (Socket socket = call(daemon)) {
      socket.getOutputStream().write(question);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException hungUpUnheard) {
      return "";
    }
  }

  private String ask(String question) throws IOException {
    return ask(question.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tellsItsMemoryAsOftenAsItIsAsked() throws IOException {
    String stats =
        "mem_available:1000,mem_unused:600,major_fault:5,minor_fault:70,swap_in:8,swap_out:12\n";
    assertThat(ask("stats\n")).isEqualTo(stats);
    assertThat(ask("stats\r\nstats\n")).isEqualTo(stats + stats);
  }

  @Test
  void tellsHowMuchShallBeFree() throws IOException {
    assertThat(ask("props\n")).isEqualTo("min_free:200,max_free:900\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "stats", "status\n", "GET / HTTP/1.1\r\n\r\n", "\u0000\n"})
  void whatIsNoQuestionEndsTheCall(String nonsense) throws IOException {
    assertThat(ask(nonsense)).isEmpty();
  }

  @Test
  void aLineWithoutEndIsNotReadOn() throws IOException {
    try (Socket socket = call(daemon)) {
      OutputStream out = socket.getOutputStream();
      out.write("x".repeat(GuestDaemon.LONGEST_QUESTION + 1).getBytes(StandardCharsets.US_ASCII));
      assertThat(isHungUpOn(socket)).isTrue();
    }
  }

  @Test
  void aCallerThatSaysNothingIsHungUpOn() throws IOException {
    try (GuestDaemon impatient = open(Duration.ofMillis(100));
        Socket silent = call(impatient)) {
      assertThat(isHungUpOn(silent)).isTrue();
    }
  }

  @Test
  void moreCallersThanItHasPlacesForAreHungUpOnAndPlacesComeBack() throws IOException {
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < GuestDaemon.MOST_CALLERS; i++) {
      callers.add(call(daemon));
    }
    try (Socket tooMany = call(daemon)) {
      assertThat(isHungUpOn(tooMany)).isTrue();
    }
    for (Socket caller : callers) {
      caller.close();
    }
    String answer = "";
    while (answer.isEmpty()) { // Until the daemon has seen that they went.
      answer = ask("props\n");
    }
    assertThat(answer).startsWith("min_free:");
  }

  @Test
  void aKernelThatDoesNotTellIsToldInTheLogAndNothingIsMadeUp() throws IOException {
    kernelTells = false;
    assertThat(ask("stats\n")).isEmpty();
    assertThat(log).containsExactly("There is no answer to `stats`: no /proc/meminfo");
    kernelTells = true;
    assertThat(ask("stats\n")).isNotEmpty();
  }

  @Test
  void closedItHangsUpOnEverybodyAndGivesThePortBack() throws Exception {
    try (Socket caller = call(daemon)) {
      daemon.close();
      daemon.await();
      assertThat(isHungUpOn(caller)).isTrue();
      GuestDaemon.open(daemon.address(), inside(), LONG, log::add).close();
    }
  }

  private Inside inside() {
    return new Inside(kernel, Time.system()::now, new Amount.Fixed(0), new Amount.Fixed(0));
  }
}
