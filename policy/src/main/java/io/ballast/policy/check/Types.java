package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Vocabulary;
import io.ballast.policy.vocabulary.Vocabulary.Global;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which types of entities a name may stand for. */
final class Types {

  private final Vocabulary vocabulary;
  private final Names names;
  private final Set<EntityType> all = new LinkedHashSet<>();

  Types(Vocabulary vocabulary, Names names) {
    this.vocabulary = vocabulary;
    this.names = names;
    vocabulary.globals().values().forEach(global -> add(global.type()));
  }

  private void add(EntityType type) {
    if (all.add(type)) {
      type.fields().values().forEach(this::addElement);
    }
  }

  private void addElement(FieldDecl field) {
    EntityType element = field.element();
    if (element != null) {
      add(element);
    }
  }

  /** All that the vocabulary knows. */
  Set<EntityType> all() {
    return all;
  }

  /** What a known name may stand for; all types where the text does not tell. */
  Set<EntityType> of(String name) {
    if (names.isUntyped(name)) {
      return all;
    }
    Set<EntityType> possible = new LinkedHashSet<>();
    Global global = vocabulary.globals().get(name);
    if (global instanceof Vocabulary.One(EntityType type)) {
      possible.add(type);
    }
    for (Expr.Symbol list : names.loopsOver(name)) {
      possible.addAll(itemsOf(list));
    }
    return possible.isEmpty() ? all : possible;
  }

  private Set<EntityType> itemsOf(Expr.Symbol list) {
    Set<EntityType> items =
        switch (list) {
          case Expr.Name name -> itemsOfGlobal(name.name());
          case Expr.Dotted dotted -> elements(dotted.member());
        };
    return items.isEmpty() ? all : items;
  }

  private Set<EntityType> itemsOfGlobal(String name) {
    return !names.mayHide(name)
            && vocabulary.globals().get(name) instanceof Vocabulary.Many(EntityType type)
        ? Set.of(type)
        : Set.of();
  }

  private Set<EntityType> elements(String field) {
    Set<EntityType> elements = new LinkedHashSet<>();
    for (EntityType type : all) {
      FieldDecl declared = type.fields().get(field);
      if (declared != null && declared.element() != null) {
        elements.add(declared.element());
      }
    }
    return elements;
  }
}
