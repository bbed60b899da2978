package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * Where generated code has a value, and what is known of it. Nothing is ever stored over it.
 *
 * <p>All numbers are doubles there. An integer is one that a double is sure to hold; a float is no
 * NaN.
 *
 * @param local index of the local variable; {@link #NONE} if there is none
 * @param whole of {@link Type#NUMBER} the local variable that tells, by 1, that it is an integer;
 *     of an entity, a number that no other entity has
 * @param constant the number, if there is no local variable
 */
record Operand(Type type, int local, int whole, double constant, @Nullable EntityType entity) {

  /** What is known of a value. */
  enum Type {
    /** Code that gets there has left for the closures. */
    NEVER,
    NIL,
    /** 0 or 1 as an int. */
    BOOL,
    INT,
    REAL,
    /** An integer or a float. */
    NUMBER,
    ENTITY,
    /** Any, as an object. */
    VALUE
  }

  static final int NONE = -1;
  static final Operand NEVER = new Operand(Type.NEVER, NONE, NONE, 0, null);
  static final Operand NIL = new Operand(Type.NIL, NONE, NONE, 0, null);

  static Operand bool(int local) {
    return new Operand(Type.BOOL, local, NONE, 0, null);
  }

  /** An integer or a float in a local variable. */
  static Operand number(Type type, int local) {
    return new Operand(type, local, NONE, 0, null);
  }

  /** A number of which only running code knows whether it is an integer. */
  static Operand either(int local, int whole) {
    return new Operand(Type.NUMBER, local, whole, 0, null);
  }

  static Operand constant(Type type, double number) {
    return new Operand(type, NONE, NONE, number, null);
  }

  static Operand entity(int local, int number, EntityType type) {
    return new Operand(Type.ENTITY, local, number, 0, type);
  }

  static Operand value(int local) {
    return new Operand(Type.VALUE, local, NONE, 0, null);
  }

  boolean isNumber() {
    return type == Type.INT || type == Type.REAL || type == Type.NUMBER;
  }

  boolean isNever() {
    return type == Type.NEVER;
  }
}
