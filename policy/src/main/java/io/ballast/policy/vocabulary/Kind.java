package io.ballast.policy.vocabulary;

/** What kind of value a field or control holds. */
public enum Kind {
  NUMBER,
  STRING,
  BOOLEAN,
  /** A list of objects that have fields and methods of their own, such as a guest's disks. */
  OBJECTS,
  /** Nobody tells, as in a file that holds values only. */
  ANY
}
