package io.ballast.app.policytest;

import io.ballast.policy.syntax.Expr;
import io.ballast.tools.Described;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What holds before a test says more: the policy, the host and the guests that its file gives to
 * all tests after them.
 *
 * @param definitions what the file defines for its values and expectations
 * @param guests by name
 * @param samples at least so many samples of each
 */
record Setting(
    PolicyChoice policy,
    List<Expr> definitions,
    Described host,
    SequencedMap<String, Described> guests,
    int samples) {

  Setting {
    definitions = List.copyOf(definitions);
    guests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(guests));
  }

  static Setting of(PolicyChoice policy) {
    return new Setting(policy, List.of(), Described.nothing(), new LinkedHashMap<>(), 1);
  }

  Setting with(PolicyChoice other) {
    return new Setting(other, definitions, host, guests, samples);
  }

  Setting withDefinition(Expr definition) {
    List<Expr> all = new ArrayList<>(definitions);
    all.add(definition);
    return new Setting(policy, all, host, guests, samples);
  }

  Setting withHost(Described more) {
    return new Setting(policy, definitions, host.with(more), guests, samples);
  }

  Setting withGuest(String name, Described more) {
    SequencedMap<String, Described> all = new LinkedHashMap<>(guests);
    all.merge(name, more, Described::with);
    return new Setting(policy, definitions, host, all, samples);
  }

  Setting withSamples(int least) {
    return new Setting(policy, definitions, host, guests, least);
  }
}
