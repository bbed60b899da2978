package io.ballast.app.doctor;

import java.time.Duration;
import java.util.List;

/** Whether the hypervisor answers, and how fast. */
record HypervisorCheck(Product product, String description, Contact contact) implements Check {
  private static final Duration SLOW = Duration.ofSeconds(1);

  @Override
  public String area() {
    return product.title();
  }

  @Override
  public List<Finding> look() {
    return switch (contact) {
      case Contact.Failed(var why) ->
          List.of(Finding.problem(why.sentence(), product.awayRemedy()));
      case Contact.Made(String about, var guests, Duration took) ->
          List.of(
              Finding.ok("%s answers: %s".formatted(description, about)),
              speed(guests.size(), took));
    };
  }

  private Finding speed(int guests, Duration took) {
    String what =
        "one call reads %s in %d ms"
            .formatted(guests == 1 ? "one guest" : guests + " guests", took.toMillis());
    return took.compareTo(SLOW) > 0
        ? Finding.warning(what, product.slowRemedy())
        : Finding.ok(what);
  }
}
