package io.ballast.core.model;

import static io.ballast.policy.vocabulary.FieldDecl.optionalNumber;
import static io.ballast.policy.vocabulary.FieldDecl.optionalObjects;
import static io.ballast.policy.vocabulary.FieldDecl.optionalText;

import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The fields and setters of what limits disks, each declared here and nowhere else. */
public final class TuneFields {
  /** The limits of a disk, one field each; 0 is without limit. */
  public static final SequencedMap<IoLimit, FieldDecl> LIMITS = limits();

  /** Six limits: what a disk was promised, may have, or has. */
  public static final EntityType LIMIT_SET =
      type("io-limits", List.copyOf(LIMITS.values()), List.of(), List.of());

  public static final FieldDecl NAME =
      optionalText("name", "By which the guest's definition knows it: \"vda\".");
  public static final FieldDecl PATH =
      optionalText("path", "Of its image on the host; nil if it has none.");
  public static final FieldDecl GUARANTEED =
      optionalObjects("guaranteed", LIMIT_SET, "What its owner was promised.");
  public static final FieldDecl MAXIMUM =
      optionalObjects("maximum", LIMIT_SET, "What its owner may have at most.");
  public static final FieldDecl CURRENT =
      optionalObjects("current", LIMIT_SET, "The limits in force, as last read.");

  /** What policies may wish of a disk, each by its setter. */
  public static final List<ControlDecl> SETTABLE =
      Arrays.stream(IoLimit.values())
          .map(
              limit ->
                  new ControlDecl(
                      limit.setter(),
                      Kind.NUMBER,
                      limit.unit(),
                      "At most so many " + limit.what() + " per second; 0 is without limit."))
          .toList();

  /** One of {@code io_tune}. */
  public static final EntityType DISK =
      type("disk", List.of(NAME, PATH, GUARANTEED, MAXIMUM, CURRENT), setters(), SETTABLE);

  /** One of {@code io_tune} where nothing carries out what its setters wish. */
  public static final EntityType DISK_UNCONTROLLED =
      type("disk", List.copyOf(DISK.fields().values()), setters(), List.of());

  /** One of {@code io_tune_current}. */
  public static final EntityType DISK_NOW =
      type(
          "disk",
          Stream.concat(Stream.of(NAME, PATH), LIMITS.values().stream()).toList(),
          List.of(),
          List.of());

  private TuneFields() {}

  private static SequencedMap<IoLimit, FieldDecl> limits() {
    SequencedMap<IoLimit, FieldDecl> fields = new LinkedHashMap<>();
    for (IoLimit limit : IoLimit.values()) {
      String what = Character.toUpperCase(limit.what().charAt(0)) + limit.what().substring(1);
      fields.put(
          limit,
          optionalNumber(
              limit.field(), limit.unit(), what + " per second at most; 0 is without limit."));
    }
    return Collections.unmodifiableSequencedMap(fields);
  }

  private static List<MethodDecl> setters() {
    return SETTABLE.stream()
        .map(control -> new MethodDecl(control.name(), 1, 1, control.doc()))
        .toList();
  }

  /** A type without the methods that hosts and guests have: MOM's disks have none of them. */
  private static EntityType type(
      String name, List<FieldDecl> fields, List<MethodDecl> methods, List<ControlDecl> controls) {
    SequencedMap<String, FieldDecl> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.name(), field));
    SequencedMap<String, MethodDecl> byMethod = new LinkedHashMap<>();
    methods.forEach(method -> byMethod.put(method.name(), method));
    SequencedMap<String, ControlDecl> byControl = new LinkedHashMap<>();
    controls.forEach(control -> byControl.put(control.name(), control));
    return new EntityType(name, false, byName, byMethod, byControl);
  }
}
