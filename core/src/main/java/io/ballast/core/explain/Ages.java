package io.ballast.core.explain;

import io.ballast.core.collect.GuestMemory;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How old readings were in a snapshot, in seconds. */
final class Ages {
  /** Fields whose values are as old as the driver's last report, however lately it was read. */
  private static final Set<String> REPORTED =
      Stream.concat(
              GuestMemory.required().fields().stream(),
              Stream.of(GuestFields.NEED, GuestFields.DISTRESS))
          .map(FieldDecl::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Snapshot snapshot;
  private final Map<GuestId, GuestSnapshot> guests;

  Ages(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.guests = snapshot.byId();
  }

  OptionalDouble ofField(Meaning.Member member, Expr expression) {
    String field = Units.field(member, expression);
    if (field.isEmpty()) {
      return OptionalDouble.empty();
    }
    Entity owner = member.entity().owner();
    Entity whole = owner == null ? member.entity() : owner;
    GuestSnapshot guest = guests.get(new GuestId(whole.id()));
    if (guest != null) {
      return owner == null && REPORTED.contains(field) ? ofReport(guest) : ofReading(guest);
    }
    return whole.type().isolated() ? OptionalDouble.empty() : ofHost();
  }

  OptionalDouble ofHost() {
    HostSnapshot host = snapshot.host();
    return host == null ? OptionalDouble.empty() : since(host.at());
  }

  OptionalDouble ofReading(GuestSnapshot guest) {
    return since(guest.at());
  }

  /** Of what the guest's balloon driver reported; absent if it never did. */
  OptionalDouble ofReport(GuestSnapshot guest) {
    Estimate estimate = guest.estimate();
    return estimate == null || estimate.statistics().updateSeconds() == 0
        ? OptionalDouble.empty()
        : since(estimate.statistics().firstSeen());
  }

  private OptionalDouble since(Moment then) {
    return OptionalDouble.of(snapshot.at().secondsSince(then));
  }
}
