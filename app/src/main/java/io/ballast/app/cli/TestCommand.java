package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.policytest.Names;
import io.ballast.app.policytest.PolicyTests;
import io.ballast.app.policytest.Tested;
import io.ballast.app.policytest.TestedText;
import io.ballast.app.policytest.TestedView;
import io.ballast.app.show.AsciiJson;
import io.ballast.core.model.ServiceClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests of policies. */
@Command(
    name = "test",
    description = {
      "Runs tests of policies: each gives a host and guests, and what the policy must wish.",
      "Of a folder, its *.test files. A test is about the *.policy files of its folder, joined, or"
          + " about what its clause `policy` names. docs/policy-tools.md tells how one is written.",
      "Prints each test that fails, with what is wished instead and how that came to be. The last"
          + " line is `N passed, M failed`."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  none failed",
      "  1  some did, or a policy has errors",
      "  2  the command line, a file or a test cannot be used, or there is no test",
      "",
      "Examples:",
      "  ballast policy test policies/",
      "  ballast policy test my.test --coverage"
    })
final class TestCommand implements Callable<Integer> {
  private static final String SUFFIX = ".test";

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders, or files with tests.")
  private List<Path> paths = List.of();

  @Option(
      names = "--coverage",
      description =
          "Print how much of each policy was evaluated, and each expression that was not.")
  private boolean coverage;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration with service classes and fields; else all of them.")
  private @Nullable Path config;

  @Option(names = "--json", description = "Print all of it as one JSON object.")
  private boolean json;

  TestCommand() {}

  @Override
  public Integer call() throws Unusable {
    PolicyTests tests = tests();
    for (Path file : files()) {
      try {
        tests.add(file);
      } catch (Policies.Rejected rejected) {
        throw new Unusable(Exit.UNUSABLE, rejected.sentence().stripTrailing());
      }
    }
    if (tests.count() == 0) {
      throw new Unusable(
          Exit.UNUSABLE,
          "There is no test in %s; one begins with (test \"name\" ...)."
              .formatted(String.join(", ", paths.stream().map(Path::toString).toList())));
    }
    return print(tests.run()).code();
  }

  private PolicyTests tests() throws Unusable {
    Wiring all = Start.everything();
    Wiring wiring = config == null ? all : Start.wiring(config);
    List<String> classes =
        wiring.snapshots().classes().all().stream().map(ServiceClass::name).toList();
    return new PolicyTests(
        wiring, new Names(all.hostType(), all.guestType(), classes), System::nanoTime);
  }

  private List<Path> files() throws Unusable {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(Files.isDirectory(path) ? filesIn(path) : List.of(path));
    }
    return files;
  }

  private static List<Path> filesIn(Path folder) throws Unusable {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(TestCommand::isTest).sorted().toList();
    } catch (IOException e) {
      throw Start.unreadable(folder, e);
    }
  }

  private static boolean isTest(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  private Exit print(Tested tested) throws Unusable {
    if (!tested.malformed().isEmpty()) {
      throw new Unusable(Exit.UNUSABLE, String.join("\n", tested.malformed()));
    }
    if (!tested.rejected().isEmpty()) {
      throw new Unusable(Exit.PROBLEMS, String.join("", tested.rejected()).stripTrailing());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? AsciiJson.of(TestedView.of(tested)) + "\n" : TestedText.of(tested, coverage));
    out.flush();
    return tested.failed() == 0 ? Exit.WELL : Exit.PROBLEMS;
  }
}
