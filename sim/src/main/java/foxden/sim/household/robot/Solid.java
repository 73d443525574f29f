package foxden.sim.household.robot;

import java.util.Arrays;

/**
 * A convex solid as the hull of points grown by a radius: boxes and hulls have radius 0, a sphere
 * is one point, a capsule two. Holds its points in the local frame and, after {@link #moveTo}, in
 * the world with a bounding box.
 */
final class Solid {

  private final double[] local;
  final double[] world;
  final double radius;

  /** Bounding box in the world: min x y z, max x y z. */
  final double[] box = new double[6];

  Solid(double[] local, double radius) {
    this.local = local;
    this.world = local.clone();
    this.radius = radius;
    bound();
  }

  /** Number of points. */
  int size() {
    return local.length / 3;
  }

  /** Takes the shape to a pose in the world. */
  void moveTo(Rigid pose) {
    for (int i = 0; i < local.length; i += 3) {
      double x = local[i];
      double y = local[i + 1];
      double z = local[i + 2];
      world[i] = pose.applyX(x, y, z);
      world[i + 1] = pose.applyY(x, y, z);
      world[i + 2] = pose.applyZ(x, y, z);
    }
    bound();
  }

  private void bound() {
    Arrays.fill(box, 0, 3, Double.POSITIVE_INFINITY);
    Arrays.fill(box, 3, 6, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < world.length; i++) {
      int k = i % 3;
      box[k] = Math.min(box[k], world[i] - radius);
      box[3 + k] = Math.max(box[3 + k], world[i] + radius);
    }
  }

  /** Whether the bounding boxes come within {@code margin} of each other. */
  boolean near(Solid o, double margin) {
    return near(o.box, margin);
  }

  /** Whether this bounding box comes within {@code margin} of another (min x y z, max x y z). */
  boolean near(double[] b, double margin) {
    return box[0] <= b[3] + margin
        && b[0] <= box[3] + margin
        && box[1] <= b[4] + margin
        && b[1] <= box[4] + margin
        && box[2] <= b[5] + margin
        && b[2] <= box[5] + margin;
  }

  /** Component of a world point along (x, y, z), less the radius. */
  double along(int i, double x, double y, double z) {
    return world[3 * i] * x + world[3 * i + 1] * y + world[3 * i + 2] * z - radius;
  }

  /** One point of this shape with its radius, where it is now. */
  Solid corner(int i) {
    return new Solid(new double[] {world[3 * i], world[3 * i + 1], world[3 * i + 2]}, radius);
  }

  /** Index of the world point farthest along (x, y, z). */
  int support(double x, double y, double z) {
    int best = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < world.length; i += 3) {
      double d = world[i] * x + world[i + 1] * y + world[i + 2] * z;
      if (d > max) {
        max = d;
        best = i;
      }
    }
    return best;
  }
}
