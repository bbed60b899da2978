package io.ballast.app.policytest;

import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.tools.Described;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a clause {@code host} or {@code guest} says of its entity. */
final class EntityReader {
  /** More than an hour of history at MOM's intervals; what reads them grows with their square. */
  static final int MOST_SAMPLES = 1_000;

  private static final String EXAMPLE = "(mem_available 16777216)";

  private final Reading reading;
  private final Names names;
  private final List<Expr> definitions;
  private final Map<String, Value> properties = new LinkedHashMap<>();
  private final Map<String, Value> variables = new LinkedHashMap<>();
  private final Map<String, List<Value>> fields = new LinkedHashMap<>();

  EntityReader(Reading reading, Names names, List<Expr> definitions) {
    this.reading = reading;
    this.names = names;
    this.definitions = definitions;
  }

  Described host(List<Expr> clauses) throws Malformed {
    for (Expr each : clauses) {
      Expr.Listing clause = reading.clause(each, EXAMPLE);
      if (Reading.head(clause).equals("interval")) {
        properties.put("interval", one(clause, "(interval 5)"));
      } else {
        common(clause, names.host());
      }
    }
    return new Described(properties, variables, fields);
  }

  Described guest(String name, List<Expr> clauses) throws Malformed {
    properties.put("name", Value.of(name));
    for (Expr each : clauses) {
      Expr.Listing clause = reading.clause(each, EXAMPLE);
      if (Reading.head(clause).equals("class")) {
        properties.put("class", serviceClass(clause));
      } else {
        common(clause, names.guest());
      }
    }
    return new Described(properties, variables, fields);
  }

  private Value serviceClass(Expr.Listing clause) throws Malformed {
    Value value = one(clause, "(class \"gold\")");
    if (value instanceof Value.Text(String name) && names.classes().contains(name)) {
      return value;
    }
    throw reading.malformed(
        clause,
        "There is no such service class; there are: %s (--config FILE brings others)."
            .formatted(String.join(", ", names.classes())));
  }

  private Value one(Expr.Listing clause, String example) throws Malformed {
    return reading.value(reading.parts(clause, 1, 1, example).getFirst(), definitions);
  }

  private void common(Expr.Listing clause, EntityType type) throws Malformed {
    switch (Reading.head(clause)) {
      case "properties" -> pairs(clause, properties);
      case "variables" -> pairs(clause, variables);
      case String name -> fields.put(name, column(clause, name, type));
    }
  }

  private void pairs(Expr.Listing clause, Map<String, Value> into) throws Malformed {
    for (Expr each : Reading.rest(clause)) {
      String example = "(%s (usable 1048576))".formatted(Reading.head(clause));
      if (!(each instanceof Expr.Listing pair) || pair.isBlock() || pair.items().size() != 2) {
        throw reading.malformed(each, "A list of a name and a value is needed: " + example + ".");
      }
      String name = reading.name(pair.items().getFirst());
      into.put(name, reading.value(pair.items().getLast(), definitions));
    }
  }

  private List<Value> column(Expr.Listing clause, String name, EntityType type) throws Malformed {
    if (!type.fields().containsKey(name)) {
      String remedy =
          Names.remedy(
              name, type.fields().keySet(), "See docs/policy-reference.md for those there are.");
      throw reading.malformed(
          clause, "A %s has no field \"%s\". %s".formatted(type.name(), name, remedy));
    }
    List<Value> values = new ArrayList<>();
    for (Expr each : reading.parts(clause, 1, MOST_SAMPLES, "(%s 1 2 3)".formatted(name))) {
      values.add(reading.value(each, definitions));
    }
    return values;
  }
}
