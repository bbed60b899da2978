package io.ballast.app.mom;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * MOM's methods, with its names and shapes. All answer at once, from the last snapshot; any thread
 * may call them.
 *
 * <p>Values in statistics are what XML-RPC can carry: {@link Long}, {@link Double}, {@link String},
 * {@link Boolean}, {@link List}s and {@link Map}s of these, and null for what is not known.
 */
public interface Mom {

  /** True, as long as there is somebody to answer. */
  boolean ping();

  /**
   * Puts one policy in the place of all there are.
   *
   * @return false if it was refused: then the old ones stay, and {@link #policyTrouble} says why
   */
  boolean setPolicy(String text);

  /** The text of all policies together, as it is evaluated. */
  String getPolicy();

  /**
   * Puts a policy in the place of the one with that name, or among the others by its name.
   *
   * @param text null takes it away
   * @return false if it was refused: then the old ones stay, and {@link #policyTrouble} says why
   */
  boolean setNamedPolicy(String name, @Nullable String text);

  /** The texts of all policies, by their names, in the order in which they are evaluated. */
  SequencedMap<String, String> getNamedPolicies();

  /**
   * Reads the policies again from where the configuration has them.
   *
   * @return false if they were refused: then the old ones stay, and {@link #policyTrouble} says why
   */
  boolean resetPolicies();

  /** Under {@code host} its fields, under {@code guests} those of each by its name. */
  Map<String, Object> getStatistics();

  /** The names of all guests that policies see. */
  List<String> getActiveGuests();

  /**
   * Sets how much is logged.
   *
   * @param level {@code debug}, {@code info}, {@code warn}, {@code error}, {@code critical} or 5 to
   *     1
   * @return whether there is such a level
   */
  boolean setVerbosity(String level);

  /** Why the last policy was refused, a line or more; empty if it was not. */
  String policyTrouble();
}
