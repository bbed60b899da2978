package io.ballast.core.collect;

import io.ballast.core.model.Moment;

/**
 * What the host's collectors look at, all at the same moment.
 *
 * @param ksm read once, for collectors and guard alike
 */
public record HostRound(KernelView kernel, KsmSeen ksm, Moment at) {}
