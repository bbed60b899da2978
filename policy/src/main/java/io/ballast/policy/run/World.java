package io.ballast.policy.run;

import io.ballast.policy.vocabulary.Vocabulary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * All that one evaluation sees.
 *
 * @param globals the bindings of the outermost scope, in the names of the {@link Vocabulary}
 */
public record World(SequencedMap<String, Value> globals) {
  public World {
    globals = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(globals));
  }
}
