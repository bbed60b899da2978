package io.ballast.app.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What libvirtd itself tells of a process's connections to it: how many there are, and how many of
 * them it would take a write from.
 */
record Connections(int all, int writable) {
  private static final Pattern ID = Pattern.compile("(?m)^ *(\\d+) ");
  private static final Pattern READ_ONLY = Pattern.compile("(?m)^readonly *: yes$");

  static Connections of(RealLab lab, BallastProcess process) {
    String socket = lab.host.runDirectory().resolve("libvirt-admin-sock").toString();
    String uri = "libvirtd+unix:///system?socket=" + socket;
    Pattern ours = Pattern.compile("(?m)^unix_process_id *: " + process.pid() + "$");
    List<String> clients = new ArrayList<>();
    Matcher id = ID.matcher(ask(uri, "srv-clients-list", "libvirtd"));
    while (id.find()) {
      String client = ask(uri, "client-info", "libvirtd", id.group(1));
      if (ours.matcher(client).find()) {
        clients.add(client);
      }
    }
    long readOnly = clients.stream().filter(READ_ONLY.asPredicate()).count();
    return new Connections(clients.size(), clients.size() - (int) readOnly);
  }

  /** The answer; of a client that has just gone, a complaint that names no process. */
  private static String ask(String uri, String... command) {
    List<String> words = new ArrayList<>(List.of("virt-admin", "-q", "-c", uri));
    words.addAll(List.of(command));
    try {
      Process admin = new ProcessBuilder(words).redirectErrorStream(true).start();
      return new String(admin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
