package foxden.policies.expert;

import foxden.sim.household.sensor.TraversabilityMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Length of the shortest way from every place on a floor to the nearest of some goals, found once
 * by Dijkstra's algorithm from the goals outwards. The way from a place is a function of that place
 * alone: whoever follows it, and whoever learns from it, needs no memory of a plan. Cells near
 * furniture cost more, so that ways keep to the middle; cells where the base does not fit cost much
 * more, so that a robot that stands in one still learns the way out.
 */
final class FloorField {

  /** Circle around the base (0.444 m to its rear corners) and half a cell, m. */
  static final double RADIUS = 0.48;

  /** Clearance that is as good as any, m. */
  private static final double ROOMY = 0.75;

  /** How much more a cell without any room to spare costs. */
  private static final double TIGHT_COST = 6;

  private static final double SQRT2 = Math.sqrt(2);

  /** Cost of a cell where the base does not quite fit, and more of it for each metre that lacks. */
  private static final double SQUEEZE = 7;

  private static final double SQUEEZE_SLOPE = 150;

  private final TraversabilityMap map;
  private final float[] cost;
  private final int[] next;

  /**
   * Computes it.
   *
   * @param goals x, y in m, and what reaching this one costs on top, in m
   */
  FloorField(TraversabilityMap map, List<double[]> goals) {
    this.map = map;
    int w = map.columns();
    cost = new float[w * map.rows()];
    next = new int[cost.length];
    boolean[] done = new boolean[cost.length];
    Arrays.fill(cost, Float.MAX_VALUE);
    Arrays.fill(next, -1);
    Heap open = new Heap();
    for (double[] goal : goals) {
      int c = map.column(goal[0]);
      int r = map.row(goal[1]);
      if (map.inside(c, r) && (float) goal[2] < cost[r * w + c]) {
        cost[r * w + c] = (float) goal[2];
        open.add(r * w + c, (float) goal[2]);
      }
    }
    while (open.size > 0) {
      int at = open.take();
      if (done[at]) {
        continue;
      }
      done[at] = true;
      int c = at % w;
      int r = at / w;
      for (int k = 0; k < 9; k++) {
        int nc = c + k % 3 - 1;
        int nr = r + k / 3 - 1;
        if (k == 4 || map.blocked(nc, nr) || done[nr * w + nc]) {
          continue;
        }
        double step = (k % 2 == 0 ? SQRT2 : 1) * TraversabilityMap.CELL;
        float g = (float) (cost[at] + step * weight(map.clearance(nc, nr)));
        if (g < cost[nr * w + nc]) {
          cost[nr * w + nc] = g;
          next[nr * w + nc] = at;
          open.add(nr * w + nc, g);
        }
      }
    }
  }

  private static double weight(double clear) {
    if (clear < RADIUS) {
      return SQUEEZE + SQUEEZE_SLOPE * (RADIUS - clear);
    }
    double tight = Math.max(0, (ROOMY - clear) / (ROOMY - RADIUS));
    return 1 + TIGHT_COST * tight * tight;
  }

  /** Cost of the way from a place; infinite where there is none. */
  double cost(double x, double y) {
    int c = map.column(x);
    int r = map.row(y);
    if (!map.inside(c, r) || cost[r * map.columns() + c] == Float.MAX_VALUE) {
      return Double.POSITIVE_INFINITY;
    }
    return cost[r * map.columns() + c];
  }

  /** Points from a place to its goal, pulled straight; empty when there is no way. */
  List<double[]> way(double x, double y) {
    if (Double.isInfinite(cost(x, y))) {
      return List.of();
    }
    int w = map.columns();
    List<double[]> path = new ArrayList<>();
    path.add(new double[] {x, y});
    int at = map.row(y) * w + map.column(x);
    for (at = next[at]; at >= 0; at = next[at]) {
      path.add(new double[] {map.x(at % w), map.y(at / w)});
    }
    return pull(map, path, RADIUS);
  }

  /** Drops points as long as the straight line keeps the clearance that the path had there. */
  private static List<double[]> pull(TraversabilityMap map, List<double[]> path, double radius) {
    List<double[]> out = new ArrayList<>();
    int at = 0;
    out.add(path.get(0));
    while (at < path.size() - 1) {
      int best = at + 1;
      double had = ROOMY;
      for (int j = at + 1; j < path.size(); j++) {
        had = Math.min(had, map.clearance(path.get(j)[0], path.get(j)[1]));
        double straight =
            along(map, path.get(at)[0], path.get(at)[1], path.get(j)[0], path.get(j)[1]);
        if (straight >= Math.max(radius, had - 0.1)) {
          best = j;
        }
      }
      out.add(path.get(best));
      at = best;
    }
    return out;
  }

  /** Least clearance along a straight line, m. */
  static double along(TraversabilityMap map, double ax, double ay, double bx, double by) {
    double len = Math.hypot(bx - ax, by - ay);
    int n = Math.max(1, (int) Math.ceil(len / (0.5 * TraversabilityMap.CELL)));
    double least = Double.MAX_VALUE;
    for (int i = 0; i <= n; i++) {
      double t = (double) i / n;
      least = Math.min(least, map.clearance(ax + t * (bx - ax), ay + t * (by - ay)));
    }
    return least;
  }

  /** A binary heap of cells, smallest cost first; equal costs by cell, so that runs repeat. */
  private static final class Heap {
    private int[] cells = new int[1024];
    private float[] costs = new float[1024];
    private int size;

    private boolean less(float ca, int a, float cb, int b) {
      return ca < cb || (ca == cb && a < b);
    }

    void add(int cell, float cost) {
      if (size == cells.length) {
        cells = Arrays.copyOf(cells, 2 * size);
        costs = Arrays.copyOf(costs, 2 * size);
      }
      int i = size++;
      while (i > 0) {
        int up = (i - 1) / 2;
        if (!less(cost, cell, costs[up], cells[up])) {
          break;
        }
        cells[i] = cells[up];
        costs[i] = costs[up];
        i = up;
      }
      cells[i] = cell;
      costs[i] = cost;
    }

    int take() {
      int top = cells[0];
      int cell = cells[--size];
      float cost = costs[size];
      int i = 0;
      while (true) {
        int down = 2 * i + 1;
        if (down >= size) {
          break;
        }
        if (down + 1 < size && less(costs[down + 1], cells[down + 1], costs[down], cells[down])) {
          down++;
        }
        if (!less(costs[down], cells[down], cost, cell)) {
          break;
        }
        cells[i] = cells[down];
        costs[i] = costs[down];
        i = down;
      }
      cells[i] = cell;
      costs[i] = cost;
      return top;
    }
  }
}
