package io.ballast.app.cli;

import io.ballast.app.config.SizeText;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.guestd.GuestDaemon;
import io.ballast.app.guestd.Inside;
import io.ballast.core.Time;
import io.ballast.core.model.Amount;
import io.ballast.host.guestagent.HostInformants;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The guest's side of {@code GuestNetworkDaemon}. */
@Command(
    name = "guestd",
    description =
        "Runs inside a guest and tells its memory to a host whose collectors name"
            + " GuestNetworkDaemon. Whoever reaches the port may ask: keep it to the host's network.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it was told to stop",
      "  2  the command line or the address cannot be used",
      "",
      "Examples:",
      "  ballast guestd",
      "  ballast guestd --address 10.0.0.7 --min-free 20%% --max-free 1GiB"
    })
final class GuestdCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Where to listen (default: ${DEFAULT-VALUE}, every address of the guest).")
  private String address = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + HostInformants.NETWORK_PORT,
      description = "The port (default: ${DEFAULT-VALUE}, where MOM and Ballast ask).")
  private int port;

  @Option(
      names = "--min-free",
      paramLabel = "SIZE",
      defaultValue = "20%",
      converter = Size.class,
      description = "How much memory shall stay free, told to whoever asks for props.")
  private Amount minFree = new Amount.Fixed(0);

  @Option(
      names = "--max-free",
      paramLabel = "SIZE",
      defaultValue = "50%",
      converter = Size.class,
      description = "How much free memory is of use at most, told likewise.")
  private Amount maxFree = new Amount.Fixed(0);

  /** Memory sizes as in the configuration. */
  static final class Size implements ITypeConverter<Amount> {
    Size() {}

    @Override
    public Amount convert(String text) {
      return SizeText.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException("a size is `75 %` or `512 MiB`, not `" + text + "`"));
    }
  }

  GuestdCommand() {}

  @Override
  public Integer call() throws Unusable {
    if (port < 1 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "A port is 1 to 65535, not " + port);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Inside inside = new Inside(Worlds.thisKernel(), Time.system()::now, minFree, maxFree);
    GuestDaemon daemon = open(inside, err);
    out.println("Answering at %s.".formatted(daemon.address()));
    out.flush();
    Lifetime.run(() -> {}, daemon::await, () -> close(daemon));
    return Exit.WELL.code();
  }

  private GuestDaemon open(Inside inside, PrintWriter err) throws Unusable {
    InetSocketAddress where = new InetSocketAddress(address, port);
    try {
      if (where.isUnresolved()) {
        throw new IOException("no such address");
      }
      return GuestDaemon.open(
          where,
          inside,
          PATIENCE,
          sentence -> {
            err.println(sentence);
            err.flush();
          });
    } catch (IOException e) {
      throw new Unusable(
          Exit.UNUSABLE,
          "Cannot listen at %s port %d: %s.".formatted(address, port, e.getMessage()));
    }
  }

  private static void close(GuestDaemon daemon) {
    try {
      daemon.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
