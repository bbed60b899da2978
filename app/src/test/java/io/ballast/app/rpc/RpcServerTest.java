package io.ballast.app.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ballast.app.config.RpcEndpoint;
import io.ballast.app.http.NotOpened;
import io.ballast.core.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MOM's remote calls, by the clients that make them. */
class RpcServerTest {
  private static final String PING =
      "<?xml version='1.0'?><methodCall><methodName>ping</methodName></methodCall>";

  @TempDir private Path folder;

  private final ScriptedMom mom = new ScriptedMom();
  private final List<String> warnings = new ArrayList<>();

  private RpcServer onSocket() throws NotOpened {
    return open(new RpcEndpoint.UnixSocket(socket()), false);
  }

  private Path socket() {
    return folder.resolve("mom.sock");
  }

  private RpcServer open(RpcEndpoint endpoint, boolean setOverTcp) throws NotOpened {
    RpcServer.Access access =
        new RpcServer.Access(
            PosixFilePermissions.fromString("rw-rw----"), "", List.of(), setOverTcp);
    return RpcServer.open(endpoint, access, mom, Time.system(), warnings::add);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** What Python's client makes of each call, as JSON. */
  private List<String> python(String place, String calls) throws Exception {
    assumeThat(Path.of("/usr/bin/python3")).exists();
    Path script = folder.resolve("client.py");
    try (InputStream client = getClass().getResourceAsStream("client.py")) {
      Files.write(script, Objects.requireNonNull(client).readAllBytes());
    }
    return lines(List.of("/usr/bin/python3", script.toString(), place), calls);
  }

  private List<String> lines(List<String> command, String in) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(in.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return out.lines().toList();
  }

  private void statistics() {
    Map<String, Object> host = new LinkedHashMap<>();
    host.put("ksm_run", 1L);
    host.put("mem_available", 1L << 31);
    host.put("ksmd_cpu_usage", 0L);
    host.put("swap_total", null);
    host.put("load", 0.25);
    mom.statistics.put("host", host);
    mom.statistics.put(
        "guests", Map.of("vm", Map.of("io_tune", List.of(Map.of("name", "vda", "on", true)))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pythonsClientReadsEveryShape(boolean overTcp) throws Exception {
    statistics();
    mom.policies.put("00-defines", "(defvar a 1)\n# < & >\r\n");
    int port = overTcp ? freePort() : 0;
    try (RpcServer server = overTcp ? open(new RpcEndpoint.Tcp(port), true) : onSocket()) {
      assertThat(server).isNotNull();
      List<String> answers =
          python(
              overTcp ? String.valueOf(port) : socket().toString(),
              """
              [["ping"], ["getStatistics"], ["getActiveGuests"], ["getNamedPolicies"], ["getPolicy"],
               ["setPolicy", "(a \\u00e4)"], ["setNamedPolicy", "x", null],
               ["setNamedPolicy", "x", "(b)"], ["resetPolicies"], ["setVerbosity", "debug"],
               ["setVerbosity", 5], ["system.methodSignature", "ping"],
               ["system.methodHelp", "ping"], ["nonsense"], ["setPolicy"], ["setPolicy", 5]]
              """);
      assertThat(answers)
          .containsExactly(
              "true",
              "{\"guests\": {\"vm\": {\"io_tune\": [{\"name\": \"vda\", \"on\": true}]}}, \"host\":"
                  + " {\"ksm_run\": 1, \"ksmd_cpu_usage\": 0, \"load\": 0.25, \"mem_available\":"
                  + " 2147483648, \"swap_total\": null}}",
              "[\"a\", \"<&]]>\\ufffd\"]",
              "{\"00-defines\": \"(defvar a 1)\\n# < & >\\r\\n\"}",
              "\"(defvar a 1)\\n# < & >\\r\\n\"",
              "true",
              "true",
              "true",
              "true",
              "true",
              "true",
              "\"signatures not supported\"",
              "\"True, as long as there is somebody to answer.\"",
              "{\"fault\": 1, \"text\": \"<class 'Exception'>:method \\\"nonsense\\\" is not"
                  + " supported\"}",
              "{\"fault\": 1, \"text\": \"<class 'TypeError'>:setPolicy takes 1 arguments, not 0\"}",
              "{\"fault\": 1, \"text\": \"<class 'TypeError'>:argument 1 of setPolicy is a"
                  + " string\"}");
      assertThat(mom.calls)
          .containsExactly(
              "setPolicy[(a ä)]",
              "setNamedPolicy[x, null]",
              "setNamedPolicy[x, (b)]",
              "resetPolicies[]",
              "setVerbosity[debug]",
              "setVerbosity[5]");
    }
  }

  @Test
  void aRefusedPolicyIsFalse() throws Exception {
    mom.accepts = false;
    try (RpcServer server = onSocket()) {
      assertThat(server).isNotNull();
      assertThat(python(socket().toString(), "[[\"setPolicy\", \"(\"]]")).containsExactly("false");
    }
  }

  /** Whoever reaches the port is nobody in particular: by itself it reads and changes nothing. */
  @Test
  void overTcpNothingIsChangedUnlessTheConfigurationSaysSo() throws Exception {
    int port = freePort();
    try (RpcServer server = open(new RpcEndpoint.Tcp(port), false)) {
      assertThat(server).isNotNull();
      assertThat(
              python(
                  String.valueOf(port),
                  "[[\"setPolicy\", \"x\"], [\"resetPolicies\"], [\"setVerbosity\", \"5\"], [\"ping\"]]"))
          .containsExactly("false", "false", "false", "true");
    }
    assertThat(mom.calls).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("the remote call setPolicy was refused: over TCP nobody can be told");
    warnings.clear();
    open(new RpcEndpoint.Tcp(freePort()), true).close();
    assertThat(warnings).singleElement().asString().startsWith("rpc-allow-set is on: whoever");
  }

  @Test
  void thePortIsThatOfThisMachineAlone() throws Exception {
    int port = freePort();
    try (RpcServer server = open(new RpcEndpoint.Tcp(port), false)) {
      assertThat(server).isNotNull();
      assertThat(listeningOn(port))
          .isNotEmpty()
          .allMatch(address -> address.equals("0100007F") || address.endsWith("FFFF00000100007F"));
      assertThatThrownBy(() -> open(new RpcEndpoint.Tcp(port), false))
          .isInstanceOf(NotOpened.class)
          .hasMessageStartingWith("Port %d of this machine cannot be opened: ".formatted(port))
          .hasMessageEndingWith("; set rpc-port in [main] to another one.");
    }
  }

  /** The addresses as the kernel writes them, those of IPv6 too. */
  private static List<String> listeningOn(int port) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split(" +");
        if (columns[3].equals("0A") && columns[1].endsWith(":%04X".formatted(port))) {
          addresses.add(columns[1].substring(0, columns[1].indexOf(':')));
        }
      }
    }
    return addresses;
  }

  @Test
  void curlIsAnsweredOnAnyPathInBothVersions() throws Exception {
    assumeThat(Path.of("/usr/bin/curl")).exists();
    try (RpcServer server = onSocket()) {
      assertThat(server).isNotNull();
      for (String version : List.of("--http1.0", "--http1.1")) {
        List<String> curl =
            Arrays.asList(
                "/usr/bin/curl",
                "-sS",
                version,
                "--unix-socket",
                socket().toString(),
                "-H",
                "Content-Type: text/xml",
                "--data-binary",
                "@-",
                "http://x/anything");
        assertThat(lines(curl, PING)).contains("<value><boolean>1</boolean></value>");
      }
    }
  }

  private String post(int port, String head, String body) throws IOException {
    try (Socket wire = new Socket()) {
      wire.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
      wire.setSoTimeout(20_000);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String all =
          head
              + " HTTP/1.1\r\nHost: 2f72756e\r\nContent-Length: "
              + bytes.length
              + "\r\n\r\n"
              + body;
      wire.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
      wire.getOutputStream().flush();
      return new String(wire.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nonsenseIsAFaultOrAStatusAndNeverMore() throws Exception {
    int port = freePort();
    try (RpcServer server = open(new RpcEndpoint.Tcp(port), true)) {
      assertThat(server).isNotNull();
      assertThat(post(port, "GET /RPC2", "")).startsWith("HTTP/1.1 405 ");
      assertThat(post(port, "POST /RPC2", "hello")).contains("<int>-32700</int>", "is no XML");
      assertThat(post(port, "POST /RPC2", "<a/>")).contains("lacks &lt;methodCall&gt;");
      String bomb =
          "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><methodCall><methodName>&b;"
              + "</methodName></methodCall>";
      assertThat(post(port, "POST /", bomb)).contains("<int>-32700</int>");
      String outside =
          "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><methodCall><methodName>&a;"
              + "</methodName></methodCall>";
      assertThat(post(port, "POST /", outside))
          .contains("<int>-32700</int>")
          .doesNotContain("root:");
      String deep = "<value><array><data>".repeat(10_000);
      assertThat(post(port, "POST /", call("setPolicy", deep))).contains("<int>-32700</int>");
      assertThat(post(port, "POST /", call("setPolicy", "<value><int>x</int></value>")))
          .contains("<int>-32700</int>");
      assertThat(post(port, "POST /", PING)).contains("<boolean>1</boolean>");
    }
    assertThat(mom.calls).isEmpty();
    assertThat(warnings).hasSize(1); // That setters are on.
  }

  private static String call(String method, String values) {
    return "<methodCall><methodName>"
        + method
        + "</methodName><params><param>"
        + values
        + "</param></params></methodCall>";
  }

  @Test
  void aCallThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    int port = freePort();
    try (RpcServer server = open(new RpcEndpoint.Tcp(port), true);
        Socket wire = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(server).isNotNull();
      wire.setSoTimeout(20_000);
      wire.getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 104857600\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(new String(wire.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void whatIsThereAlreadyIsReplacedOnlyIfItIsADeadSocket() throws Exception {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket()));
    }
    try (RpcServer server = onSocket()) {
      assertThat(server).isNotNull();
      assertThatThrownBy(this::onSocket)
          .hasMessageStartingWith("A daemon answers on " + socket() + " already")
          .hasMessageEndingWith("set rpc-port in [main] to another place.");
    }
    assertThat(socket()).doesNotExist();
    Files.writeString(socket(), "precious");
    assertThatThrownBy(this::onSocket).hasMessageContaining("is no socket, and the RPC socket");
    assertThat(socket()).hasContent("precious");
  }

  /** Printed, not asserted: the aim is 50 ms. */
  @Test
  void aThousandGuestsAreToldAtOnce() throws Exception {
    statistics();
    Map<String, Object> guests = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int j = 0; j < 40; j++) {
        fields.put("field_" + j, (long) i * j);
      }
      guests.put("guest-" + i, fields);
    }
    mom.statistics.put("guests", guests);
    int port = freePort();
    try (RpcServer server = open(new RpcEndpoint.Tcp(port), false)) {
      assertThat(server).isNotNull();
      String ask = "<methodCall><methodName>getStatistics</methodName></methodCall>";
      for (int i = 0; i < 3; i++) {
        post(port, "POST /", ask);
      }
      long before = System.nanoTime();
      String answer = post(port, "POST /", ask);
      System.out.printf(
          "statistics of 1,000 guests: %d bytes in %d ms%n",
          answer.length(), (System.nanoTime() - before) / 1_000_000);
      assertThat(answer).contains("<name>guest-999</name>").endsWith("</methodResponse>\n");
    }
  }
}
