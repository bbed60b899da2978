package io.ballast.app.config;

import java.util.List;
import java.util.Map;

/**
 * What is read: the sections {@code [host]}, {@code [guest]} and {@code [Collector: NAME]}.
 *
 * @param host names of collectors; the first that has a field gives it
 * @param guest likewise, for each guest
 * @param settings by collector, then by key
 */
public record CollectorsConfig(
    List<String> host, List<String> guest, Map<String, Map<String, String>> settings) {}
