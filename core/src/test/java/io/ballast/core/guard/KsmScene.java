package io.ballast.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import io.ballast.core.contract.Ksm;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.model.Action;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.snapshot.Snapshot;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** A guard that controls KSM, cycle after cycle, five seconds apart. The host has 10,000 MiB. */
final class KsmScene {
  static final long PLENTY = 5000;

  final GuardScene scene;
  long freeMib = PLENTY;

  private KsmScene(Set<Rail> rails, KsmTuning ksm, ServiceClass... classes) {
    Tuning usual = Tuning.standard();
    this.scene =
        GuardScene.tuned(
            new Tuning(
                rails,
                usual.step(),
                usual.ratePerMinute(),
                usual.coolDown(),
                usual.minimumChange(),
                Duration.ofSeconds(30),
                usual.noProgressCycles(),
                Duration.ofSeconds(60),
                usual.statisticsPeriod(),
                ksm),
            classes);
  }

  static KsmScene withAllRails(ServiceClass... classes) {
    return new KsmScene(EnumSet.allOf(Rail.class), new KsmTuning(true, 0.5), classes);
  }

  static KsmScene without(Rail rail, ServiceClass... classes) {
    return new KsmScene(EnumSet.complementOf(EnumSet.of(rail)), new KsmTuning(true, 0.5), classes);
  }

  /** KSM is not among what is ours. */
  static KsmScene uncontrolled(ServiceClass... classes) {
    return new KsmScene(EnumSet.allOf(Rail.class), new KsmTuning(false, 0.5), classes);
  }

  /** A thread may take all of a CPU. */
  static KsmScene unlimited() {
    return new KsmScene(EnumSet.allOf(Rail.class), new KsmTuning(true, 1));
  }

  static KsmWish wish(KsmKnob knob, long value) {
    return new KsmWish(knob, value, "test.policy:1");
  }

  static KsmWish run(long value) {
    return wish(KsmKnob.RUN, value);
  }

  /** The next cycle, in which KSM is read so, and every action is carried out. */
  Judgement cycle(Ksm ksm, ControlWish... wishes) {
    return scene.cycle(see(ksm), wishes);
  }

  /** The same with guests. */
  Judgement cycle(Ksm ksm, List<Told> guests, ControlWish... wishes) {
    return scene.cycle(see(ksm, guests.toArray(Told[]::new)), wishes);
  }

  Snapshot see(Ksm ksm, Told... guests) {
    return scene.guests.later(5).ksm(ksm.reading()).see(freeMib, guests);
  }

  /** What is written into KSM's knobs, in its order: {@code run=0}. */
  static List<String> written(Judgement judgement) {
    return judgement.actions().stream()
        .filter(Action.SetKsm.class::isInstance)
        .map(Action.SetKsm.class::cast)
        .map(set -> set.knob().text() + "=" + set.to())
        .toList();
  }

  /** The verdict on a knob with its reasons. */
  static String verdict(Judgement judgement, KsmKnob knob) {
    return judgement.ksm().stream()
        .filter(judged -> judged.knob() == knob)
        .map(judged -> judged.verdict().text() + ": " + judged.verdict().why())
        .findFirst()
        .orElse("no verdict");
  }

  static OptionalLong target(Judgement judgement, KsmKnob knob) {
    return judgement.actions().stream()
        .filter(Action.SetKsm.class::isInstance)
        .map(Action.SetKsm.class::cast)
        .filter(set -> set.knob() == knob)
        .mapToLong(Action.SetKsm::to)
        .findFirst();
  }

  static void assertWritten(Judgement judgement, String... values) {
    assertThat(written(judgement)).as(judgement.ksm().toString()).containsExactly(values);
  }
}
