package foxden.app.scene3d;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an eye may be: not in a wall. Walls count as the boxes around them, along the axes of the
 * world, m. Pure arithmetic.
 */
final class EyeRoom {

  /** Nothing is in the way. */
  static final EyeRoom OPEN = new EyeRoom(List.of());

  /** So far from a wall the near plane does not cut it, m. */
  private static final double MARGIN = 0.15;

  private static final double NEAREST = 0.35;

  // x0 y0 z0 x1 y1 z1 of each, with the margin.
  private final List<double[]> boxes;

  private EyeRoom(List<double[]> boxes) {
    this.boxes = boxes;
  }

  static EyeRoom of(SceneModel scene) {
    List<double[]> boxes = new ArrayList<>();
    for (Piece p : scene.pieces()) {
      if (p.kind() != Kind.WALL || p.solid().triangles() == 0) {
        continue;
      }
      double[] b = {1e9, 1e9, 1e9, -1e9, -1e9, -1e9};
      float[] at = p.solid().transformed(Stage.matrix(p.pose())).positions();
      for (int i = 0; i < at.length; i++) {
        b[i % 3] = Math.min(b[i % 3], at[i] - MARGIN);
        b[3 + i % 3] = Math.max(b[3 + i % 3], at[i] + MARGIN);
      }
      boxes.add(b);
    }
    return new EyeRoom(boxes);
  }

  /** Whether a point is in a wall or too close to one. */
  boolean inWall(double x, double y, double z) {
    double[] eye = {x, y, z};
    return boxes.stream().anyMatch(b -> holds(b, eye));
  }

  /**
   * How far from the point looked at the eye may be, m.
   *
   * @param azimuth to the eye, rad, see {@link CameraPose#orbit}
   * @param distance wanted, m
   * @return at most that, and never less than 0.35 m
   */
  double clear(double x, double y, double z, double azimuth, double elevation, double distance) {
    double[] from = {x, y, z};
    double[] way = {
      Math.cos(azimuth) * Math.cos(elevation),
      Math.sin(azimuth) * Math.cos(elevation),
      Math.sin(elevation)
    };
    double d = distance;
    // Walls that meet can send the eye on from one to the next.
    for (int turn = 0; turn < boxes.size(); turn++) {
      double before = d;
      for (double[] b : boxes) {
        double[] eye = {from[0] + way[0] * d, from[1] + way[1] * d, from[2] + way[2] * d};
        if (holds(b, eye)) {
          d = Math.max(NEAREST, entry(b, from, way));
        }
      }
      if (d == before) {
        break;
      }
    }
    return d;
  }

  private static boolean holds(double[] b, double[] p) {
    for (int k = 0; k < 3; k++) {
      if (p[k] <= b[k] || p[k] >= b[3 + k]) {
        return false;
      }
    }
    return true;
  }

  // Where a ray enters a box that it ends in, m; 0 when it begins in it.
  private static double entry(double[] b, double[] from, double[] way) {
    double in = 0;
    for (int k = 0; k < 3; k++) {
      if (Math.abs(way[k]) > 1e-9) {
        double side = way[k] > 0 ? b[k] : b[3 + k];
        in = Math.max(in, (side - from[k]) / way[k]);
      }
    }
    return in - 1e-6;
  }
}
