package foxden.assets.mesh;

/** A point or direction in metres. */
public record Vec(double x, double y, double z) {
  public static final Vec ZERO = new Vec(0, 0, 0);
  public static final Vec X = new Vec(1, 0, 0);
  public static final Vec Y = new Vec(0, 1, 0);
  public static final Vec Z = new Vec(0, 0, 1);

  public static Vec of(double x, double y, double z) {
    return new Vec(x, y, z);
  }

  public Vec add(Vec o) {
    return new Vec(x + o.x, y + o.y, z + o.z);
  }

  public Vec sub(Vec o) {
    return new Vec(x - o.x, y - o.y, z - o.z);
  }

  public Vec mul(double s) {
    return new Vec(x * s, y * s, z * s);
  }

  public double dot(Vec o) {
    return x * o.x + y * o.y + z * o.z;
  }

  public Vec cross(Vec o) {
    return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** The unit vector of this direction, or +z for a vector of no length. */
  public Vec unit() {
    double l = length();
    return l < 1e-12 ? Z : mul(1 / l);
  }

  public Vec lerp(Vec o, double t) {
    return new Vec(x + (o.x - x) * t, y + (o.y - y) * t, z + (o.z - z) * t);
  }

  /** Any unit vector at right angles to this one; the same for the same input. */
  public Vec side() {
    Vec u = unit();
    return (Math.abs(u.z) < 0.9 ? Z.cross(u) : X.cross(u)).unit();
  }
}
