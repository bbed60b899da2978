package io.ballast.core.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One guest as a hypervisor's bulk call saw it.
 *
 * @param name as its owner wrote it: hostile until escaped
 * @param pid the process that runs it, from the hypervisor's own record; never searched for
 * @param tags what its owner wrote on it
 * @param objects what it is made of, as far as that was asked for; what the hypervisor could not
 *     tell this time has no entry
 * @param tuning what limits its CPU and disks
 */
public record GuestReading(
    GuestId id,
    String name,
    GuestState state,
    OptionalLong pid,
    GuestTraits traits,
    Optional<BalloonReading> balloon,
    Optional<CpuReading> cpu,
    Tags tags,
    Map<GuestDetail, List<ObjectReading>> objects,
    GuestTuning tuning) {

  public GuestReading {
    objects = Map.copyOf(objects);
  }

  /** The same, with a balloon that says what the guest said, if its driver says nothing. */
  public GuestReading told(MemoryReport report) {
    return new GuestReading(
        id,
        name,
        state,
        pid,
        traits,
        balloon.map(one -> one.told(report)),
        cpu,
        tags,
        objects,
        tuning);
  }

  /** A guest whose limits are not known. */
  public GuestReading(
      GuestId id,
      String name,
      GuestState state,
      OptionalLong pid,
      GuestTraits traits,
      Optional<BalloonReading> balloon,
      Optional<CpuReading> cpu,
      Tags tags,
      Map<GuestDetail, List<ObjectReading>> objects) {
    this(id, name, state, pid, traits, balloon, cpu, tags, objects, GuestTuning.UNKNOWN);
  }

  /** The same guest with what limits it. */
  public GuestReading with(GuestTuning limits) {
    return new GuestReading(id, name, state, pid, traits, balloon, cpu, tags, objects, limits);
  }

  /** A guest without tags, of which no more was asked. */
  public GuestReading(
      GuestId id,
      String name,
      GuestState state,
      OptionalLong pid,
      GuestTraits traits,
      Optional<BalloonReading> balloon,
      Optional<CpuReading> cpu) {
    this(id, name, state, pid, traits, balloon, cpu, Tags.NONE, Map.of());
  }
}
