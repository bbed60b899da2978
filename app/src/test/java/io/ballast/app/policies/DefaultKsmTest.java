package io.ballast.app.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import io.ballast.tools.SnapshotException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the policy {@code default} steers KSM. The host has 10,000,000 KiB, 500,000 in reserve. */
class DefaultKsmTest {
  private static final long SHORT = 900_000;
  private static final long MIDDLING = 1_200_000;
  private static final long PLENTY = 8_000_000;
  private static final double REST = 60;

  private final Moments policy = new Moments(ShippedPolicy.DEFAULT);
  private final Map<String, @Nullable Object> host = new LinkedHashMap<>();
  private String guests = "";

  DefaultKsmTest() {
    host.put("mem_available", 10_000_000);
    host.put("mem_reserve", 500_000);
    host.put("mem_usable", PLENTY);
    host.put("psi_memory_full", null);
    host.put("ksm_run", 0);
    host.put("ksm_full_scans", 10);
    host.put("ksm_pages_sharing", 0);
    host.put("ksm_pages_to_scan", 100);
    host.put("ksm_pages_scanned", 0);
    host.put("ksm_general_profit", 0);
    host.put("ksm_advisor_mode", "none");
  }

  private void promise(long kib) {
    guests =
        """
        {"properties": {"name": "g"}, "variables": {},
         "fields": ["balloon_cur", "limit", "floor", "distress", "shares"],
         "statistics": [{"balloon_cur": null, "limit": %d, "floor": 0, "distress": 0,
                         "shares": 1}]}
        """
            .formatted(kib);
  }

  private Map<String, Double> cycle() throws SnapshotException {
    return policy.hostWishes(List.of(host), guests);
  }

  /** So much was scanned and gained since the last cycle. */
  private void scanned(long pages, long gainedBytes) {
    host.merge("ksm_pages_scanned", pages, (a, b) -> ((Number) a).longValue() + (Long) b);
    host.merge("ksm_general_profit", gainedBytes, (a, b) -> ((Number) a).longValue() + (Long) b);
  }

  @Test
  void itRunsWhileTheHostIsShortAndUntilItHasPlenty() throws SnapshotException {
    assertThat(cycle()).isEmpty();
    host.put("mem_usable", MIDDLING);
    assertThat(cycle()).isEmpty();
    host.put("mem_usable", SHORT);
    assertThat(cycle()).containsExactly(Map.entry("ksm_run", 1.0));
    host.put("ksm_run", 1);
    host.put("mem_usable", MIDDLING);
    assertThat(cycle()).doesNotContainKey("ksm_run");
    host.put("mem_usable", PLENTY);
    assertThat(cycle()).containsExactly(Map.entry("ksm_run", 0.0));
  }

  @Test
  void itRunsWhileMoreIsPromisedThanThereIs() throws SnapshotException {
    promise(9_400_000);
    assertThat(cycle()).isEmpty();
    promise(9_600_000);
    assertThat(cycle()).containsExactly(Map.entry("ksm_run", 1.0));
  }

  @Test
  void itScansMoreWhileThatBringsMuchAndLessWhenItDoesNot() throws SnapshotException {
    host.put("mem_usable", SHORT);
    cycle();
    host.put("ksm_run", 1);
    scanned(1000, 1000 * 4096L);
    assertThat(cycle()).containsExactly(Map.entry("ksm_pages_to_scan", 200.0));
    host.put("ksm_pages_to_scan", 3000);
    scanned(1000, 1000 * 50L);
    assertThat(cycle()).containsExactly(Map.entry("ksm_pages_to_scan", 4000.0));
    host.put("ksm_pages_to_scan", 4000);
    scanned(1000, 1000 * 40L);
    assertThat(cycle()).containsExactly(Map.entry("ksm_pages_to_scan", 3000.0));
    host.put("ksm_pages_to_scan", 110);
    scanned(1000, -1000);
    assertThat(cycle()).containsExactly(Map.entry("ksm_pages_to_scan", 100.0));
    assertThat(cycle()).as("nothing was scanned").isEmpty();
  }

  @Test
  void theAdvisorIsLeftToSteerAndOldKernelsToo() throws SnapshotException {
    host.put("mem_usable", SHORT);
    host.put("ksm_run", 1);
    host.put("ksm_advisor_mode", "scan-time");
    cycle();
    scanned(1000, 1000 * 4096L);
    assertThat(cycle()).isEmpty();
    host.put("ksm_advisor_mode", null);
    host.put("ksm_pages_scanned", null);
    host.put("ksm_general_profit", null);
    cycle();
    assertThat(cycle()).isEmpty();
  }

  @Test
  void itRestsWhenItDidNotPayInTwoFullScans() throws SnapshotException {
    host.put("mem_usable", SHORT);
    assertThat(cycle()).containsEntry("ksm_run", 1.0);
    host.put("ksm_run", 1);
    host.put("ksm_full_scans", 11);
    assertThat(cycle()).isEmpty();
    host.put("ksm_full_scans", 12);
    assertThat(cycle()).containsExactly(Map.entry("ksm_run", 0.0));
    host.put("ksm_run", 0);
    for (int i = 0; i < REST; i++) {
      assertThat(cycle()).as("cycle %d", i).isEmpty();
    }
    assertThat(cycle()).containsExactly(Map.entry("ksm_run", 1.0));
  }

  @Test
  void whatRanBeforeIsGivenTwoFullScansAsWell() throws SnapshotException {
    host.put("mem_usable", SHORT);
    host.put("ksm_run", 1);
    assertThat(cycle()).isEmpty();
    host.put("ksm_full_scans", 11);
    assertThat(cycle()).isEmpty();
    host.put("ksm_full_scans", 12);
    host.put("ksm_general_profit", 1);
    assertThat(cycle()).isEmpty();
    host.put("ksm_general_profit", -1);
    assertThat(cycle()).containsExactly(Map.entry("ksm_run", 0.0));
  }

  @Test
  void aHostWithoutKsmIsAskedForNothing() throws SnapshotException {
    host.replaceAll((name, value) -> name.startsWith("ksm_") ? null : value);
    host.put("mem_usable", SHORT);
    assertThat(cycle()).isEmpty();
    assertThat(cycle()).isEmpty();
  }
}
