package io.ballast.policy.run;

/** A built-in that is a value ({@code abs}, {@code debug}) or a method bound to its entity. */
public sealed interface Callable {

  record Builtin(String name) implements Callable {}

  record Method(Entity entity, String name) implements Callable {}
}
