package io.ballast.policy.vocabulary;

import io.ballast.policy.vocabulary.MethodDecl.Names;
import io.ballast.policy.vocabulary.MethodDecl.Result;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A type of thing that policies see.
 *
 * @param name in lower case, as messages print it
 * @param isolated whether an error inside a loop over such entities stays with the one entity
 * @param absent fields and controls that it does not have, but could have
 */
public record EntityType(
    String name,
    boolean isolated,
    SequencedMap<String, FieldDecl> fields,
    SequencedMap<String, MethodDecl> methods,
    SequencedMap<String, ControlDecl> controls,
    Absent absent) {

  /** The methods that every host and guest has. */
  public static final List<MethodDecl> COMMON_METHODS = CommonMethods.ALL;

  /** The methods of entities that their owners sort into classes and put tags on. */
  public static final List<MethodDecl> SORTED_METHODS =
      List.of(
          sorting(
              "Class",
              0,
              "(g.Class)",
              "The name of its service class.",
              new Example("(with Guests g (g.Class))", "(gold gold standard)"),
              new Example("(filter Guests g (== (g.Class) \"gold\"))", "(guest web guest db)")),
          sorting(
              "Tag",
              1,
              "(g.Tag NAME)",
              "The value of its tag of that name; nil if none.",
              new Example("(with Guests g (g.Tag \"tier\"))", "(front back nil)")));

  private static MethodDecl sorting(
      String name, int arguments, String signature, String doc, Example... examples) {
    return new MethodDecl(
        name,
        arguments,
        arguments,
        Names.NOTHING,
        Result.NONE,
        true,
        signature,
        doc,
        List.of(examples));
  }

  public EntityType {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    methods = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(methods));
    controls = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(controls));
  }

  /** A type that could have nothing else. */
  public EntityType(
      String name,
      boolean isolated,
      SequencedMap<String, FieldDecl> fields,
      SequencedMap<String, MethodDecl> methods,
      SequencedMap<String, ControlDecl> controls) {
    this(name, isolated, fields, methods, controls, Absent.NOTHING);
  }

  /** The same type, with what it could have besides. */
  public EntityType lacking(Absent missing) {
    return new EntityType(name, isolated, fields, methods, controls, missing);
  }

  /**
   * A type with {@link #COMMON_METHODS}, except those of ours whose name a field has; of two fields
   * with one name the first counts.
   */
  public static EntityType of(
      String name, boolean isolated, List<FieldDecl> fields, List<ControlDecl> controls) {
    SequencedMap<String, FieldDecl> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.putIfAbsent(field.name(), field));
    SequencedMap<String, MethodDecl> methods = new LinkedHashMap<>();
    COMMON_METHODS.stream()
        .filter(method -> !method.ours() || !byName.containsKey(method.name()))
        .forEach(method -> methods.put(method.name(), method));
    SequencedMap<String, ControlDecl> knobs = new LinkedHashMap<>();
    controls.forEach(control -> knobs.putIfAbsent(control.name(), control));
    return new EntityType(name, isolated, byName, methods, knobs);
  }

  /** The same type with more methods; one of a name that is there already takes its place. */
  public EntityType with(List<MethodDecl> more) {
    SequencedMap<String, MethodDecl> all = new LinkedHashMap<>(methods);
    more.forEach(method -> all.put(method.name(), method));
    return new EntityType(name, isolated, fields, all, controls, absent);
  }

  /** The field of that name; null if there is none. It looks through all: keep what it gives. */
  public @Nullable Field field(String field) {
    int index = List.copyOf(fields.keySet()).indexOf(field);
    return index < 0 ? null : new Field(field, index);
  }

  /** Whether {@code member} is a field or a method of this type. */
  public boolean has(String member) {
    return fields.containsKey(member) || methods.containsKey(member);
  }

  /** Whether {@code member} is a method of this type that MOM's entities do not have. */
  public boolean hasOurs(String member) {
    MethodDecl method = methods.get(member);
    return method != null && method.ours();
  }
}
