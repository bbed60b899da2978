package io.ballast.policy.check;

import static io.ballast.policy.vocabulary.FieldDecl.number;

import io.ballast.policy.vocabulary.Absent;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Names as the product has them, of each sort a few. */
final class ExampleVocabulary {
  private static final String DOC = "A number.";

  static final EntityType HOST =
      EntityType.of(
              "host",
              false,
              List.of(
                  number("mem_free", Unit.KIB, DOC),
                  number("mem_available", Unit.KIB, DOC),
                  number("swap_in", Unit.PAGES, DOC),
                  number("cpu_count", Unit.COUNT, DOC),
                  number("psi_memory_some", Unit.PERCENT, DOC),
                  number("ksm_run", Unit.NONE, DOC),
                  number("ksm_sleep_millisecs", Unit.MILLISECONDS, DOC),
                  number("ksm_general_profit", Unit.BYTES, DOC),
                  FieldDecl.optionalText("ksm_advisor_mode", "A word.")),
              List.of(
                  control("ksm_run", Unit.NONE),
                  control("ksm_pages_to_scan", Unit.PAGES),
                  control("ksm_sleep_millisecs", Unit.MILLISECONDS),
                  new ControlDecl("ksm_advisor_mode", Kind.STRING, Unit.NONE, "A word.")))
          .lacking(
              new Absent(
                  Map.of(),
                  Map.of(
                      "ksm_merge_across_nodes",
                      "Add `KSM` to `controllers` in the section [main].")));

  static final EntityType GUEST =
      EntityType.of(
              "guest",
              true,
              List.of(
                  number("balloon_cur", Unit.KIB, DOC),
                  number("balloon_max", Unit.KIB, DOC),
                  number("mem_unused", Unit.KIB, DOC),
                  number("rss", Unit.PAGES, DOC),
                  number("swap_in", Unit.KIB, DOC),
                  number("shares", Unit.COUNT, DOC),
                  number("stats_age", Unit.SECONDS, DOC),
                  number("cpu_time", Unit.NANOSECONDS, DOC),
                  new FieldDecl("paused", Kind.BOOLEAN, Unit.NONE, true, "A flag."),
                  new FieldDecl("note", Kind.ANY, Unit.SECONDS, true, "Nobody tells."),
                  FieldDecl.optionalNumber("Trend", Unit.PERCENT, "It hides a method."),
                  FieldDecl.optionalObjects("io_tune", disk(), "Its disks.")),
              List.of(control("balloon_target", Unit.KIB)))
          .lacking(
              new Absent(
                  Map.of("vcpu_usage", "Add `GuestCpu` to `collectors` in the section [guest]."),
                  Map.of()));

  static final Vocabulary ALL = Vocabulary.of(HOST, GUEST);

  private ExampleVocabulary() {}

  private static ControlDecl control(String name, Unit unit) {
    return new ControlDecl(name, Kind.NUMBER, unit, "A knob.");
  }

  private static EntityType disk() {
    SequencedMap<String, FieldDecl> fields = new LinkedHashMap<>();
    fields.put("path", FieldDecl.optionalText("path", "Its path."));
    SequencedMap<String, MethodDecl> setters = new LinkedHashMap<>();
    setters.put("setLimit", new MethodDecl("setLimit", 1, 1, "Limits it."));
    return new EntityType("disk", false, fields, setters, new LinkedHashMap<>());
  }
}
