package io.ballast.core.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The service classes in force; the first whose pattern matches a guest's name is its class.
 *
 * @param inOrder as the configuration lists them
 * @param standard the class of every other guest
 */
public record ServiceClasses(List<ServiceClass> inOrder, ServiceClass standard) {

  public ServiceClasses {
    inOrder = List.copyOf(inOrder);
  }

  public static ServiceClasses onlyStandard() {
    return new ServiceClasses(List.of(), ServiceClass.standard());
  }

  /** The class of a guest of that name. */
  public ServiceClass of(String guestName) {
    return inOrder.stream().filter(c -> c.claims(guestName)).findFirst().orElse(standard);
  }

  /** All of them, the default class last. */
  public List<ServiceClass> all() {
    return Stream.concat(inOrder.stream(), Stream.of(standard)).toList();
  }
}
