package foxden.assets.mesh;

import java.util.List;

/** Centre of mass and moments of inertia of a link from its shapes, filled evenly. */
final class MassProperties {
  private MassProperties() {}

  record Result(double[] com, double[] inertia) {}

  // Volume, centre, axes (columns), principal moments per unit mass.
  private record Piece(double volume, Vec centre, Vec[] axes, double[] moments) {}

  static Result of(double mass, List<ShapeDraft.Solid> solids) {
    double volume = 0;
    Vec com = Vec.ZERO;
    List<Piece> pieces = solids.stream().map(MassProperties::piece).toList();
    for (Piece p : pieces) {
      volume += p.volume;
      com = com.add(p.centre.mul(p.volume));
    }
    if (volume <= 0) {
      return new Result(new double[3], new double[] {mass * 1e-3, mass * 1e-3, mass * 1e-3});
    }
    com = com.mul(1 / volume);
    double[] inertia = new double[3];
    for (Piece p : pieces) {
      double m = mass * p.volume / volume;
      Vec d = p.centre.sub(com);
      double[] dd = {d.x() * d.x(), d.y() * d.y(), d.z() * d.z()};
      double all = dd[0] + dd[1] + dd[2];
      for (int k = 0; k < 3; k++) {
        // diagonal of R diag(moments) R^T, then the parallel axis theorem
        double own = 0;
        for (int a = 0; a < 3; a++) {
          double c = Pen.array(p.axes[a])[k];
          own += c * c * p.moments[a];
        }
        inertia[k] += m * (own + all - dd[k]);
      }
    }
    return new Result(Pen.array(com), inertia);
  }

  private static Piece piece(ShapeDraft.Solid s) {
    if (s instanceof ShapeDraft.Box b) {
      double[] h = b.half();
      double[] q = {h[0] * h[0] / 3, h[1] * h[1] / 3, h[2] * h[2] / 3};
      return new Piece(
          8 * h[0] * h[1] * h[2],
          vec(b.pos()),
          axes(b.quat()),
          new double[] {q[1] + q[2], q[0] + q[2], q[0] + q[1]});
    } else if (s instanceof ShapeDraft.Cylinder c) {
      double r2 = c.radius() * c.radius();
      double side = r2 / 4 + c.half() * c.half() / 3;
      return new Piece(
          Math.PI * r2 * 2 * c.half(),
          vec(c.pos()),
          axes(c.quat()),
          new double[] {side, side, r2 / 2});
    } else if (s instanceof ShapeDraft.Capsule c) {
      // as a cylinder of the same volume
      double r2 = c.radius() * c.radius();
      double half = c.half() + c.radius() * 2 / 3;
      double side = r2 / 4 + half * half / 3;
      return new Piece(
          Math.PI * r2 * 2 * half, vec(c.pos()), axes(c.quat()), new double[] {side, side, r2 / 2});
    } else if (s instanceof ShapeDraft.Sphere b) {
      double i = 0.4 * b.radius() * b.radius();
      return new Piece(
          4.0 / 3 * Math.PI * b.radius() * b.radius() * b.radius(),
          vec(b.pos()),
          new Vec[] {Vec.X, Vec.Y, Vec.Z},
          new double[] {i, i, i});
    }
    ShapeDraft.Hull hull = (ShapeDraft.Hull) s;
    double[] lo = {1e30, 1e30, 1e30};
    double[] hi = {-1e30, -1e30, -1e30};
    for (double[] p : hull.points()) {
      for (int k = 0; k < 3; k++) {
        lo[k] = Math.min(lo[k], p[k]);
        hi[k] = Math.max(hi[k], p[k]);
      }
    }
    double[] q = new double[3];
    double v = 4.0 / 3 * Math.PI;
    for (int k = 0; k < 3; k++) {
      double h = (hi[k] - lo[k]) / 2;
      q[k] = h * h / 5;
      v *= h;
    }
    return new Piece(
        v,
        new Vec((lo[0] + hi[0]) / 2, (lo[1] + hi[1]) / 2, (lo[2] + hi[2]) / 2),
        new Vec[] {Vec.X, Vec.Y, Vec.Z},
        new double[] {q[1] + q[2], q[0] + q[2], q[0] + q[1]});
  }

  private static Vec vec(double[] p) {
    return new Vec(p[0], p[1], p[2]);
  }

  private static Vec[] axes(double[] q) {
    double x = q[0];
    double y = q[1];
    double z = q[2];
    double w = q[3];
    return new Vec[] {
      new Vec(1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)),
      new Vec(2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)),
      new Vec(2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y))
    };
  }
}
