package io.ballast.app.show;

import io.ballast.core.explain.Limited;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.IoLimit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What limits a guest's CPU or one of its disks, as programs read it.
 *
 * @param disk its name; empty for the CPU
 * @param now for people; empty if it is not known
 * @param guard null if nobody asked it
 */
record LimitView(String disk, String now, List<Wish> wishes, @Nullable Verdict guard) {

  /**
   * @param control as policies call it
   */
  record Wish(String control, ExplanationView.WishView wish) {}

  /**
   * @param target the values that it is to have if the verdict acts, by the names of fields
   */
  record Verdict(
      String verdict, Map<String, Long> target, List<ExplanationView.ReasonView> reasons) {}

  static LimitView of(Limited it) {
    return new LimitView(
        it.disk(),
        it.now(),
        it.wishes().stream()
            .map(each -> new Wish(each.control(), ExplanationView.wish(each.wished())))
            .toList(),
        it.judged().map(LimitView::verdict).orElse(null));
  }

  private static Verdict verdict(LimitJudged judged) {
    return new Verdict(
        judged.verdict().text(),
        target(judged),
        judged.verdict().reasons().stream().map(ExplanationView::reason).toList());
  }

  private static Map<String, Long> target(LimitJudged judged) {
    Map<String, Long> target = new LinkedHashMap<>();
    switch (judged) {
      case LimitJudged.Cpu cpu ->
          Arrays.stream(CpuKnob.values())
              .forEach(knob -> target.put(knob.control(), cpu.to().of(knob)));
      case LimitJudged.Disk disk ->
          Arrays.stream(IoLimit.values())
              .forEach(limit -> target.put(limit.field(), disk.to().of(limit)));
    }
    return target;
  }
}
