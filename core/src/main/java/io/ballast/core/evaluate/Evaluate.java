package io.ballast.core.evaluate;

import io.ballast.core.model.Controls;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.TuneFields;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Delivery;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Traced;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import io.ballast.policy.run.World;
import io.ballast.policy.vocabulary.EntityType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates a policy on a snapshot: the same snapshot and variables give the same wishes. */
public final class Evaluate {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE / 4);

  private final Compiled program;
  private final Scene scene;
  private final Interpreter interpreter;
  private final Places places;

  /**
   * @param program made ready by whoever loads it: no cycle waits for that
   * @param host the type of {@code Host}, with the fields that the host's samples have
   * @param guest the type of each of {@code Guests}
   */
  public Evaluate(Compiled program, EntityType host, EntityType guest, Interpreter interpreter) {
    this.program = program;
    this.scene = new Scene(host, guest);
    this.interpreter = interpreter;
    this.places = new Places(program.program().source());
  }

  /** How long the policy's text is, in chars: what is held in memory of it grows with that. */
  public int textLength() {
    return program.program().source().text().length();
  }

  /** What the policy wishes. Without a host to look at it is not asked. */
  public Evaluated run(Snapshot snapshot, Variables variables) {
    HostSnapshot host = snapshot.host();
    String wait = wait(host);
    if (host == null || !wait.isEmpty()) {
      return Evaluated.nothing(variables, wait);
    }
    World world = scene.world(host, snapshot, variables);
    return digest(interpreter.evaluate(program, world), snapshot, variables);
  }

  /** The same evaluation with a trace of what it did for one guest. Any thread may ask. */
  public Retraced trace(Snapshot snapshot, Variables variables, GuestId guest) {
    HostSnapshot host = snapshot.host();
    String wait = wait(host);
    if (host == null || !wait.isEmpty()) {
      Evaluated nothing = Evaluated.nothing(variables, wait);
      return new Retraced(program.program(), places, nothing, Optional.empty());
    }
    World world = scene.world(host, snapshot, variables);
    Traced traced = interpreter.trace(program.program(), world, guest.uuid());
    Evaluated evaluated = digest(traced.evaluation(), snapshot, variables);
    return new Retraced(program.program(), places, evaluated, Optional.of(traced));
  }

  /** Why the policy is not asked; empty if it is. */
  private static String wait(@Nullable HostSnapshot host) {
    if (host == null) {
      return "The policy waits for the host's first readings.";
    }
    String missing = host.history().newest().missing();
    return missing.isEmpty()
        ? ""
        : "The policy waits, because the host has no `%s`.".formatted(missing);
  }

  private Evaluated digest(Evaluation evaluation, Snapshot snapshot, Variables variables) {
    List<String> problems = new ArrayList<>();
    evaluation.problems().forEach(problem -> problems.add(places.sentence(problem)));
    Problem failure = evaluation.failure();
    if (failure != null) {
      problems.add(
          "The policy failed and controls nothing in this cycle: " + places.sentence(failure));
    }
    List<ControlWish> wishes = new ArrayList<>();
    evaluation.wishes().forEach(wish -> digest(wish, wishes, problems));
    Variables kept = variables.with(evaluation.variables(), new Presence(snapshot)::has);
    return new Evaluated(wishes, kept, problems, evaluation.steps());
  }

  private void digest(Wish wish, List<ControlWish> wishes, List<String> problems) {
    String place = places.of(wish.place());
    Controller controller = controller(wish);
    if (controller == null && isLeftOut(wish)) {
      return;
    }
    if (controller == null) {
      problems.add("%s: No controller takes `%s`.".formatted(place, wish.control()));
      return;
    }
    switch (Delivery.ofNumber(wish.value())) {
      case Delivery.Number(BigInteger value) ->
          wishes.add(controller.wish(value, place, wish.reason()));
      case Delivery.Dropped(String reason) ->
          problems.add("%s: `%s` is left out. %s".formatted(place, wish.control(), reason));
    }
  }

  /** Makes of a number what the guard is asked. */
  private interface Controller {
    ControlWish wish(BigInteger value, String place, String reason);
  }

  private @Nullable Controller controller(Wish wish) {
    Entity entity = wish.entity();
    String control = wish.control();
    Entity owner = entity.owner();
    if (owner != null) {
      return scene.limits(entity, control) ? ofDisk(entity, owner, control) : null;
    }
    if (!entity.type().controls().containsKey(control)) {
      return null;
    }
    if (entity.type().equals(scene.guest())) {
      return ofGuest(new GuestId(entity.id()), control);
    }
    KsmKnob knob = entity.type().equals(scene.host()) ? Controls.KSM.get(control) : null;
    return knob == null ? null : (value, place, why) -> new KsmWish(knob, cut(value), place, why);
  }

  private static @Nullable Controller ofGuest(GuestId guest, String control) {
    if (control.equals(Controls.BALLOON_TARGET.name())) {
      return (value, place, why) -> new BalloonWish(guest, amount(value), place, why);
    }
    CpuKnob knob = Controls.CPU.get(control);
    return knob == null
        ? null
        : (value, place, why) -> new CpuWish(guest, knob, cut(value), place, why);
  }

  private static @Nullable Controller ofDisk(Entity disk, Entity owner, String setter) {
    if (!(disk.newest(TuneFields.NAME.name()) instanceof Value.Text(String name))) {
      return null;
    }
    return IoLimit.setBy(setter)
        .<Controller>map(
            limit ->
                (value, place, why) ->
                    new DiskWish(new GuestId(owner.id()), name, limit, cut(value), place, why))
        .orElse(null);
  }

  /**
   * What the administrator did not put under control is wished for in vain, and no problem of a
   * cycle: a policy may know more controls than are wanted here. Loading it told so once.
   */
  private boolean isLeftOut(Wish wish) {
    EntityType type = wish.entity().type();
    if (type.equals(TuneFields.DISK)) {
      return type.controls().containsKey(wish.control());
    }
    return type.equals(scene.host())
        ? Controls.OF_HOST.containsKey(wish.control())
        : type.equals(scene.guest()) && Controls.OF_GUEST.containsKey(wish.control());
  }

  /** There is no amount below none. */
  private static long amount(BigInteger value) {
    return cut(value.max(BigInteger.ZERO));
  }

  /** What is beyond all amounts is cut: the guard knows the limits, and a long holds them. */
  private static long cut(BigInteger value) {
    return value.max(MOST.negate()).min(MOST).longValueExact();
  }
}
