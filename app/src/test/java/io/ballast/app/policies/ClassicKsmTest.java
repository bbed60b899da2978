package io.ballast.app.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import io.ballast.tools.SnapshotException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The policy {@code classic} against the KSM law that MOM documents, computed here once more. */
class ClassicKsmTest {
  private static final double GIB = 1_048_576;

  /** A sample of a host; memory in KiB. */
  private record Host(long total, long free, long shareable, long pages) {
    Map<String, @Nullable Object> fields() {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("mem_available", total);
      fields.put("mem_free", free);
      fields.put("ksm_run", 0);
      fields.put("ksm_shareable", shareable);
      fields.put("ksm_pages_to_scan", pages);
      return fields;
    }
  }

  @Provide
  Arbitrary<List<Host>> histories() {
    Arbitrary<Long> totals = Arbitraries.longs().between(1L << 20, 1L << 30);
    return totals.flatMap(
        total ->
            Combinators.combine(
                    Arbitraries.longs().between(0, total),
                    Arbitraries.longs().between(0, 2 * total),
                    Arbitraries.longs().between(1, 3000))
                .as((free, shareable, pages) -> new Host(total, free, shareable, pages))
                .list()
                .ofMinSize(1)
                .ofMaxSize(10));
  }

  @Property
  void itWishesWhatTheLawSays(@ForAll("histories") List<Host> history) throws SnapshotException {
    List<Map<String, @Nullable Object>> samples = new ArrayList<>();
    history.forEach(host -> samples.add(host.fields()));
    assertThat(new Moments(ShippedPolicy.CLASSIC).hostWishes(samples, "")).isEqualTo(law(history));
  }

  /** On by commitment or by pressure; boost by 300, decay by 50, from 64 to 1,250 pages. */
  private static Map<String, Double> law(List<Host> history) {
    Host now = history.getLast();
    double average = history.stream().mapToLong(Host::free).sum() / (double) history.size();
    boolean pressed = average / now.total() < 0.20;
    boolean committed = now.shareable() + 0.20 * now.total() >= now.total();
    if (!pressed && !committed) {
      return Map.of("ksm_run", 0.0);
    }
    double pages = Math.clamp(now.pages() + (pressed ? 300 : -50), 64, 1250);
    double sleep = Math.max(10, 10 * (16 * GIB) / now.total());
    return Map.of("ksm_run", 1.0, "ksm_pages_to_scan", pages, "ksm_sleep_millisecs", sleep);
  }

  @Example
  void aHostWithoutKsmIsAskedForNothing() throws SnapshotException {
    Map<String, @Nullable Object> bare = new Host(16_777_216, 1000, 0, 1).fields();
    bare.replaceAll((name, value) -> name.startsWith("ksm_") ? null : value);
    assertThat(new Moments(ShippedPolicy.CLASSIC).hostWishes(List.of(bare), "")).isEmpty();
  }

  @Example
  void onAHostOfEightGibibytesItSleepsTwiceAsLong() throws SnapshotException {
    Host small = new Host(8_388_608, 1000, 0, 100);
    assertThat(new Moments(ShippedPolicy.CLASSIC).hostWishes(List.of(small.fields()), ""))
        .containsEntry("ksm_sleep_millisecs", 20.0)
        .containsEntry("ksm_pages_to_scan", 400.0);
  }
}
