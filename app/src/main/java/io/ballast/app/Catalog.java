package io.ballast.app;

import io.ballast.app.config.KnownNames;
import io.ballast.app.config.PolicySource;
import io.ballast.core.collect.GuestBalloon;
import io.ballast.core.collect.GuestCollector;
import io.ballast.core.collect.GuestCpu;
import io.ballast.core.collect.GuestMemory;
import io.ballast.core.collect.GuestQemuProc;
import io.ballast.core.collect.HostCollector;
import io.ballast.core.collect.HostCpu;
import io.ballast.core.collect.HostMemory;
import io.ballast.core.collect.HostPressure;
import io.ballast.core.collect.Layout;
import io.ballast.core.model.Controls;
import io.ballast.core.model.ServiceClasses;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.vocabulary.ControlDecl;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Everything that a configuration can name, each in one line. */
public final class Catalog {
  private static final SequencedMap<String, Supplier<HostCollector>> HOST = new LinkedHashMap<>();
  private static final SequencedMap<String, Function<ServiceClasses, GuestCollector>> GUEST =
      new LinkedHashMap<>();
  private static final SequencedMap<String, ControlDecl> CONTROLLERS = new LinkedHashMap<>();

  static {
    HOST.put("HostMemory", HostMemory::new);
    HOST.put("HostPressure", HostPressure::new);
    HOST.put("HostCpu", HostCpu::new);

    GUEST.put("GuestMemory", classes -> GuestMemory.required());
    GUEST.put("GuestMemoryOptional", classes -> GuestMemory.optional());
    GUEST.put("GuestBalloon", GuestBalloon::required);
    GUEST.put("GuestBalloonOptional", GuestBalloon::optional);
    GUEST.put("GuestQemuProc", classes -> new GuestQemuProc());
    GUEST.put("GuestCpu", classes -> new GuestCpu());

    CONTROLLERS.put("Balloon", Controls.BALLOON_TARGET);
  }

  /** What MOM has and this version has not yet. */
  private static final List<String> PLANNED_HOST = List.of("HostKSM", "HostTime");

  private static final List<String> PLANNED_GUEST =
      List.of(
          "GuestCpuTune",
          "GuestIoTune",
          "GuestIoTuneOptional",
          "GuestQemuAgent",
          "GuestNetworkDaemon");
  private static final List<String> PLANNED_CONTROLLERS = List.of("KSM", "CpuTune", "IoTune");

  /** What shipped policies read. */
  private static final List<String> SHIPPED_HOST = List.of("HostMemory", "HostPressure", "HostCpu");

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

  /** The names that a configuration may mention. */
  public static KnownNames names() {
    return new KnownNames(
        new KnownNames.Names(List.copyOf(CONTROLLERS.keySet()), PLANNED_CONTROLLERS),
        new KnownNames.Names(List.copyOf(HOST.keySet()), PLANNED_HOST),
        new KnownNames.Names(List.copyOf(GUEST.keySet()), PLANNED_GUEST),
        Map.of());
  }

  /** New collectors of the host; a name that is only planned brings none. */
  public static List<HostCollector> hostCollectors(List<String> names) {
    return names.stream().map(HOST::get).filter(Objects::nonNull).map(Supplier::get).toList();
  }

  /** New collectors of guests; a name that is only planned brings none. */
  public static List<GuestCollector> guestCollectors(List<String> names, ServiceClasses classes) {
    return names.stream()
        .map(GUEST::get)
        .filter(Objects::nonNull)
        .map(collector -> collector.apply(classes))
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

  /** What policies see as {@code Host}. */
  public static EntityType hostType(Layout layout) {
    return EntityType.of("host", false, layout.fields(), List.of());
  }

  /** What policies see as each of {@code Guests}, with the controls of these controllers. */
  public static EntityType guestType(Layout layout, List<String> controllers) {
    List<ControlDecl> controls =
        controllers.stream().map(CONTROLLERS::get).filter(Objects::nonNull).toList();
    return EntityType.of("guest", true, layout.fields(), controls);
  }
}
