package io.ballast.core.model;

import java.util.Locale;

/** What steers the kernel's merging of equal pages (KSM), each a file below {@link #FOLDER}. */
public enum KsmKnob {
  /** 0 stops it and keeps what is merged, 1 lets it run, 2 stops it and unmerges everything. */
  RUN,
  /** Pages to scan before the kernel's thread sleeps. */
  PAGES_TO_SCAN,
  /** How long it sleeps then, in milliseconds. */
  SLEEP_MILLISECS,
  /** 1 merges pages of different NUMA nodes, 0 only those of one; fixed while any are merged. */
  MERGE_ACROSS_NODES;

  /** Where the kernel keeps KSM's files. */
  public static final String FOLDER = "/sys/kernel/mm/ksm/";

  /** The file's name, and the knob's as people read it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file. */
  public String path() {
    return FOLDER + text();
  }

  /** What policies call the control that sets it, and the field that tells it: as MOM does. */
  public String control() {
    return "ksm_" + text();
  }
}
