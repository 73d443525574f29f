package foxden.policies.expert;

import foxden.sim.household.sensor.TraversabilityMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A* on the floor map eroded by the robot's radius, eight neighbours, octile distance as heuristic;
 * cells near furniture cost more, so that paths keep to the middle. The cells are then pulled
 * straight where the straight line is as clear.
 */
final class PathPlanner {

  /** Circle around the base (0.444 m to its rear corners) and half a cell, m. */
  static final double RADIUS = 0.48;

  /** A robot that stands in a tight place may take this far to leave it, m. */
  private static final double LEAVE = 0.6;

  /** Clearance that is as good as any, m. */
  private static final double ROOMY = 0.75;

  private static final double TIGHT_COST = 6;

  private PathPlanner() {}

  /**
   * Plans.
   *
   * @param radius clearance that the path must keep, m; cells within {@link #LEAVE} of the start
   *     may have less, so that a robot standing close to something can leave
   * @return points from start to goal, at least two, x and y in m; empty when there is no way
   */
  static List<double[]> plan(
      TraversabilityMap map, double sx, double sy, double gx, double gy, double radius) {
    int w = map.columns();
    int start = map.row(sy) * w + map.column(sx);
    int goal = map.row(gy) * w + map.column(gx);
    if (outside(map, sx, sy) || outside(map, gx, gy)) {
      return List.of();
    }
    float[] cost = new float[w * map.rows()];
    int[] from = new int[w * map.rows()];
    boolean[] done = new boolean[w * map.rows()];
    Arrays.fill(cost, Float.MAX_VALUE);
    record Node(int cell, float f) {}
    // ties by cell index: the same map gives the same path
    PriorityQueue<Node> open =
        new PriorityQueue<>(
            (a, b) -> {
              int c = Float.compare(a.f(), b.f());
              return c != 0 ? c : Integer.compare(a.cell(), b.cell());
            });
    cost[start] = 0;
    from[start] = -1;
    open.add(new Node(start, (float) octile(start, goal, w)));
    while (!open.isEmpty()) {
      int at = open.remove().cell();
      if (done[at]) {
        continue;
      }
      done[at] = true;
      if (at == goal) {
        return pull(map, trace(map, from, at, sx, sy, gx, gy), radius);
      }
      int c = at % w;
      int r = at / w;
      for (int dr = -1; dr <= 1; dr++) {
        for (int dc = -1; dc <= 1; dc++) {
          int nc = c + dc;
          int nr = r + dr;
          if ((dr == 0 && dc == 0) || nc < 0 || nr < 0 || nc >= w || nr >= map.rows()) {
            continue;
          }
          int next = nr * w + nc;
          if (done[next]) {
            continue;
          }
          double clear = map.clearance(nc, nr);
          if (clear < radius) {
            double near = Math.hypot(map.x(nc) - sx, map.y(nr) - sy);
            // leave a tight place only towards more room
            if (near > LEAVE || clear < map.clearance(c, r) - 1e-6) {
              continue;
            }
          }
          double step = dr != 0 && dc != 0 ? Math.sqrt(2) : 1;
          double tight = Math.max(0, (ROOMY - clear) / (ROOMY - RADIUS));
          float g = (float) (cost[at] + step * (1 + TIGHT_COST * tight * tight));
          if (g < cost[next]) {
            cost[next] = g;
            from[next] = at;
            open.add(new Node(next, g + (float) octile(next, goal, w)));
          }
        }
      }
    }
    return List.of();
  }

  private static boolean outside(TraversabilityMap map, double x, double y) {
    int c = map.column(x);
    int r = map.row(y);
    return c < 0 || r < 0 || c >= map.columns() || r >= map.rows();
  }

  private static double octile(int a, int b, int w) {
    int dx = Math.abs(a % w - b % w);
    int dy = Math.abs(a / w - b / w);
    return Math.max(dx, dy) + (Math.sqrt(2) - 1) * Math.min(dx, dy);
  }

  private static List<double[]> trace(
      TraversabilityMap map, int[] from, int goal, double sx, double sy, double gx, double gy) {
    List<double[]> path = new ArrayList<>();
    path.add(new double[] {gx, gy});
    for (int at = from[goal]; at >= 0 && from[at] >= 0; at = from[at]) {
      path.add(new double[] {map.x(at % map.columns()), map.y(at / map.columns())});
    }
    path.add(new double[] {sx, sy});
    Collections.reverse(path);
    return path;
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

  /** Length of a path, m. */
  static double length(List<double[]> path) {
    double sum = 0;
    for (int i = 1; i < path.size(); i++) {
      sum += Math.hypot(path.get(i)[0] - path.get(i - 1)[0], path.get(i)[1] - path.get(i - 1)[1]);
    }
    return sum;
  }
}
