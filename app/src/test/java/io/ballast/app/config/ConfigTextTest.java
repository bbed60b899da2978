package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Amount;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.model.ServiceClasses;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Writing a configuration and reading it again gives the same. */
final class ConfigTextTest {

  @Property(tries = 300)
  void writtenReadsAsTheSame(@ForAll("configs") Config config) {
    assertThat(Cases.loaded(ConfigText.render(config))).isEqualTo(config);
  }

  @Provide
  Arbitrary<Config> configs() {
    return Combinators.combine(mains(), loggings(), collectors(), classes(), guards(), vdsms())
        .as(Config::new);
  }

  private static Arbitrary<MainConfig> mains() {
    Arbitrary<List<Duration>> intervals = durations(10).list().ofSize(5);
    return Combinators.combine(
            intervals,
            Arbitraries.of(HypervisorKind.class),
            words(),
            subsets("Balloon", "KSM", "IoTune"),
            Arbitraries.integers().between(1, 10_000),
            optionalPaths(),
            rpcs(),
            policies())
        .as(
            (every, kind, uri, controllers, history, plot, rpc, policy) ->
                new MainConfig(
                    every.get(0),
                    every.get(1),
                    every.get(2),
                    every.get(3),
                    every.get(4),
                    kind,
                    uri,
                    plot,
                    controllers,
                    history,
                    plot,
                    rpc,
                    history % 3 == 0,
                    policy instanceof PolicySource.File(Path path)
                        ? Optional.of(path)
                        : Optional.empty(),
                    policy instanceof PolicySource.Folder(Path path)
                        ? Optional.of(path)
                        : Optional.empty(),
                    policy instanceof PolicySource.Shipped(ShippedPolicy shipped)
                        ? shipped
                        : ShippedPolicy.DEFAULT,
                    history % 2 == 0,
                    plot,
                    plot,
                    history % 2 == 0 ? OnExit.KEEP : OnExit.RELEASE,
                    EnumSet.of(PosixFilePermission.values()[history % 9]),
                    uri,
                    controllers));
  }

  private static Arbitrary<PolicySource> policies() {
    return Arbitraries.oneOf(
        paths().map(PolicySource.File::new),
        paths().map(PolicySource.Folder::new),
        Arbitraries.of(ShippedPolicy.DEFAULT, ShippedPolicy.CLASSIC)
            .map(PolicySource.Shipped::new));
  }

  private static Arbitrary<RpcEndpoint> rpcs() {
    return Arbitraries.oneOf(
        Arbitraries.just(new RpcEndpoint.Off()),
        Arbitraries.integers().between(1, 65_535).map(RpcEndpoint.Tcp::new),
        paths().map(RpcEndpoint.UnixSocket::new));
  }

  private static Arbitrary<LoggingConfig> loggings() {
    Arbitrary<LogTarget> targets =
        Arbitraries.oneOf(
            Arbitraries.just(new LogTarget.Stdio()), paths().map(LogTarget.File::new));
    return Combinators.combine(
            targets,
            Arbitraries.of(Verbosity.class),
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.integers().between(0, 1_000))
        .as(LoggingConfig::new);
  }

  private static Arbitrary<CollectorsConfig> collectors() {
    Arbitrary<Map<String, Map<String, String>>> settings =
        Arbitraries.of(
            Map.of(),
            Map.of("GuestMemory", Map.of()),
            Map.of("GuestMemory", Map.of("socket_name_template", "%(name)s.agent\n\nmore")));
    return Combinators.combine(
            subsets("HostMemory", "HostPsi", "HostKSM"),
            subsets("GuestMemory", "GuestQemuProc", "GuestQemuAgent"),
            settings)
        .as(CollectorsConfig::new);
  }

  /** Each class has patterns of its own, and guarantees that its limit allows. */
  private static Arbitrary<ServiceClasses> classes() {
    Arbitrary<ServiceClass> one =
        Combinators.combine(
                words().filter(word -> !word.isEmpty()),
                Arbitraries.oneOf(
                    Arbitraries.of(0.0025, 0.01, 0.333, 0.5).map(Amount.Share::new),
                    Arbitraries.longs().between(1, 1L << 30).map(Amount.Fixed::new)),
                Arbitraries.of(new Amount.Share(0.5), new Amount.Fixed(1L << 40)),
                Arbitraries.integers().between(1, 1_000_000),
                Arbitraries.of(true, false),
                Arbitraries.of("*", "?x", "a b"))
            .as(
                (name, guarantee, limit, shares, mergeable, pattern) ->
                    new ServiceClass(
                        "c-" + name,
                        guarantee,
                        limit,
                        shares,
                        mergeable,
                        List.of(new NamePattern(name + pattern), new NamePattern(name))));
    return one.list()
        .ofMaxSize(4)
        .uniqueElements(ServiceClass::name)
        .map(
            named ->
                new ServiceClasses(
                    named,
                    new ServiceClass(
                        ServiceClass.DEFAULT_NAME,
                        new Amount.Share((1 + named.size()) / 100.0),
                        new Amount.Share(1),
                        1_000,
                        true,
                        List.of())));
  }

  private static Arbitrary<GuardConfig> guards() {
    Arbitrary<Amount> sizes =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1).ofScale(5).map(Amount.Share::new),
            Arbitraries.longs().between(0, 1L << 40).map(Amount.Fixed::new));
    Arbitrary<Amount.Share> percents =
        Arbitraries.doubles().between(0.00001, 1).ofScale(5).map(Amount.Share::new);
    return Combinators.combine(
            Arbitraries.of(Smoothing.class),
            sizes,
            percents,
            percents,
            durations(0),
            sizes.list().ofMinSize(1).ofMaxSize(3),
            durations(10),
            Arbitraries.integers().between(1, 1_000))
        .as(
            (smoothing, reserve, step, rate, cool, change, wait, cycles) ->
                new GuardConfig(
                    smoothing, reserve, step, rate, cool, change, wait, cycles, wait, step));
  }

  private static Arbitrary<VdsmConfig> vdsms() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            words().list().ofSize(5),
            Arbitraries.integers().between(1, 65_535),
            durations(10))
        .as(
            (ssl, texts, port, timeout) ->
                new VdsmConfig(
                    ssl,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    port,
                    timeout));
  }

  private static Arbitrary<Duration> durations(long minMillis) {
    return Arbitraries.longs()
        .between(minMillis * 1_000_000, Duration.ofDays(1).toNanos())
        .map(Duration::ofNanos);
  }

  private static Arbitrary<List<String>> subsets(String... names) {
    return Arbitraries.of(names).list().uniqueElements().ofMaxSize(names.length);
  }

  private static Arbitrary<String> words() {
    return Arbitraries.strings().alpha().numeric().withChars('-', '%', '/').ofMaxLength(8);
  }

  private static Arbitrary<Path> paths() {
    return Arbitraries.strings()
        .alpha()
        .withChars(' ', ':', '=', '#')
        .ofMinLength(1)
        .ofMaxLength(9)
        .map(name -> Path.of("/x/y" + name.strip() + "z"));
  }

  private static Arbitrary<Optional<Path>> optionalPaths() {
    return paths().optional();
  }
}
