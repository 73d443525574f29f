package foxden.sim.household.sensor;

import foxden.scenes.ModelShape;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import java.util.List;
import java.util.function.Function;

/**
 * Where a base can stand: a grid of 5 cm floor cells, blocked where fixed furniture stands between
 * 0.05 and 1.8 m above the floor. Leaves of doors between rooms ({@code door}) do not block, since
 * they open; movable things do not either, see {@link #with}. Immutable; any thread.
 */
public final class TraversabilityMap {

  /** Side of a cell, m. */
  public static final double CELL = 0.05;

  /** Lowest and highest thing that is in the way, m above the floor. */
  private static final double LOW = 0.05;

  private static final double HIGH = 1.8;
  private static final double BORDER = 1.0;

  private final double minX;
  private final double minY;
  private final int columns;
  private final int rows;
  private final boolean[] blocked;
  private final float[] clearance;

  private TraversabilityMap(double minX, double minY, int columns, int rows, boolean[] blocked) {
    this.minX = minX;
    this.minY = minY;
    this.columns = columns;
    this.rows = rows;
    this.blocked = blocked;
    this.clearance = distances(blocked, columns, rows);
  }

  /**
   * Draws the map of a scene, all joints as the scene has them. It covers the rooms and a metre
   * around.
   *
   * @param shapes the model shape by model id
   */
  public static TraversabilityMap of(Scene scene, Function<String, ModelShape> shapes) {
    double loX = 0;
    double loY = 0;
    double hiX = 0;
    double hiY = 0;
    for (Room room : scene.rooms()) {
      for (Room.Rect r : room.floor()) {
        loX = Math.min(loX, r.minX());
        loY = Math.min(loY, r.minY());
        hiX = Math.max(hiX, r.maxX());
        hiY = Math.max(hiY, r.maxY());
      }
    }
    double minX = Math.floor((loX - BORDER) / CELL) * CELL;
    double minY = Math.floor((loY - BORDER) / CELL) * CELL;
    int columns = (int) Math.ceil((hiX + BORDER - minX) / CELL);
    int rows = (int) Math.ceil((hiY + BORDER - minY) / CELL);
    boolean[] blocked = new boolean[columns * rows];
    for (SceneObject o : scene.objects()) {
      if (!o.fixedBase() || o.visualOnly()) {
        continue;
      }
      ModelShape m = shapes.apply(o.model());
      boolean door = m.category().equals("door");
      for (ModelShape.Link link : m.links()) {
        boolean moves = m.joints().stream().anyMatch(j -> j.child().equals(link.name()));
        if (door && moves) {
          continue;
        }
        for (ModelShape.Shape s : link.shapes()) {
          Footprint f = Footprint.of(s, o.scale(), o.pos(), o.ori());
          if (f.high > LOW && f.low < HIGH) {
            draw(f, blocked, minX, minY, columns, rows);
          }
        }
      }
    }
    return new TraversabilityMap(minX, minY, columns, rows, blocked);
  }

  private static void draw(
      Footprint f, boolean[] blocked, double minX, double minY, int columns, int rows) {
    double loX = Double.POSITIVE_INFINITY;
    double loY = Double.POSITIVE_INFINITY;
    double hiX = Double.NEGATIVE_INFINITY;
    double hiY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < f.outline.length; i += 2) {
      loX = Math.min(loX, f.outline[i]);
      hiX = Math.max(hiX, f.outline[i]);
      loY = Math.min(loY, f.outline[i + 1]);
      hiY = Math.max(hiY, f.outline[i + 1]);
    }
    int c0 = Math.max(0, (int) Math.floor((loX - CELL - minX) / CELL));
    int c1 = Math.min(columns - 1, (int) Math.floor((hiX + CELL - minX) / CELL));
    int r0 = Math.max(0, (int) Math.floor((loY - CELL - minY) / CELL));
    int r1 = Math.min(rows - 1, (int) Math.floor((hiY + CELL - minY) / CELL));
    for (int r = r0; r <= r1; r++) {
      for (int c = c0; c <= c1; c++) {
        double x = minX + (c + 0.5) * CELL;
        double y = minY + (r + 0.5) * CELL;
        if (f.distance(x, y) <= CELL / 2) {
          blocked[r * columns + c] = true;
        }
      }
    }
  }

  /**
   * The same map with more things in the way.
   *
   * @param discs x, y and radius of each, m
   */
  public TraversabilityMap with(List<double[]> discs) {
    boolean[] b = blocked.clone();
    for (double[] d : discs) {
      for (int r = row(d[1] - d[2]); r <= row(d[1] + d[2]); r++) {
        for (int c = column(d[0] - d[2]); c <= column(d[0] + d[2]); c++) {
          double dx = x(c) - d[0];
          double dy = y(r) - d[1];
          if (inside(c, r) && dx * dx + dy * dy <= d[2] * d[2]) {
            b[r * columns + c] = true;
          }
        }
      }
    }
    return new TraversabilityMap(minX, minY, columns, rows, b);
  }

  /** Number of cells along x. */
  public int columns() {
    return columns;
  }

  /** Number of cells along y. */
  public int rows() {
    return rows;
  }

  /** Column of a coordinate; may lie outside. */
  public int column(double x) {
    return (int) Math.floor((x - minX) / CELL);
  }

  /** Row of a coordinate; may lie outside. */
  public int row(double y) {
    return (int) Math.floor((y - minY) / CELL);
  }

  /** Middle of a column, m. */
  public double x(int column) {
    return minX + (column + 0.5) * CELL;
  }

  /** Middle of a row, m. */
  public double y(int row) {
    return minY + (row + 0.5) * CELL;
  }

  /** Whether there is such a cell. */
  public boolean inside(int column, int row) {
    return column >= 0 && row >= 0 && column < columns && row < rows;
  }

  /** Whether something fixed stands there; true outside the map. */
  public boolean blocked(int column, int row) {
    return !inside(column, row) || blocked[row * columns + column];
  }

  /**
   * Distance from the middle of a cell to the nearest blocked cell's middle, m; 0 outside the map.
   * A disc of radius r stands free where this exceeds r (the map eroded by r).
   */
  public double clearance(int column, int row) {
    return inside(column, row) ? clearance[row * columns + column] : 0;
  }

  /** The same at a point. */
  public double clearance(double x, double y) {
    return clearance(column(x), row(y));
  }

  /** Whether a disc of that radius stands free at a point. */
  public boolean free(double x, double y, double radius) {
    return clearance(x, y) > radius;
  }

  /**
   * Numbers the parts of the eroded map that hang together (four neighbours).
   *
   * @return row by row, 0 where a disc of the radius does not fit, else the number of the part
   */
  public int[] components(double radius) {
    int[] label = new int[columns * rows];
    int[] queue = new int[columns * rows];
    int next = 0;
    for (int start = 0; start < label.length; start++) {
      if (label[start] != 0 || clearance[start] <= radius) {
        continue;
      }
      next++;
      int head = 0;
      int tail = 0;
      queue[tail++] = start;
      label[start] = next;
      while (head < tail) {
        int at = queue[head++];
        int c = at % columns;
        int r = at / columns;
        for (int k = 0; k < 4; k++) {
          int cc = c + (k == 0 ? 1 : k == 1 ? -1 : 0);
          int rr = r + (k == 2 ? 1 : k == 3 ? -1 : 0);
          int to = rr * columns + cc;
          if (inside(cc, rr) && label[to] == 0 && clearance[to] > radius) {
            label[to] = next;
            queue[tail++] = to;
          }
        }
      }
    }
    return label;
  }

  /** The component at a point, 0 for none. */
  public int component(int[] labels, double x, double y) {
    int c = column(x);
    int r = row(y);
    return inside(c, r) ? labels[r * columns + c] : 0;
  }

  /** Centre of a cell as a point on the floor. */
  public Vec3 centre(int column, int row) {
    return new Vec3(x(column), y(row), 0);
  }

  // exact Euclidean distance transform (Felzenszwalb and Huttenlocher 2012), columns then rows
  private static float[] distances(boolean[] blocked, int columns, int rows) {
    double far = 1e12;
    double[] d = new double[columns * rows];
    int n = Math.max(columns, rows);
    double[] f = new double[n];
    double[] out = new double[n];
    int[] v = new int[n];
    double[] z = new double[n + 1];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        f[r] = blocked[r * columns + c] ? 0 : far;
      }
      parabolas(f, rows, out, v, z);
      for (int r = 0; r < rows; r++) {
        d[r * columns + c] = out[r];
      }
    }
    float[] result = new float[columns * rows];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(d, r * columns, f, 0, columns);
      parabolas(f, columns, out, v, z);
      for (int c = 0; c < columns; c++) {
        result[r * columns + c] = (float) (Math.sqrt(out[c]) * CELL);
      }
    }
    return result;
  }

  private static void parabolas(double[] f, int n, double[] out, int[] v, double[] z) {
    int k = 0;
    v[0] = 0;
    z[0] = Double.NEGATIVE_INFINITY;
    z[1] = Double.POSITIVE_INFINITY;
    for (int q = 1; q < n; q++) {
      double s = meet(f, q, v[k]);
      while (s <= z[k]) {
        k--;
        s = meet(f, q, v[k]);
      }
      k++;
      v[k] = q;
      z[k] = s;
      z[k + 1] = Double.POSITIVE_INFINITY;
    }
    k = 0;
    for (int q = 0; q < n; q++) {
      while (z[k + 1] < q) {
        k++;
      }
      double e = (double) q - v[k];
      out[q] = e * e + f[v[k]];
    }
  }

  private static double meet(double[] f, int q, int p) {
    return (f[q] + (double) q * q - f[p] - (double) p * p) / (2.0 * q - 2.0 * p);
  }

  @Override
  public String toString() {
    long free = 0;
    for (boolean b : blocked) {
      free += b ? 0 : 1;
    }
    return columns + " x " + rows + " cells, " + free + " free";
  }
}
