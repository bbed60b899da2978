package io.ballast.app.config;

import io.ballast.core.model.Amount;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code [guard]}.
 *
 * @param hostReserve of the host's memory; growth never eats it
 * @param shrinkStep of the guest's memory, by one order
 * @param shrinkRate of the guest's maximum, per minute
 * @param coolDown between growing a guest and shrinking it
 * @param minimumChange of the guest's memory; the largest counts
 * @param staleAfter the age from which a reading is no ground to shrink
 * @param noProgressCycles cycles a balloon may stand still before its order is given up
 * @param backOff how long such a guest is then left alone
 * @param ksmCpuLimit of one CPU, for KSM
 */
public record GuardConfig(
    Smoothing smoothing,
    Amount hostReserve,
    Amount.Share shrinkStep,
    Amount.Share shrinkRate,
    Duration coolDown,
    List<Amount> minimumChange,
    Duration staleAfter,
    int noProgressCycles,
    Duration backOff,
    Amount.Share ksmCpuLimit) {}
