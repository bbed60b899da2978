package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.List;

/** Calls of an entity's methods. */
final class Methods {

  private Methods() {}

  static Value call(Callable.Method method, Value[] arguments, Span place, Context context) {
    Entity entity = method.entity();
    checkArity(entity, method.name(), arguments.length);
    Effects effects = context.effects();
    return switch (method.name()) {
      case "Prop" -> property(entity, Values.name(arguments[0]));
      case "Stat" -> newest(entity, arguments);
      case "StatAvg" -> average(entity, Values.name(arguments[0]), context.arithmetic());
      case "GetVar" -> effects.variable(entity, Values.name(arguments[0]));
      case "GetControl" -> effects.wished(entity, Values.name(arguments[0]));
      case "SetVar" -> {
        effects.setVariable(entity, Values.name(arguments[0]), arguments[1]);
        yield Value.NIL;
      }
      case "Control" -> {
        control(entity, Values.name(arguments[0]), arguments[1], place, context);
        yield Value.NIL;
      }
      default -> {
        effects.wish(new Wish(entity, method.name(), together(arguments), place, ""));
        yield Value.NIL;
      }
    };
  }

  /** What {@code Control} does. */
  static void control(Entity entity, String name, Value value, Span place, Context context) {
    context.effects().wish(new Wish(entity, name, value, place, ""));
  }

  private static void checkArity(Entity entity, String name, int count) {
    MethodDecl method = entity.type().methods().get(name);
    if (method == null) {
      throw Failure.of("A " + entity.type().name() + " has no method " + name + ".");
    }
    if (count < method.minArguments() || count > method.maxArguments()) {
      throw Failure.of(Arity.sentence(name, method.minArguments(), method.maxArguments(), count));
    }
  }

  /** A setter's only argument is the value wished; of several, all. */
  private static Value together(Value[] arguments) {
    return switch (arguments.length) {
      case 0 -> Value.NIL;
      case 1 -> arguments[0];
      default -> new Value.Items(List.of(arguments));
    };
  }

  private static Value property(Entity entity, String name) {
    if (entity.hasProperty(name)) {
      return entity.property(name);
    }
    throw unknown(entity, "property", name);
  }

  private static Value newest(Entity entity, Value[] arguments) {
    Value value = entity.newest(field(entity, Values.name(arguments[0])));
    return value instanceof Value.Nil && arguments.length > 1 ? arguments[1] : value;
  }

  private static Value average(Entity entity, String field, Arithmetic arithmetic) {
    Value sum = Value.of(0);
    int count = 0;
    for (Value value : entity.history(field(entity, field))) {
      if (!(value instanceof Value.Nil)) {
        sum = arithmetic.add(sum, value);
        count++;
      }
    }
    return count == 0 ? Value.of(0.0) : arithmetic.divide(sum, Value.of(count));
  }

  private static String field(Entity entity, String name) {
    if (entity.type().fields().containsKey(name)) {
      return name;
    }
    throw unknown(entity, "field", name);
  }

  private static Failure unknown(Entity entity, String what, String name) {
    return Failure.of(
        "A %s has no %s \"%s\".".formatted(entity.type().name(), what, Show.shortened(name)));
  }
}
