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
 */
public record EntityType(
    String name,
    boolean isolated,
    SequencedMap<String, FieldDecl> fields,
    SequencedMap<String, MethodDecl> methods,
    SequencedMap<String, ControlDecl> controls) {

  /** The methods that every host and guest has, as in MOM. */
  public static final List<MethodDecl> COMMON_METHODS =
      List.of(
          new MethodDecl(
              "Prop",
              1,
              1,
              Names.PROPERTY,
              Result.NONE,
              "The property of that name, such as \"name\" or \"uuid\"."),
          new MethodDecl(
              "Stat",
              1,
              2,
              Names.FIELD,
              Result.OF_NAMED,
              "The newest value of a field; the second argument if nil."),
          new MethodDecl(
              "StatAvg",
              1,
              1,
              Names.FIELD,
              Result.OF_NAMED,
              "The average of the field's non-nil values in history."),
          new MethodDecl(
              "SetVar", 2, 2, Names.VARIABLE, Result.NONE, "Keeps a value with the entity."),
          new MethodDecl(
              "GetVar",
              1,
              1,
              Names.VARIABLE,
              Result.NONE,
              "The value kept under that name; nil if there is none."),
          new MethodDecl(
              "Control", 2, 2, Names.CONTROL, Result.NONE, "Wishes that a control take a value."),
          new MethodDecl(
              "GetControl",
              1,
              1,
              Names.CONTROL,
              Result.OF_NAMED,
              "The value wished in this evaluation; nil if none."));

  public EntityType {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    methods = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(methods));
    controls = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(controls));
  }

  /** A type with {@link #COMMON_METHODS}; of two fields with one name the first counts. */
  public static EntityType of(
      String name, boolean isolated, List<FieldDecl> fields, List<ControlDecl> controls) {
    SequencedMap<String, FieldDecl> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.putIfAbsent(field.name(), field));
    SequencedMap<String, MethodDecl> methods = new LinkedHashMap<>();
    COMMON_METHODS.forEach(method -> methods.put(method.name(), method));
    SequencedMap<String, ControlDecl> knobs = new LinkedHashMap<>();
    controls.forEach(control -> knobs.putIfAbsent(control.name(), control));
    return new EntityType(name, isolated, byName, methods, knobs);
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
}
