package io.ballast.core.record;

/** Someone who is told of every cycle, on the engine's thread: it must be quick. */
@FunctionalInterface
public interface Recorder {
  void write(CycleRecord cycle);
}
