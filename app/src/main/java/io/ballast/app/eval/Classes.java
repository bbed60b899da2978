package io.ballast.app.eval;

import io.ballast.core.model.Amount;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import io.ballast.core.model.ServiceClasses;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which service class each guest of a file is in, and what the file itself says it is promised. */
final class Classes {
  private static final int MOST_SHARES = 1_000_000;

  private Classes() {}

  /** One class for each guest, which claims it by its id: what the file declares wins. */
  static ServiceClasses ofEach(List<Entity> guests, List<Samples> samples, ServiceClasses named) {
    List<ServiceClass> own = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      own.add(own(named(guests.get(i), named), samples.get(i), id(i)));
    }
    return new ServiceClasses(own, named.standard());
  }

  /** A guest's id while it is judged: its place, since a file may give one UUID twice. */
  static GuestId id(int guest) {
    return new GuestId("guests[" + guest + "]");
  }

  private static ServiceClass own(ServiceClass named, Samples guest, GuestId id) {
    OptionalLong guarantee = guest.newest(GuestFields.GUARANTEE);
    OptionalLong shares = guest.newest(GuestFields.SHARES);
    return new ServiceClass(
        named.name(),
        fixed(
            guarantee.isPresent() ? guarantee : guest.newest(GuestFields.BALLOON_MIN),
            named.guarantee()),
        fixed(guest.newest(GuestFields.LIMIT), named.limit()),
        Math.clamp(shares.orElse(named.shares()), 1, MOST_SHARES),
        named.mergeable(),
        List.of(new NamePattern(id.uuid())));
  }

  private static Amount fixed(OptionalLong declared, Amount otherwise) {
    return declared.isPresent() ? new Amount.Fixed(declared.getAsLong()) : otherwise;
  }

  /** The class that the file names, if the configuration has it; else that of the guest's name. */
  private static ServiceClass named(Entity guest, ServiceClasses named) {
    return named.all().stream()
        .filter(known -> guest.property("class").equals(Value.of(known.name())))
        .findFirst()
        .orElseGet(() -> named.of(name(guest)));
  }

  private static String name(Entity guest) {
    return guest.property("name") instanceof Value.Text(String name) ? name : "";
  }
}
