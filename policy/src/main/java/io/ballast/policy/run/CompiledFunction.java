package io.ballast.policy.run;

/** What a {@code def} defines: the slot of its name and those of its parameters' names. */
final class CompiledFunction {
  final String name;
  final int slot;
  final int[] parameters;
  final Code body;

  CompiledFunction(String name, int slot, int[] parameters, Code body) {
    this.name = name;
    this.slot = slot;
    this.parameters = parameters;
    this.body = body;
  }
}
