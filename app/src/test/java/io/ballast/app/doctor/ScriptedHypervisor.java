package io.ballast.app.doctor;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.BalloonOptions;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A libvirt with the guests that a test says, at one moment. */
final class ScriptedHypervisor implements Hypervisor {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final long GIB = 1 << 20;

  private final List<GuestReading> guests = new ArrayList<>();
  boolean away;
  Product product = Product.LIBVIRT;
  boolean readOnly;

  /** A running guest whose driver last reported so many seconds ago; null if it never did. */
  ScriptedHypervisor guest(
      String name, GuestTraits traits, GuestState state, @Nullable Integer age) {
    OptionalLong none = OptionalLong.empty();
    OptionalLong size = OptionalLong.of(GIB);
    BalloonReading balloon =
        age == null
            ? BalloonReading.withoutStatistics(GIB, GIB)
            : new BalloonReading(
                GIB,
                GIB,
                size,
                size,
                none,
                none,
                none,
                none,
                none,
                none,
                OptionalLong.of(NOW.getEpochSecond() - age));
    guests.add(
        new GuestReading(
            new GuestId(name), name, state, none, traits, Optional.of(balloon), Optional.empty()));
    return this;
  }

  ScriptedHypervisor running(String name, boolean byItself, int period, @Nullable Integer age) {
    BalloonOptions options = new BalloonOptions(byItself, byItself);
    return guest(
        name,
        new GuestTraits(true, false, false, false, true, period, options),
        GuestState.RUNNING,
        age);
  }

  @Override
  public String description() {
    return product == Product.VDSM ? "vdsm at 127.0.0.1:54321" : "qemu:///system";
  }

  @Override
  public Product product() {
    return product;
  }

  @Override
  public String about() throws HypervisorException {
    refuseIfAway();
    return "library 11.3.0, daemon 11.3.0, QEMU 10.0.3";
  }

  @Override
  public List<GuestReading> guests() throws HypervisorException {
    refuseIfAway();
    return List.copyOf(guests);
  }

  @Override
  public void tryControl() throws HypervisorException {
    refuseIfAway();
    if (readOnly) {
      throw new HypervisorException(Reason.DENIED, "libvirt refused the connection: no");
    }
  }

  private void refuseIfAway() throws HypervisorException {
    if (away) {
      throw new HypervisorException(Reason.UNREACHABLE, "Cannot reach " + product.title() + ".");
    }
  }
}
