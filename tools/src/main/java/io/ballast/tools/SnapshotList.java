package io.ballast.tools;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;

/** A list of objects that a snapshot may have of its host or of a guest. */
enum SnapshotList {
  NODES("nodes", "Nodes", "node"),
  DISKS("disks", "Disks", "disk"),
  NICS("nics", "Nics", "nic"),
  VCPUS("vcpus", "Vcpus", "vcpu");

  private final String key;
  private final String field;
  private final String kind;

  SnapshotList(String key, String field, String kind) {
    this.key = key;
    this.field = field;
    this.kind = kind;
  }

  /** Its name in the file. */
  String key() {
    return key;
  }

  /** The name by which policies loop over it. */
  String field() {
    return field;
  }

  /** What each of its objects is called. */
  String kind() {
    return kind;
  }

  /** The field that holds such objects. */
  FieldDecl declaration(EntityType element) {
    return FieldDecl.optionalObjects(field, element, "The snapshot's " + key + ".");
  }
}
