package io.ballast.app.show;

import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's merging of equal pages (KSM) in one cycle.
 *
 * @param run 1 while it runs
 * @param mergeAcrossNodes null on kernels without NUMA
 * @param shared pages that each stand for several
 * @param sharing pages saved
 * @param saved in KiB, less the book-keeping where the kernel tells it; below 0 it is a loss
 * @param scans how often all was scanned
 * @param cpu percent of one CPU that its thread took; null where that is not known
 * @param advisor what steers it in the kernel; empty where the kernel has no advisor
 */
public record KsmNumbers(
    long run,
    long pagesToScan,
    long sleepMilliseconds,
    @Nullable Long mergeAcrossNodes,
    long shared,
    long sharing,
    long saved,
    long scans,
    @Nullable Double cpu,
    String advisor) {

  static KsmNumbers of(KsmReading ksm) {
    OptionalLong nodes = ksm.knob(KsmKnob.MERGE_ACROSS_NODES);
    OptionalDouble cpu = ksm.cpuPercent();
    return new KsmNumbers(
        ksm.knob(KsmKnob.RUN).orElse(0),
        ksm.knob(KsmKnob.PAGES_TO_SCAN).orElse(0),
        ksm.knob(KsmKnob.SLEEP_MILLISECS).orElse(0),
        nodes.isPresent() ? nodes.getAsLong() : null,
        ksm.pagesShared(),
        ksm.figure(KsmFigure.PAGES_SHARING).orElse(0),
        ksm.savedKib(),
        ksm.fullScans(),
        cpu.isPresent() ? cpu.getAsDouble() : null,
        ksm.advisorMode());
  }
}
