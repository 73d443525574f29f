package foxden.scenes;

/** Three numbers: a point or a vector in metres, or a scale without unit. */
public record Vec3(double x, double y, double z) {

  /** The origin. */
  public static final Vec3 ZERO = new Vec3(0, 0, 0);

  /** Scale one. */
  public static final Vec3 ONE = new Vec3(1, 1, 1);

  /** This plus o. */
  public Vec3 plus(Vec3 o) {
    return new Vec3(x + o.x, y + o.y, z + o.z);
  }

  /** This minus o. */
  public Vec3 minus(Vec3 o) {
    return new Vec3(x - o.x, y - o.y, z - o.z);
  }

  /** This times s. */
  public Vec3 times(double s) {
    return new Vec3(x * s, y * s, z * s);
  }

  /** This times o, number by number. */
  public Vec3 times(Vec3 o) {
    return new Vec3(x * o.x, y * o.y, z * o.z);
  }

  /** Scalar product. */
  public double dot(Vec3 o) {
    return x * o.x + y * o.y + z * o.z;
  }

  /** Euclidean length. */
  public double length() {
    return Math.sqrt(dot(this));
  }
}
