package io.ballast.policy.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Everything that a policy can name without defining it.
 *
 * @param globals the bindings of the outermost scope, such as {@code Host} and {@code Guests}
 */
public record Vocabulary(SequencedMap<String, Global> globals) {

  /** What a name of the outermost scope is bound to. */
  public sealed interface Global {
    /** The type of the entity, or of each entity in the list. */
    EntityType type();
  }

  /** One entity. */
  public record One(EntityType type) implements Global {}

  /** A list of entities of one type. */
  public record Many(EntityType type) implements Global {}

  public Vocabulary {
    globals = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(globals));
  }

  /** The usual shape: one {@code Host} and the list {@code Guests}. */
  public static Vocabulary of(EntityType host, EntityType guest) {
    SequencedMap<String, Global> globals = new LinkedHashMap<>();
    globals.put("Host", new One(host));
    globals.put("Guests", new Many(guest));
    return new Vocabulary(globals);
  }

  /** The same with one more name; a name that is there already is bound anew. */
  public Vocabulary plus(String name, Global global) {
    SequencedMap<String, Global> more = new LinkedHashMap<>(globals);
    more.put(name, global);
    return new Vocabulary(more);
  }
}
