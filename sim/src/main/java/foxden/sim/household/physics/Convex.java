package foxden.sim.household.physics;

import com.bulletphysics.collision.broadphase.BroadphaseNativeType;
import com.bulletphysics.collision.shapes.ConvexShape;
import com.bulletphysics.linearmath.Transform;
import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;
import javax.vecmath.Matrix3f;
import javax.vecmath.Vector3f;

/**
 * A convex collision shape with its place in the frame of a link. It is a core (box, cylinder,
 * point, segment or point cloud) rounded by a margin, the form that GJK likes; the core is shrunk
 * so that the rounded shape has the size asked for. Immutable.
 *
 * <p>Own class and not jbullet's because jbullet's hulls and capsules answer with a fixed vertex
 * for directions shorter than 0.01, which is what GJK asks for between shapes closer than 1 cm.
 */
public final class Convex extends ConvexShape {

  /** Rounding of an ordinary shape, m; two of them make jbullet's GJK leave EPA out at rest. */
  static final double MARGIN = 0.008;

  private enum Kind {
    BOX,
    CYLINDER,
    POINT,
    SEGMENT,
    CLOUD
  }

  private final Kind kind;
  private final Pose local;
  private final float margin;
  // half extents of the core; for a cylinder x = y = radius; a segment has only z
  private final float hx;
  private final float hy;
  private final float hz;
  private final float[] points;

  private Convex(
      Kind kind, Pose local, double margin, double hx, double hy, double hz, float[] points) {
    this.kind = kind;
    this.local = local;
    this.margin = (float) margin;
    this.hx = (float) hx;
    this.hy = (float) hy;
    this.hz = (float) hz;
    this.points = points;
  }

  /** A box with the given half extents (m). */
  public static Convex box(Pose local, Vec3 half) {
    double m = margin(Math.min(half.x(), Math.min(half.y(), half.z())));
    return new Convex(Kind.BOX, local, m, half.x() - m, half.y() - m, half.z() - m, new float[0]);
  }

  /** A cylinder along local z; {@code half} is half its height (m). */
  public static Convex cylinder(Pose local, double radius, double half) {
    double m = margin(Math.min(radius, half));
    return new Convex(Kind.CYLINDER, local, m, radius - m, radius - m, half - m, new float[0]);
  }

  /** A ball (m). */
  public static Convex sphere(Vec3 centre, double radius) {
    return new Convex(Kind.POINT, new Pose(centre, Quat.IDENTITY), radius, 0, 0, 0, new float[0]);
  }

  /** A capsule along local z; {@code half} is half the straight part (m). */
  public static Convex capsule(Pose local, double radius, double half) {
    return new Convex(Kind.SEGMENT, local, radius, 0, 0, half, new float[0]);
  }

  /**
   * The convex hull of points given in the link's frame.
   *
   * @param xyz x y z of each point in turn, m
   */
  public static Convex hull(double[] xyz) {
    double[] lo = {xyz[0], xyz[1], xyz[2]};
    double[] hi = lo.clone();
    for (int i = 0; i < xyz.length; i++) {
      lo[i % 3] = Math.min(lo[i % 3], xyz[i]);
      hi[i % 3] = Math.max(hi[i % 3], xyz[i]);
    }
    double[] c = new double[3];
    double[] h = new double[3];
    double smallest = Double.MAX_VALUE;
    for (int k = 0; k < 3; k++) {
      c[k] = (lo[k] + hi[k]) / 2;
      h[k] = (hi[k] - lo[k]) / 2;
      smallest = Math.min(smallest, h[k]);
    }
    // shrink towards the middle by the margin, axis by axis
    double m = margin(smallest);
    float[] p = new float[xyz.length];
    for (int i = 0; i < xyz.length; i++) {
      int k = i % 3;
      double s = h[k] > 0 ? (h[k] - m) / h[k] : 0;
      p[i] = (float) ((xyz[i] - c[k]) * s);
    }
    return new Convex(Kind.CLOUD, Pose.at(c[0], c[1], c[2]), m, h[0] - m, h[1] - m, h[2] - m, p);
  }

  /**
   * A shape of a model.
   *
   * @param scale factor per model axis; a rotated or round shape takes the mean of the axes it
   *     spans
   */
  public static Convex of(ModelShape.Shape shape, Vec3 scale) {
    if (shape instanceof ModelShape.Box b) {
      Pose local = new Pose(b.pos().times(scale), b.ori());
      return box(local, b.half().times(local(b.ori(), scale)));
    } else if (shape instanceof ModelShape.Cylinder c) {
      Vec3 s = local(c.ori(), scale);
      return cylinder(
          new Pose(c.pos().times(scale), c.ori()),
          c.radius() * (s.x() + s.y()) / 2,
          c.half() * s.z());
    } else if (shape instanceof ModelShape.Sphere s) {
      return sphere(s.pos().times(scale), s.radius() * (scale.x() + scale.y() + scale.z()) / 3);
    } else if (shape instanceof ModelShape.Capsule c) {
      Vec3 s = local(c.ori(), scale);
      return capsule(
          new Pose(c.pos().times(scale), c.ori()),
          c.radius() * (s.x() + s.y()) / 2,
          c.half() * s.z());
    } else if (shape instanceof ModelShape.Hull h) {
      double[] xyz = new double[3 * h.points().size()];
      for (int i = 0; i < h.points().size(); i++) {
        Vec3 p = h.points().get(i).times(scale);
        xyz[3 * i] = p.x();
        xyz[3 * i + 1] = p.y();
        xyz[3 * i + 2] = p.z();
      }
      return hull(xyz);
    }
    throw new IllegalArgumentException("unknown shape " + shape);
  }

  /** All shapes of a link. */
  public static List<Convex> of(ModelShape.Link link, Vec3 scale) {
    List<Convex> out = new ArrayList<>();
    for (ModelShape.Shape s : link.shapes()) {
      out.add(of(s, scale));
    }
    return out;
  }

  // scale along the rotated axes; exact for turns by right angles
  private static Vec3 local(Quat ori, Vec3 scale) {
    Quat back = ori.conjugate();
    Vec3 x = back.rotate(new Vec3(scale.x(), 0, 0));
    Vec3 y = back.rotate(new Vec3(0, scale.y(), 0));
    Vec3 z = back.rotate(new Vec3(0, 0, scale.z()));
    return new Vec3(
        Math.sqrt(x.x() * x.x() + y.x() * y.x() + z.x() * z.x()),
        Math.sqrt(x.y() * x.y() + y.y() * y.y() + z.y() * z.y()),
        Math.sqrt(x.z() * x.z() + y.z() * y.z() + z.z() * z.z()));
  }

  private static double margin(double smallestHalf) {
    return Math.min(MARGIN, 0.5 * smallestHalf);
  }

  /** Place of the shape in its link's frame. */
  public Pose local() {
    return local;
  }

  /** Half extents of the bounding box along the shape's own axes, margin included, m. */
  public Vec3 half() {
    return new Vec3((double) hx + margin, (double) hy + margin, (double) hz + margin);
  }

  /**
   * The points of the core in the link's frame, x y z of each, m; the shape is their hull grown by
   * {@link #getMargin}. The core of a cylinder is given as a 16-sided prism around it.
   */
  public double[] core() {
    double[] own =
        switch (kind) {
          case BOX -> {
            double[] p = new double[24];
            for (int i = 0; i < 8; i++) {
              p[3 * i] = (i & 1) == 0 ? -hx : hx;
              p[3 * i + 1] = (i & 2) == 0 ? -hy : hy;
              p[3 * i + 2] = (i & 4) == 0 ? -hz : hz;
            }
            yield p;
          }
          case CYLINDER -> {
            int sides = 16;
            double r = hx / StrictMath.cos(StrictMath.PI / sides);
            double[] p = new double[6 * sides];
            for (int i = 0; i < 2 * sides; i++) {
              double a = 2 * StrictMath.PI * (i / 2) / sides;
              p[3 * i] = r * StrictMath.cos(a);
              p[3 * i + 1] = r * StrictMath.sin(a);
              p[3 * i + 2] = (i & 1) == 0 ? -hz : hz;
            }
            yield p;
          }
          case POINT -> new double[3];
          case SEGMENT -> new double[] {0, 0, -hz, 0, 0, hz};
          case CLOUD -> {
            double[] p = new double[points.length];
            for (int i = 0; i < p.length; i++) {
              p[i] = points[i];
            }
            yield p;
          }
        };
    for (int i = 0; i < own.length; i += 3) {
      Vec3 v = local.apply(new Vec3(own[i], own[i + 1], own[i + 2]));
      own[i] = v.x();
      own[i + 1] = v.y();
      own[i + 2] = v.z();
    }
    return own;
  }

  // bounding box at a transform, written as lo x y z, hi x y z
  void bounds(Matrix3f r, Vector3f o, float grow, float[] out, int at) {
    float ex = Math.abs(r.m00) * hx + Math.abs(r.m01) * hy + Math.abs(r.m02) * hz + margin + grow;
    float ey = Math.abs(r.m10) * hx + Math.abs(r.m11) * hy + Math.abs(r.m12) * hz + margin + grow;
    float ez = Math.abs(r.m20) * hx + Math.abs(r.m21) * hy + Math.abs(r.m22) * hz + margin + grow;
    out[at] = o.x - ex;
    out[at + 1] = o.y - ey;
    out[at + 2] = o.z - ez;
    out[at + 3] = o.x + ex;
    out[at + 4] = o.y + ey;
    out[at + 5] = o.z + ez;
  }

  @Override
  public Vector3f localGetSupportingVertexWithoutMargin(Vector3f v, Vector3f out) {
    switch (kind) {
      case BOX -> out.set(v.x >= 0 ? hx : -hx, v.y >= 0 ? hy : -hy, v.z >= 0 ? hz : -hz);
      case CYLINDER -> {
        float z = v.z >= 0 ? hz : -hz;
        float s = (float) Math.sqrt(v.x * v.x + v.y * v.y);
        if (s > 0) {
          float d = hx / s;
          out.set(v.x * d, v.y * d, z);
        } else {
          out.set(hx, 0, z);
        }
      }
      case POINT -> out.set(0, 0, 0);
      case SEGMENT -> out.set(0, 0, v.z >= 0 ? hz : -hz);
      case CLOUD -> {
        float x = v.x;
        float y = v.y;
        float z = v.z;
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 3) {
          float d = points[i] * x + points[i + 1] * y + points[i + 2] * z;
          if (d > most) {
            most = d;
            best = i;
          }
        }
        out.set(points[best], points[best + 1], points[best + 2]);
      }
    }
    return out;
  }

  @Override
  public Vector3f localGetSupportingVertex(Vector3f v, Vector3f out) {
    float x = v.x;
    float y = v.y;
    float z = v.z;
    float n = (float) Math.sqrt(x * x + y * y + z * z);
    localGetSupportingVertexWithoutMargin(v, out);
    if (n > 0) {
      float s = margin / n;
      out.x += x * s;
      out.y += y * s;
      out.z += z * s;
    }
    return out;
  }

  @Override
  public void batchedUnitVectorGetSupportingVertexWithoutMargin(
      Vector3f[] vectors, Vector3f[] out, int n) {
    for (int i = 0; i < n; i++) {
      localGetSupportingVertexWithoutMargin(vectors[i], out[i]);
    }
  }

  @Override
  public void getAabb(Transform t, Vector3f lo, Vector3f hi) {
    float[] b = new float[6];
    bounds(t.basis, t.origin, 0, b, 0);
    lo.set(b[0], b[1], b[2]);
    hi.set(b[3], b[4], b[5]);
  }

  @Override
  public void getAabbSlow(Transform t, Vector3f lo, Vector3f hi) {
    getAabb(t, lo, hi);
  }

  @Override
  public float getMargin() {
    return margin;
  }

  @Override
  public void setMargin(float margin) {
    throw new UnsupportedOperationException("a Convex is immutable");
  }

  @Override
  public void setLocalScaling(Vector3f scaling) {
    throw new UnsupportedOperationException("a Convex is immutable");
  }

  @Override
  public Vector3f getLocalScaling(Vector3f out) {
    out.set(1, 1, 1);
    return out;
  }

  @Override
  public int getNumPreferredPenetrationDirections() {
    return 0;
  }

  @Override
  public void getPreferredPenetrationDirection(int index, Vector3f out) {
    throw new UnsupportedOperationException("a Convex prefers no direction");
  }

  @Override
  public void calculateLocalInertia(float mass, Vector3f out) {
    // of the bounding box
    Vec3 h = half();
    double k = mass / 3;
    out.set(
        (float) (k * (h.y() * h.y() + h.z() * h.z())),
        (float) (k * (h.x() * h.x() + h.z() * h.z())),
        (float) (k * (h.x() * h.x() + h.y() * h.y())));
  }

  @Override
  public BroadphaseNativeType getShapeType() {
    return BroadphaseNativeType.CONVEX_HULL_SHAPE_PROXYTYPE;
  }

  @Override
  public String getName() {
    return kind.name();
  }
}
