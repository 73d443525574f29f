package foxden.sim.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ways the world did not go on, and the moments somebody named. Together with the history they
 * keep to one bound on bytes: the oldest branch goes first, a named moment only when there is no
 * branch left. Not thread-safe.
 */
public final class Lines {

  private final long maxBytes;
  private final List<Line> lines = new ArrayList<>();
  private int ids;
  private long bytes;

  /**
   * Keeps nothing yet.
   *
   * @param maxBytes bound on the estimated size, the history's own included
   */
  public Lines(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The next line's number, from 1. */
  public int nextId() {
    return ++ids;
  }

  /** Keeps a line. */
  public void add(Line line) {
    lines.add(line);
  }

  /** Another name for a line. */
  public void rename(int id, String name) {
    lines.replaceAll(l -> l.id() == id ? l.named(name) : l);
  }

  /**
   * Forgets lines until everything fits beside the history.
   *
   * @return the numbers of those forgotten
   */
  public List<Integer> fit(History beside) {
    List<Integer> gone = new ArrayList<>();
    bytes = own(beside);
    while (!lines.isEmpty() && beside.bytes() + bytes > maxBytes) {
      int at = 0;
      for (int i = lines.size() - 1; i >= 0; i--) {
        if (lines.get(i).kind() == Line.Kind.BRANCH) {
          at = i;
        }
      }
      gone.add(lines.remove(at).id());
      bytes = own(beside);
    }
    return gone;
  }

  // What the history does not hold anyway, shared steps counted once.
  private long own(History beside) {
    Set<History.Entry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    long sum = 0;
    for (Line line : lines) {
      for (long step = line.first(); step <= line.last(); step++) {
        History.Entry e = line.at(step);
        boolean shared =
            step >= beside.first() && step <= beside.last() && History.same(beside.at(step), e);
        if (!shared && seen.add(e)) {
          sum += line.bytes(step);
        }
      }
    }
    return sum;
  }

  /** All, oldest first. */
  public List<Line> all() {
    return List.copyOf(lines);
  }

  /** The line of a number. */
  public Optional<Line> find(int id) {
    return lines.stream().filter(l -> l.id() == id).findFirst();
  }

  /** Forgets one; nothing happens when there is none of that number. */
  public void drop(int id) {
    lines.removeIf(l -> l.id() == id);
  }

  /** Forgets all. */
  public void clear() {
    lines.clear();
    bytes = 0;
  }

  /** Estimated size beside the history at the last {@link #fit}, bytes. */
  public long bytes() {
    return bytes;
  }
}
