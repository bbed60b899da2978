package io.ballast.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A lab by hand: boots guests, prints the host's URI, then hands every line {@code GUEST
 * COMMAND...} to that guest's worker until standard input ends.
 */
public final class LabMain {
  private final Map<String, LabGuest> guests = new LinkedHashMap<>();
  private final PrintStream out;

  private LabMain(PrintStream out) {
    this.out = out;
  }

  /** Arguments: the image's cache directory, how many guests, the MiB of each. */
  public static void main(String[] arguments) throws IOException {
    Optional<String> whyNot = LabPackages.whyNot();
    if (whyNot.isPresent() || arguments.length != 3) {
      System.err.println(whyNot.orElse("Say: CACHE-DIRECTORY GUESTS MIB-OF-EACH"));
      System.exit(1);
    }
    int count = Integer.parseInt(arguments[1]);
    int mib = Integer.parseInt(arguments[2]);
    try (LabHost host = LabHost.start(GuestImage.in(Path.of(arguments[0])))) {
      var lab = new LabMain(System.out);
      lab.boot(host, count, mib);
      lab.obey(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
  }

  private void boot(LabHost host, int count, int mib) {
    out.println(host.uri());
    for (int i = 1; i <= count; i++) {
      guests.put("g" + i, host.start(GuestSpec.of("g" + i, mib)));
    }
    guests.values().forEach(LabGuest::awaitBoot);
    out.println(String.join(" ", guests.keySet()) + " are up");
  }

  private void obey(InputStreamReader in) throws IOException {
    var lines = new BufferedReader(in);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.strip().split(" ", 2);
      LabGuest guest = guests.get(words[0]);
      out.println(
          guest == null || words.length < 2 ? "Say: GUEST COMMAND" : answer(guest, words[1]));
    }
  }

  private static String answer(LabGuest guest, String command) {
    try {
      return guest.command(command);
    } catch (LabException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
