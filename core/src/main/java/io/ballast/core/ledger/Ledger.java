package io.ballast.core.ledger;

import io.ballast.core.collect.KernelView;
import io.ballast.core.model.Action;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What every setting was before it was first changed, in this boot of the host: on disk before the
 * change is made, so that it can be undone whatever happens in between.
 *
 * <p>Rows are entered with what is about to be written. While that cannot be made durable, settings
 * without a row are left alone, and the others only go back.
 */
public final class Ledger {
  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

  private final LedgerStore store;
  private final @Nullable KernelView kernel;
  private final Consumer<String> news;
  private final String bootId;
  private final List<Row> outdated;
  private final Absences absences = new Absences();
  private final Set<Knob.Place> done = new HashSet<>();
  private Map<Knob.Place, Row> rows = new LinkedHashMap<>();
  private @Nullable String durable;
  private boolean begun;
  private @Nullable Moment seenAt;
  private List<Finding> found = List.of();
  private String problem = "";
  private volatile int size;

  /**
   * Actions that may not be done now.
   *
   * @param whys one sentence for each
   */
  public record Barred(Map<Action, String> whys) {
    public Barred {
      whys = Map.copyOf(whys);
    }

    /** Why an action may not be done; absent if it may. */
    public Optional<String> why(Action action) {
      return Optional.ofNullable(whys.get(action));
    }
  }

  private Ledger(
      LedgerStore store,
      @Nullable KernelView kernel,
      Consumer<String> news,
      String bootId,
      Optional<LedgerText> found) {
    this.store = store;
    this.kernel = kernel;
    this.news = news;
    this.bootId = bootId;
    List<Row> all = found.map(LedgerText::rows).orElse(List.of());
    boolean current = found.map(LedgerText::bootId).orElse("").equals(bootId);
    this.outdated = current ? List.of() : all;
    (current ? all : List.<Row>of()).forEach(row -> rows.put(row.knob().place(), row));
    this.durable = found.map(LedgerText::text).orElse(null);
    this.begun = found.isPresent();
    this.size = rows.size();
  }

  /**
   * Takes over the ledger that is there, or begins one. Nothing is written yet.
   *
   * @param news told one sentence when the ledger can no longer be written, and when it can again
   * @throws UnreadableLedgerException if there is one that is damaged or of another version
   * @throws IOException if it, or which boot this is, cannot be read; the message is a clause
   */
  public static Ledger open(LedgerStore store, KernelView kernel, Consumer<String> news)
      throws UnreadableLedgerException, IOException {
    Optional<String> text = store.read();
    Optional<LedgerText> found =
        text.isPresent()
            ? Optional.of(LedgerText.parse(text.get(), store.place()))
            : Optional.empty();
    return new Ledger(store, kernel, news, kernel.read(BOOT_ID).strip(), found);
  }

  /** One that lasts as long as the process and knows no kernel. */
  public static Ledger inMemory() {
    return new Ledger(LedgerStore.inMemory(), null, sentence -> {}, "none", Optional.empty());
  }

  /** What is not undone yet, in the order in which it was first changed. */
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** What must be asked of guests, so that it can be seen how the rows stand. */
  public Set<GuestDetail> details() {
    Set<GuestDetail> details = EnumSet.noneOf(GuestDetail.class);
    for (Row row : rows.values()) {
      switch (row.knob()) {
        case Knob.Cpu _ -> details.add(GuestDetail.CPU_TUNE);
        case Knob.Disk _ -> details.add(GuestDetail.IO_TUNE);
        case Knob.Balloon _, Knob.StatisticsPeriod _, Knob.Ksm _ -> {}
      }
    }
    return details;
  }

  /** How many settings are not undone yet, as of the last cycle; any thread may ask. */
  public int size() {
    return size;
  }

  /** The row of a setting, if it has one. */
  public Optional<Row> row(Knob.Place place) {
    return Optional.ofNullable(rows.get(place));
  }

  /** What was found of an earlier boot: such settings have ended with it. */
  public List<Row> outdated() {
    return outdated;
  }

  /** Why it cannot be written now, in one sentence; empty if it can. */
  public String problem() {
    return problem;
  }

  /** Whether what was last written for a row was taken, by this process. */
  public boolean isDone(Row row) {
    return done.contains(row.knob().place());
  }

  /**
   * Looks how all rows stand, and strikes those that are settled. A snapshot is looked at once:
   * what was written since it was taken it cannot tell.
   *
   * @return how they stood, struck ones included
   */
  public List<Finding> see(Snapshot snapshot) {
    if (!snapshot.at().equals(seenAt)) {
      seenAt = snapshot.at();
      found = look(snapshot);
    }
    return found;
  }

  private List<Finding> look(Snapshot snapshot) {
    absences.look(snapshot, guests(rows.values()));
    Seen seen = new Seen(snapshot, absences, kernel);
    List<Finding> findings =
        rows.values().stream().map(row -> new Finding(row, seen.of(row, isDone(row)))).toList();
    findings.stream()
        .filter(finding -> finding.standing().isSettled())
        .map(finding -> finding.row().knob().place())
        .forEach(this::forget);
    size = rows.size();
    return findings;
  }

  private void forget(Knob.Place place) {
    rows.remove(place);
    done.remove(place);
  }

  private static List<GuestId> guests(Collection<Row> rows) {
    List<GuestId> guests = new ArrayList<>();
    rows.forEach(row -> row.knob().run().ifPresent(run -> guests.add(run.id())));
    return guests;
  }

  /**
   * Enters what is about to be done, all at once. When this returns, it is durable.
   *
   * @return what may not be done, because it could not be entered
   */
  public Barred enter(List<Action> actions) {
    Map<Action, String> barred = untold(actions);
    List<Action> able = actions.stream().filter(action -> !barred.containsKey(action)).toList();
    if (able.isEmpty()) {
      return new Barred(barred);
    }
    List<Change> changes = able.stream().flatMap(action -> changes(action).stream()).toList();
    Map<Knob.Place, Row> next = new LinkedHashMap<>(rows);
    changes.forEach(change -> next.put(change.place(), entered(next.get(change.place()), change)));
    if (!save(next.values())) {
      barred.putAll(unsaved(able));
      return new Barred(barred);
    }
    rows = next;
    size = rows.size();
    changes.forEach(change -> done.remove(change.place()));
    return new Barred(barred);
  }

  /**
   * A knob of the kernel's that does not tell what it is now is not turned: what a cycle was
   * decided on may be old, and would stand for what it was.
   */
  private Map<Action, String> untold(List<Action> actions) {
    Map<Action, String> untold = new HashMap<>();
    for (Action action : actions) {
      if (action instanceof Action.SetKsm set && now(set).isEmpty()) {
        untold.put(
            action, "%s cannot be read, and what it was is not known".formatted(set.knob().path()));
      }
    }
    return untold;
  }

  private OptionalLong now(Action.SetKsm set) {
    return kernel == null ? OptionalLong.of(set.from()) : Seen.ksm(kernel, set.knob());
  }

  /** What a cycle was decided on may be older than what the kernel tells of its own knobs now. */
  private List<Change> changes(Action action) {
    return action instanceof Action.SetKsm set
        ? Change.of(new Action.SetKsm(set.knob(), now(set).orElse(set.from()), set.to()))
        : Change.of(action);
  }

  private Row entered(@Nullable Row row, Change change) {
    return row == null ? Row.first(change) : row.next(change, done.contains(change.place()));
  }

  /** The rows on disk hold for what only goes back, wherever that gets. */
  private Map<Action, String> unsaved(List<Action> actions) {
    Map<Action, String> barred = new HashMap<>();
    for (Action action : actions) {
      List<Change> changes = changes(action);
      if (changes.stream().allMatch(this::isHeldFor)) {
        changes.forEach(
            change -> rows.compute(change.place(), (place, row) -> entered(row, change)));
        changes.forEach(change -> done.remove(change.place()));
      } else {
        barred.put(action, problem);
      }
    }
    return barred;
  }

  private boolean isHeldFor(Change change) {
    Row row = rows.get(change.place());
    return row != null && row.holdsFor(change);
  }

  /** What was entered was also taken. */
  public void taken(Action action) {
    Change.of(action).forEach(change -> done.add(change.place()));
  }

  /** Makes it durable that rows were struck; whether it did is seen in {@link #problem}. */
  public void save() {
    if (begun) {
      save(rows.values());
    }
  }

  private boolean save(Collection<Row> all) {
    String text = new LedgerText(bootId, List.copyOf(all)).text();
    if (text.equals(durable)) {
      return true;
    }
    begun = true;
    try {
      store.write(text);
    } catch (IOException refused) {
      durable = null;
      complain(
          "The ledger %s cannot be written, %s: until it can, settings without a row in it are left alone and the others only go back."
              .formatted(store.place(), refused.getMessage()));
      return false;
    }
    durable = text;
    recover();
    return true;
  }

  private void complain(String sentence) {
    if (problem.isEmpty()) {
      news.accept(sentence);
    }
    problem = sentence;
  }

  private void recover() {
    if (!problem.isEmpty()) {
      problem = "";
      news.accept("The ledger %s is written again.".formatted(store.place()));
    }
  }
}
