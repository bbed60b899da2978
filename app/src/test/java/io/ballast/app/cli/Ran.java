package io.ballast.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** What a command printed, and its exit code. */
record Ran(String out, String err, int exit) {

  /** Runs a command in this JVM as if it had been started in {@code folder}. */
  static Ran in(Path folder, List<String> arguments) throws IOException {
    Path here = folder.toRealPath();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        BallastCommand.commandLine()
            .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
            .registerConverter(Path.class, here::resolve)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = commandLine.execute(arguments.toArray(String[]::new));
    return new Ran(relative(out.toString(), here), relative(err.toString(), here), exit);
  }

  static Ran in(Path folder, String... arguments) throws IOException {
    return in(folder, List.of(arguments));
  }

  /** As the texts would be had the command really been started there. */
  private static String relative(String text, Path folder) {
    return text.replace(folder + "/", "");
  }
}
