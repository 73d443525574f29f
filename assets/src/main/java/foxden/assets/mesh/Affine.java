package foxden.assets.mesh;

/**
 * An affine map in three dimensions: columns a, b, c (images of the axes) and a shift. Angles are
 * degrees.
 */
public record Affine(Vec a, Vec b, Vec c, Vec shift) {
  public static final Affine IDENTITY = new Affine(Vec.X, Vec.Y, Vec.Z, Vec.ZERO);

  public static Affine move(double x, double y, double z) {
    return new Affine(Vec.X, Vec.Y, Vec.Z, new Vec(x, y, z));
  }

  public static Affine scale(double x, double y, double z) {
    return new Affine(new Vec(x, 0, 0), new Vec(0, y, 0), new Vec(0, 0, z), Vec.ZERO);
  }

  public static Affine rotX(double degrees) {
    double c = cos(degrees);
    double s = sin(degrees);
    return new Affine(Vec.X, new Vec(0, c, s), new Vec(0, -s, c), Vec.ZERO);
  }

  public static Affine rotY(double degrees) {
    double c = cos(degrees);
    double s = sin(degrees);
    return new Affine(new Vec(c, 0, -s), Vec.Y, new Vec(s, 0, c), Vec.ZERO);
  }

  public static Affine rotZ(double degrees) {
    double c = cos(degrees);
    double s = sin(degrees);
    return new Affine(new Vec(c, s, 0), new Vec(-s, c, 0), Vec.Z, Vec.ZERO);
  }

  /** Roll, pitch, yaw about fixed axes (as URDF has them, in radians) after a shift. */
  public static Affine rpy(double x, double y, double z, double r, double p, double w) {
    double k = 180 / Math.PI;
    return move(x, y, z).then(rotZ(w * k)).then(rotY(p * k)).then(rotX(r * k));
  }

  /** Turns local z to the given direction. */
  public static Affine zTo(Vec from, Vec to) {
    Vec z = to.sub(from).unit();
    Vec x = z.side();
    return new Affine(x, z.cross(x), z, from);
  }

  /** The map that first does {@code inner}, then this one. */
  public Affine then(Affine inner) {
    return new Affine(
        direction(inner.a), direction(inner.b), direction(inner.c), point(inner.shift));
  }

  public Vec point(Vec p) {
    return direction(p).add(shift);
  }

  public Vec direction(Vec d) {
    return a.mul(d.x()).add(b.mul(d.y())).add(c.mul(d.z()));
  }

  /** Normals go by the cofactor matrix, so that uneven scales keep them at right angles. */
  public Vec normal(Vec n) {
    Vec r = b.cross(c).mul(n.x()).add(c.cross(a).mul(n.y())).add(a.cross(b).mul(n.z()));
    return (determinant() < 0 ? r.mul(-1) : r).unit();
  }

  public double determinant() {
    return a.dot(b.cross(c));
  }

  /** The rotation as a quaternion x y z w; right only for a map without scale. */
  public double[] quaternion() {
    Vec x = a.unit();
    Vec y = b.unit();
    Vec z = c.unit();
    double trace = x.x() + y.y() + z.z();
    double[] q;
    if (trace > 0) {
      double s = Math.sqrt(trace + 1) * 2;
      q = new double[] {(y.z() - z.y()) / s, (z.x() - x.z()) / s, (x.y() - y.x()) / s, s / 4};
    } else if (x.x() > y.y() && x.x() > z.z()) {
      double s = Math.sqrt(1 + x.x() - y.y() - z.z()) * 2;
      q = new double[] {s / 4, (y.x() + x.y()) / s, (z.x() + x.z()) / s, (y.z() - z.y()) / s};
    } else if (y.y() > z.z()) {
      double s = Math.sqrt(1 + y.y() - x.x() - z.z()) * 2;
      q = new double[] {(y.x() + x.y()) / s, s / 4, (z.y() + y.z()) / s, (z.x() - x.z()) / s};
    } else {
      double s = Math.sqrt(1 + z.z() - x.x() - y.y()) * 2;
      q = new double[] {(z.x() + x.z()) / s, (z.y() + y.z()) / s, s / 4, (x.y() - y.x()) / s};
    }
    if (q[3] < 0) {
      for (int i = 0; i < 4; i++) {
        q[i] = -q[i];
      }
    }
    return q;
  }

  // Right angles exactly, so that a quarter turn leaves whole numbers whole.
  private static double cos(double degrees) {
    return degrees % 90 == 0 ? Math.rint(StrictMath.cos(r(degrees))) : StrictMath.cos(r(degrees));
  }

  private static double sin(double degrees) {
    return degrees % 90 == 0 ? Math.rint(StrictMath.sin(r(degrees))) : StrictMath.sin(r(degrees));
  }

  private static double r(double degrees) {
    return degrees * Math.PI / 180;
  }
}
