package foxden.sim.household.sensor;

import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;

/** The outline of a convex shape seen from above, and how high it reaches. */
final class Footprint {

  private static final int ROUND = 16;

  // corners x y in turn, counter-clockwise
  final double[] outline;
  final double low;
  final double high;

  private Footprint(List<Vec3> points) {
    double lo = Double.POSITIVE_INFINITY;
    double hi = Double.NEGATIVE_INFINITY;
    for (Vec3 p : points) {
      lo = Math.min(lo, p.z());
      hi = Math.max(hi, p.z());
    }
    low = lo;
    high = hi;
    outline = hull(points);
  }

  /** Of a shape in the model frame, the model being at a place in the world. */
  static Footprint of(ModelShape.Shape shape, Vec3 scale, Vec3 pos, Quat ori) {
    List<Vec3> world = new ArrayList<>();
    for (Vec3 p : points(shape)) {
      world.add(pos.plus(ori.rotate(p.times(scale))));
    }
    return new Footprint(world);
  }

  private static List<Vec3> points(ModelShape.Shape shape) {
    List<Vec3> out = new ArrayList<>();
    if (shape instanceof ModelShape.Box b) {
      for (int i = 0; i < 8; i++) {
        Vec3 c =
            new Vec3(
                (i & 1) == 0 ? b.half().x() : -b.half().x(),
                (i & 2) == 0 ? b.half().y() : -b.half().y(),
                (i & 4) == 0 ? b.half().z() : -b.half().z());
        out.add(b.pos().plus(b.ori().rotate(c)));
      }
    } else if (shape instanceof ModelShape.Cylinder c) {
      rings(c.pos(), c.ori(), c.radius(), c.half(), out);
    } else if (shape instanceof ModelShape.Capsule c) {
      rings(c.pos(), c.ori(), c.radius(), c.half() + c.radius(), out);
    } else if (shape instanceof ModelShape.Sphere s) {
      rings(s.pos(), Quat.IDENTITY, s.radius(), s.radius(), out);
    } else if (shape instanceof ModelShape.Hull h) {
      out.addAll(h.points());
    }
    return out;
  }

  private static void rings(Vec3 pos, Quat ori, double radius, double half, List<Vec3> out) {
    for (int i = 0; i < ROUND; i++) {
      double a = 2 * StrictMath.PI * i / ROUND;
      double x = radius * StrictMath.cos(a);
      double y = radius * StrictMath.sin(a);
      out.add(pos.plus(ori.rotate(new Vec3(x, y, half))));
      out.add(pos.plus(ori.rotate(new Vec3(x, y, -half))));
    }
  }

  // Andrew's monotone chain
  private static double[] hull(List<Vec3> points) {
    List<Vec3> p = new ArrayList<>(points);
    p.sort(
        (a, b) -> {
          int c = Double.compare(a.x(), b.x());
          return c != 0 ? c : Double.compare(a.y(), b.y());
        });
    Vec3[] h = new Vec3[2 * p.size() + 1];
    int n = 0;
    for (int pass = 0; pass < 2; pass++) {
      int floor = n + 1;
      for (int i = 0; i < p.size(); i++) {
        Vec3 q = p.get(pass == 0 ? i : p.size() - 1 - i);
        while (n > floor && cross(h[n - 2], h[n - 1], q) <= 0) {
          n--;
        }
        h[n++] = q;
      }
      n--;
    }
    double[] out = new double[2 * n];
    for (int i = 0; i < n; i++) {
      out[2 * i] = h[i].x();
      out[2 * i + 1] = h[i].y();
    }
    return out;
  }

  private static double cross(Vec3 o, Vec3 a, Vec3 b) {
    return (a.x() - o.x()) * (b.y() - o.y()) - (a.y() - o.y()) * (b.x() - o.x());
  }

  /** Distance of a point from the outline, 0 inside, m. */
  double distance(double x, double y) {
    int n = outline.length / 2;
    boolean inside = n >= 3;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double ax = outline[2 * i];
      double ay = outline[2 * i + 1];
      double bx = outline[2 * ((i + 1) % n)];
      double by = outline[2 * ((i + 1) % n) + 1];
      double dx = bx - ax;
      double dy = by - ay;
      inside &= dx * (y - ay) - dy * (x - ax) >= 0;
      double len = dx * dx + dy * dy;
      double t = len > 0 ? ((x - ax) * dx + (y - ay) * dy) / len : 0;
      t = Math.min(1, Math.max(0, t));
      double ex = x - ax - t * dx;
      double ey = y - ay - t * dy;
      best = Math.min(best, Math.sqrt(ex * ex + ey * ey));
    }
    return inside ? 0 : best;
  }
}
