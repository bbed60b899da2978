package io.ballast.app;

import io.ballast.app.config.PolicySource;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** From where a policy is to a program that may run. */
public final class Policies {
  /** A policy is written by people: a text beyond this is something else. */
  private static final long MOST_BYTES = 4 << 20;

  private static final String SUFFIX = ".policy";

  private Policies() {}

  /** The policy cannot be used. The message says why, with every problem and its place. */
  public static final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public Rejected(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }

    /** What is wrong, for people; ends its last line. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * A program without errors, and the warnings there are about it.
   *
   * @param warnings as people read them; empty if there are none
   */
  public record Loaded(Program program, String warnings) {}

  /** Reads the text, wherever it is. */
  public static Source read(PolicySource from) throws Rejected {
    return switch (from) {
      case PolicySource.File(Path file) -> read(List.of(file));
      case PolicySource.Folder(Path folder) -> read(policiesIn(folder));
      case PolicySource.Shipped(ShippedPolicy shipped) -> shipped(shipped);
      case PolicySource.Nothing _ -> shipped(ShippedPolicy.NONE);
    };
  }

  /** Reads files, joined in this order. */
  public static Source read(List<Path> files) throws Rejected {
    List<Source.Part> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(new Source.Part(file.toString(), text(file)));
    }
    return new Source(parts);
  }

  /** A policy that comes with Ballast. */
  public static Source shipped(ShippedPolicy policy) {
    String name = policy.name().toLowerCase(Locale.ROOT) + SUFFIX;
    try (InputStream in = Policies.class.getResourceAsStream("/io/ballast/policies/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The shipped policy " + name + " is not in the program.");
      }
      return Source.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("The shipped policy " + name + " cannot be read.", e);
    }
  }

  /** Parses and checks. */
  public static Loaded load(Source source, Vocabulary vocabulary) throws Rejected {
    List<Diagnostic> diagnostics = diagnose(source, vocabulary);
    String text = new DiagnosticRenderer(source).render(diagnostics);
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      throw new Rejected(text);
    }
    return new Loaded(Parser.parse(source).program(), text);
  }

  /** Every problem of a text; what cannot be read is not checked further. */
  public static List<Diagnostic> diagnose(Source source, Vocabulary vocabulary) {
    ParseResult parsed = Parser.parse(source);
    return parsed.ok() ? Checker.check(parsed.program(), vocabulary) : parsed.diagnostics();
  }

  private static List<Path> policiesIn(Path folder) throws Rejected {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> policies = files.filter(Policies::isPolicy).sorted().toList();
      if (policies.isEmpty()) {
        throw new Rejected("%s holds no *%s file.%n".formatted(folder, SUFFIX));
      }
      return policies;
    } catch (IOException e) {
      throw new Rejected(
          "%s cannot be read as a folder of policies: %s.%n".formatted(folder, reason(e)));
    }
  }

  private static boolean isPolicy(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  private static String text(Path file) throws Rejected {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new Rejected("%s is larger than any policy (4 MiB).%n".formatted(file));
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Rejected("%s is not UTF-8 text.%n".formatted(file));
    } catch (IOException e) {
      throw new Rejected("%s cannot be read: %s.%n".formatted(file, reason(e)));
    }
  }

  /** Why a file cannot be read, as a clause. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
