package foxden.app.link;

import foxden.app.link.Interventions.Branch;
import foxden.sim.history.Line;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What was seen on the ways a live world left; written by the loop's thread, read by any. */
final class KeptBranches {

  private final List<Branch> branches = new CopyOnWriteArrayList<>();
  private final AtomicLong version = new AtomicLong();

  List<Branch> all() {
    return List.copyOf(branches);
  }

  long version() {
    return version.get();
  }

  void clear() {
    branches.clear();
    version.incrementAndGet();
  }

  void add(Branch b) {
    branches.add(b);
    version.incrementAndGet();
  }

  /** A line is kept; what was seen so far is what was seen on it. */
  void left(Line line, long fork, Episode seen) {
    boolean mark = line.kind() == Line.Kind.MARK;
    add(new Branch(line.id(), line.name(), mark, fork, seen.copy(line.last())));
  }

  /**
   * A line is taken up again: what was seen on it, to be written on; null when nothing is known.
   */
  @Nullable Episode entered(Line line) {
    for (Branch b : branches) {
      if (b.id() == line.id()) {
        if (!b.mark()) {
          branches.remove(b);
        }
        version.incrementAndGet();
        return b.episode().copy(line.last());
      }
    }
    return null;
  }

  void forget(List<Integer> ids) {
    branches.removeIf(b -> ids.contains(b.id()));
    version.incrementAndGet();
  }

  void rename(int id, String name) {
    branches.replaceAll(
        b -> b.id() == id ? new Branch(id, name, b.mark(), b.fork(), b.episode()) : b);
    version.incrementAndGet();
  }
}
