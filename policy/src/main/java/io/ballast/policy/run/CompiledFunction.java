package io.ballast.policy.run;

import java.util.List;

/**
 * What a {@code def} defines.
 *
 * @param slot that of its name
 * @param parameters slots of their names
 */
record CompiledFunction(String name, int slot, List<Integer> parameters, Code body) {}
