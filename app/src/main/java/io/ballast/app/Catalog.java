package io.ballast.app;

import io.ballast.app.config.CollectorSetting;
import io.ballast.app.config.KnownNames;
import io.ballast.app.config.PolicySource;
import io.ballast.core.collect.GuestBalloon;
import io.ballast.core.collect.GuestCollector;
import io.ballast.core.collect.GuestCpu;
import io.ballast.core.collect.GuestCpuTune;
import io.ballast.core.collect.GuestDevices;
import io.ballast.core.collect.GuestIoTune;
import io.ballast.core.collect.GuestMemory;
import io.ballast.core.collect.GuestQemuProc;
import io.ballast.core.collect.GuestTold;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.HostCpu;
import io.ballast.core.collect.HostKsm;
import io.ballast.core.collect.HostMemory;
import io.ballast.core.collect.HostNodes;
import io.ballast.core.collect.HostPressure;
import io.ballast.core.collect.HostTime;
import io.ballast.core.collect.Informants;
import io.ballast.core.collect.Layout;
import io.ballast.core.model.Controls;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.NodeFields;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.model.TuneFields;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a configuration can name, each in one line. */
public final class Catalog {
  /** The controller of the kernel's merging of equal pages. */
  static final String KSM = "KSM";

  private static final String AGENT = "GuestQemuAgent";
  private static final String NETWORK = "GuestNetworkDaemon";

  /** The controller of guests' disks, which policies reach by the setters of {@code io_tune}. */
  private static final String IO_TUNE = "IoTune";

  private static final SequencedMap<String, Supplier<HostCollector>> HOST = new LinkedHashMap<>();
  private static final SequencedMap<String, Function<Making, GuestCollector>> GUEST =
      new LinkedHashMap<>();
  private static final SequencedMap<String, Controller> CONTROLLERS = new LinkedHashMap<>();

  /**
   * What collectors of guests are made of.
   *
   * @param settings by collector
   */
  public record Making(
      ServiceClasses classes, Informants informants, Map<String, Map<String, String>> settings) {

    /** For collectors that are asked only which fields they have. */
    public static final Making DECLARATIONS =
        new Making(ServiceClasses.onlyStandard(), Informants.NONE, Map.of());

    private Map<String, String> settings(String collector) {
      return settings.getOrDefault(collector, Map.of());
    }
  }

  /** What one turns, of the host and of each guest. */
  private record Controller(List<ControlDecl> ofHost, List<ControlDecl> ofGuest) {}

  static {
    HOST.put("HostMemory", HostMemory::new);
    HOST.put("HostPressure", HostPressure::new);
    HOST.put("HostCpu", HostCpu::new);
    HOST.put("HostKSM", HostKsm::required);
    HOST.put("HostKSMOptional", HostKsm::optional);
    HOST.put("HostNodes", HostNodes::new);
    HOST.put("HostTime", () -> new HostTime(ZoneId.systemDefault()));

    GUEST.put("GuestMemory", making -> GuestMemory.required());
    GUEST.put("GuestMemoryOptional", making -> GuestMemory.optional());
    GUEST.put("GuestBalloon", making -> GuestBalloon.required(making.classes()));
    GUEST.put("GuestBalloonOptional", making -> GuestBalloon.optional(making.classes()));
    GUEST.put("GuestQemuProc", making -> new GuestQemuProc());
    GUEST.put("GuestCpu", making -> new GuestCpu());
    GUEST.put("GuestCpuTune", making -> new GuestCpuTune());
    GUEST.put("GuestIoTune", making -> GuestIoTune.required());
    GUEST.put("GuestIoTuneOptional", making -> GuestIoTune.optional());
    GUEST.put("GuestDisks", making -> new GuestDevices(GuestDetail.DISKS));
    GUEST.put("GuestNics", making -> new GuestDevices(GuestDetail.NICS));
    GUEST.put("GuestVcpus", making -> new GuestDevices(GuestDetail.VCPUS));
    GUEST.put(
        AGENT,
        making -> GuestTold.byQemuAgent(making.informants().qemuAgent(making.settings(AGENT))));
    GUEST.put(
        NETWORK,
        making ->
            GuestTold.byNetworkDaemon(making.informants().networkDaemon(making.settings(NETWORK))));

    CONTROLLERS.put("Balloon", new Controller(List.of(), List.of(Controls.BALLOON_TARGET)));
    CONTROLLERS.put(
        KSM,
        new Controller(
            List.of(
                Controls.KSM_RUN,
                Controls.KSM_PAGES_TO_SCAN,
                Controls.KSM_SLEEP_MILLISECS,
                Controls.KSM_MERGE_ACROSS_NODES),
            List.of()));
    CONTROLLERS.put(
        "CpuTune", new Controller(List.of(), List.of(Controls.VCPU_QUOTA, Controls.VCPU_PERIOD)));
    CONTROLLERS.put(IO_TUNE, new Controller(List.of(), List.of()));
  }

  /** What shipped policies read. */
  private static final List<String> SHIPPED_HOST =
      List.of("HostMemory", "HostPressure", "HostCpu", "HostKSMOptional");

  private static final List<String> SHIPPED_GUEST =
      List.of("GuestBalloonOptional", "GuestMemoryOptional", "GuestQemuProc", "GuestCpu");

  /** What a configuration written for MOM relies on. */
  private static final List<String> MOM_HOST = List.of("HostMemory");

  private static final List<String> MOM_GUEST = List.of("GuestQemuProc", "GuestMemory");

  private Catalog() {}

  /** The collectors of the host where the configuration names none. */
  public static List<String> usualHostCollectors(PolicySource policy) {
    return policy instanceof PolicySource.Shipped ? SHIPPED_HOST : MOM_HOST;
  }

  /** The collectors of guests where the configuration names none. */
  public static List<String> usualGuestCollectors(PolicySource policy) {
    return policy instanceof PolicySource.Shipped ? SHIPPED_GUEST : MOM_GUEST;
  }

  /** These collectors, and of the usual ones those that have a field that none of these has. */
  static <T> List<T> with(List<T> named, List<T> usual, Function<T, List<FieldDecl>> fields) {
    Set<String> had =
        named.stream()
            .flatMap(collector -> fields.apply(collector).stream())
            .map(FieldDecl::name)
            .collect(Collectors.toSet());
    Stream<T> lacking =
        usual.stream()
            .filter(
                collector ->
                    fields.apply(collector).stream().anyMatch(f -> !had.contains(f.name())));
    return Stream.concat(named.stream(), lacking).toList();
  }

  /** The names that a configuration may mention. */
  public static KnownNames names() {
    return new KnownNames(
        List.copyOf(CONTROLLERS.keySet()),
        List.copyOf(HOST.keySet()),
        List.copyOf(GUEST.keySet()),
        CollectorSetting.names());
  }

  /** New collectors of the host; a name that is not known brings none. */
  public static List<HostCollector> hostCollectors(List<String> names) {
    return names.stream().map(HOST::get).filter(Objects::nonNull).map(Supplier::get).toList();
  }

  /** New collectors of guests; a name that is not known brings none. */
  public static List<GuestCollector> guestCollectors(List<String> names, Making making) {
    return names.stream()
        .map(GUEST::get)
        .filter(Objects::nonNull)
        .map(collector -> collector.apply(making))
        .toList();
  }

  /** The fields of the host's samples. */
  public static Layout hostLayout(List<HostCollector> collectors) {
    List<FieldDecl> fields = new ArrayList<>(Snapshots.HOST_FIELDS);
    collectors.forEach(collector -> fields.addAll(collector.fields()));
    return new Layout(fields);
  }

  /** The fields of guests' samples. */
  public static Layout guestLayout(List<GuestCollector> collectors) {
    List<FieldDecl> fields = new ArrayList<>(Snapshots.GUEST_FIELDS);
    collectors.forEach(collector -> fields.addAll(collector.fields()));
    return new Layout(fields);
  }

  /** The names of all controllers. */
  public static List<String> controllers() {
    return List.copyOf(CONTROLLERS.keySet());
  }

  /** What policies see as {@code Host}, with the controls of these controllers. */
  public static EntityType hostType(Layout layout, List<String> controllers) {
    return EntityType.of("host", false, layout.fields(), controls(controllers, Controller::ofHost));
  }

  /** What policies see as each of {@code Guests}, with the controls of these controllers. */
  public static EntityType guestType(Layout layout, List<String> controllers) {
    List<FieldDecl> fields =
        controllers.contains(IO_TUNE)
            ? layout.fields()
            : layout.fields().stream().map(Catalog::withoutControl).toList();
    return EntityType.of("guest", true, fields, controls(controllers, Controller::ofGuest))
        .with(EntityType.SORTED_METHODS);
  }

  /** Without their controller disks have their setters still, as in MOM, and these do nothing. */
  private static FieldDecl withoutControl(FieldDecl field) {
    return field.name().equals(GuestFields.IO_TUNE.name())
        ? field.of(TuneFields.DISK_UNCONTROLLED)
        : field;
  }

  /**
   * The names of the outermost scope: {@code Nodes} only where a collector reads them, so that a
   * policy of old that has such a name of its own keeps it.
   */
  static Vocabulary vocabulary(EntityType host, EntityType guest) {
    Vocabulary usual = Vocabulary.of(host, guest);
    String nodes = HostFields.NODES.name();
    return host.fields().containsKey(nodes)
        ? usual.plus(nodes, new Vocabulary.Many(NodeFields.NODE))
        : usual;
  }

  /** The controls of these controllers; a name that is not known brings none. */
  private static List<ControlDecl> controls(
      List<String> controllers, Function<Controller, List<ControlDecl>> whose) {
    return controllers.stream()
        .map(CONTROLLERS::get)
        .filter(Objects::nonNull)
        .flatMap(controller -> whose.apply(controller).stream())
        .toList();
  }
}
