package io.ballast.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ballast.core.Loop;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.LedgerStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom: the drawing in ARCHITECTURE.md, held. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // What other modules' tests share comes in jars in a whole build.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.ballast");

  /** The words of the loop: each may know those before it, none that comes after. */
  private static final List<String> WORDS =
      List.of(
          "model",
          "collect",
          "snapshot",
          "evaluate",
          "guard",
          "ledger",
          "act",
          "record",
          "explain",
          "release");

  @Test
  void thePolicyLanguageKnowsNothingOfHosts() {
    classes()
        .that()
        .resideInAPackage("io.ballast.policy..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.ballast.policy..", "java..", "org.jspecify..", "com.google.re2j..")
        .check(OURS);
  }

  @Test
  void theCoreKnowsOnlyTheLanguage() {
    mayKnow("core", "policy");
  }

  @Test
  void simulatorAndWorldKnowTheCoreAndNotEachOther() {
    mayKnow("sim", "core", "policy");
    mayKnow("host", "core", "policy");
  }

  @Test
  void toolsKnowTheLanguageOnlyAndTheLabNothing() {
    mayKnow("tools", "policy");
    mayKnow("lab");
  }

  private static void mayKnow(String module, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(module), Stream.of(others))
            .map(name -> "io.ballast." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.ballast." + module + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.ballast..").and(not(resideInAnyPackage(allowed))))
        .check(OURS);
  }

  static Stream<Integer> words() {
    return Stream.iterate(0, i -> i < WORDS.size() - 1, i -> i + 1);
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWordOfTheLoopKnowsNoneThatComesAfterIt(int word) {
    String[] later =
        WORDS.subList(word + 1, WORDS.size()).stream()
            .map(name -> "io.ballast.core." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.ballast.core." + WORDS.get(word) + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(later).or(equivalentTo(Loop.class)))
        .check(OURS);
  }

  @Test
  void insideTheLanguageNothingGoesInCircles() {
    slices().matching("io.ballast.policy.(*)..").should().beFreeOfCycles().check(OURS);
    slices().matching("io.ballast.app.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void onlyTheActuatorCallsTheWritePort() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ballast.core.act..")
        .and()
        .areNotAssignableTo(HypervisorControl.class)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(HypervisorControl.class)))
                .and(target(nameMatching("setBalloon|setStatisticsPeriod"))))
        .check(OURS);
  }

  @Test
  void onlyTheActuatorTurnsTheKernelsKnobs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ballast.core.act..")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(KernelControl.class))).and(target(nameMatching("setKsm"))))
        .check(OURS);
  }

  @Test
  void onlyTheActuatorEntersInTheLedgerAndOnlyTheLedgerWritesItsFile() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ballast.core.act..")
        .should()
        .callMethodWhere(
            target(owner(equivalentTo(Ledger.class))).and(target(nameMatching("enter|taken"))))
        .check(OURS);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.ballast.core.ledger..")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(LedgerStore.class))).and(target(nameMatching("write"))))
        .check(OURS);
  }

  @Test
  void theReadPortOffersNoWayToWrite() {
    assertThat(HypervisorView.class.getMethods())
        .extracting(method -> method.getName())
        .containsOnly("description", "guests", "close");
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    OURS.stream()
        .filter(c -> !c.getPackage().isAnnotatedWith(NullMarked.class))
        .forEach(c -> unmarked.add(c.getPackageName()));
    assertThat(unmarked).isEmpty();
  }

  @Test
  void nothingKeepsStateInStatics() {
    fields()
        .that()
        .areStatic()
        .and()
        // libvirt itself is one per process: its library, its event loop, its error handler.
        .areNotDeclaredIn("io.ballast.host.libvirt.Libvirt$Holder")
        .should()
        .beFinal()
        .check(OURS);
  }

  @Test
  void onlyTheProgramEndsTheProcess() {
    noClasses()
        .that()
        .haveNameNotMatching(".*Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(OURS);
  }
}
