package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases/core/collect} holds files as a kernel prints them, and the fields
 * that come of them, once and five seconds later.
 */
class CollectorCasesTest {
  private static final String KSM = "ksm-";
  private static final String NODES = "nodes-";

  private final List<HostCollector> ofHost =
      List.of(new HostMemory(), new HostPressure(), new HostCpu());
  private final List<HostCollector> ofKsm = List.of(HostKsm.required());
  private final List<HostCollector> ofNodes = List.of(new HostNodes());
  private final List<GuestCollector> ofGuest = List.of(new GuestQemuProc());
  private final Layout guestLayout = new Layout(new GuestQemuProc().fields());
  private final StringBuilder told = new StringBuilder();

  static List<Path> folders() throws IOException {
    return Cases.folders();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void fieldsAreAsExpected(Path folder) throws IOException {
    Turned kernel = new Turned(folder);
    HostMonitor monitor = monitor(folder, kernel);
    sample(monitor, folder, kernel, Scripted.at(0));
    if (Files.exists(folder.resolve("later"))) {
      told.append("\nfive seconds later\n");
      kernel.later = true;
      sample(monitor, folder, kernel, Scripted.at(5));
    }
    Path expected = folder.resolve("expected.txt");
    assertThat(Cases.holds(expected, told.toString()))
        .as("%s should be:\n%s\n-Dupdate=true writes that", expected, told)
        .isTrue();
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(Cases.folders()).hasSizeGreaterThan(15);
  }

  /** One monitor sees the files of both samples, as a daemon's does. */
  private static final class Turned implements KernelView {
    private final Path folder;
    private boolean later;

    Turned(Path folder) {
      this.folder = folder;
    }

    @Override
    public String read(String path) throws IOException {
      return Cases.kernel(folder, later).read(path);
    }

    @Override
    public List<String> list(String path) throws IOException {
      return Cases.kernel(folder, later).list(path);
    }
  }

  private static boolean isOf(String prefix, Path folder) {
    return folder.getFileName().toString().startsWith(prefix);
  }

  private HostMonitor monitor(Path folder, KernelView kernel) {
    List<HostCollector> collectors =
        isOf(KSM, folder) ? ofKsm : isOf(NODES, folder) ? ofNodes : ofHost;
    return new HostMonitor(
        kernel,
        collectors,
        new Layout(collectors.stream().flatMap(one -> one.fields().stream()).toList()));
  }

  private void sample(HostMonitor monitor, Path folder, KernelView kernel, Moment now)
      throws IOException {
    List<String> problems = new ArrayList<>();
    Optional<HostReading> host = monitor.read(now, problems::add);
    told.append(host.map(reading -> fields("host", reading.fields())).orElse("host: not read\n"));
    guests(folder, kernel, now, problems)
        .forEach(guest -> told.append(fields(guest.reading().name(), guest.fields())));
    // The test's own paths are no part of what is expected.
    problems.forEach(
        problem ->
            told.append("problem: ").append(problem.replace(folder + "/", "/")).append("\n"));
  }

  private List<SampledGuest> guests(
      Path folder, KernelView kernel, Moment now, List<String> problems) throws IOException {
    if (isOf(KSM, folder) || isOf(NODES, folder)) {
      return List.of();
    }
    List<GuestReading> readings =
        Cases.processes(folder).stream().map(pid -> Scripted.guest("process " + pid, pid)).toList();
    Scripted hypervisor = new Scripted();
    hypervisor.present = readings;
    return new GuestMonitor(hypervisor, kernel, ofGuest, guestLayout)
        .read(now, problems::add)
        .orElseThrow();
  }

  private static String fields(String whose, Sample.Draft draft) {
    Sample sample = draft.at(Scripted.at(0));
    return sample.layout().fields().stream()
        .map(field -> whose + ": " + field.name() + " = " + text(sample, field) + "\n")
        .collect(Collectors.joining());
  }

  private static String text(Sample sample, FieldDecl field) {
    List<ObjectReading> objects = sample.objects(field.name());
    return objects == null ? text(sample.get(field.name())) : objects(objects);
  }

  private static String objects(List<ObjectReading> objects) {
    return objects.isEmpty()
        ? "none"
        : objects.stream()
            .map(object -> "\n  " + object.name() + ": " + fields(object))
            .collect(Collectors.joining());
  }

  private static String fields(ObjectReading object) {
    return object.type().fields().keySet().stream()
        .map(field -> field + " " + text(object.number(field)))
        .collect(Collectors.joining(", "));
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "nil";
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Nil _ -> "nil";
      case Value.Int(var number) -> number.toString();
      case Value.Real(double number) -> Double.toString(number);
      case Value.Text(String text) -> text;
      case Value.Bool _, Value.Items _, Value.Ref _, Value.Function _ ->
          throw new AssertionError("no collector gives " + value);
    };
  }
}
