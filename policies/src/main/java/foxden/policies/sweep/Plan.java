package foxden.policies.sweep;

import java.io.Serializable;
import java.util.List;

/**
 * What a sweep plays.
 *
 * @param name for people
 * @param cells in the order they are played
 * @param seeds of the episodes of each cell
 * @param logs episodes of each cell, the first ones, whose whole log is kept to be watched
 * @param left cells that a file's lists name but that do not exist, one sentence each
 */
public record Plan(String name, List<Cell> cells, List<Long> seeds, int logs, List<String> left)
    implements Serializable {

  private static final long serialVersionUID = 1;

  public Plan {
    cells = List.copyOf(cells);
    seeds = List.copyOf(seeds);
    left = List.copyOf(left);
  }

  /** How many episodes there are. */
  public int episodes() {
    return cells.size() * seeds.size();
  }

  /** Whether the log of an episode is kept. */
  public boolean logged(long seed) {
    int at = seeds.indexOf(seed);
    return at >= 0 && at < logs;
  }

  /** One episode of one cell. */
  public record Job(Cell cell, long seed) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** All episodes, cell after cell. */
  public List<Job> jobs() {
    return cells.stream().flatMap(c -> seeds.stream().map(s -> new Job(c, s))).toList();
  }
}
