package foxden.sim.history;

import foxden.sim.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One way the world went, kept while it goes another: the steps from the oldest that was held (for
 * a named moment from the snapshot before it) to the last one, with their snapshots. Immutable;
 * shares steps with other lines.
 *
 * @param id unique in its {@link Lines}
 * @param name for people
 * @param first step of the first entry, which has a snapshot
 * @param entries without gaps
 * @param snapshots by step
 */
public record Line(
    int id,
    Kind kind,
    String name,
    long first,
    List<History.Entry> entries,
    SortedMap<Long, Snapshot> snapshots) {

  /** Why it is kept. */
  public enum Kind {
    /** A future that was left. */
    BRANCH,
    /** A moment somebody named: its last step. */
    MARK
  }

  public Line {
    entries = List.copyOf(entries);
    snapshots = Collections.unmodifiableSortedMap(new TreeMap<>(snapshots));
  }

  /** Step of the last entry. */
  public long last() {
    return first + entries.size() - 1;
  }

  /** The entry of a step. */
  public History.Entry at(long step) {
    return entries.get((int) (step - first));
  }

  /** Estimated size of one step with its snapshot, bytes. */
  long bytes(long step) {
    Snapshot s = snapshots.get(step);
    return History.size(at(step), step == first ? null : at(step - 1))
        + (s == null ? 0 : s.bytes().length + History.OBJECT);
  }

  /** The same under another name. */
  public Line named(String other) {
    return new Line(id, kind, other, first, entries, snapshots);
  }
}
