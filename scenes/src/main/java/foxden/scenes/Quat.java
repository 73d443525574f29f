package foxden.scenes;

/** A rotation as a unit quaternion x y z w. */
public record Quat(double x, double y, double z, double w) {

  /** No rotation. */
  public static final Quat IDENTITY = new Quat(0, 0, 0, 1);

  /** Rotation about +z by an angle in rad. */
  public static Quat yaw(double angle) {
    return new Quat(0, 0, StrictMath.sin(angle / 2), StrictMath.cos(angle / 2));
  }

  /** Rotation about a unit axis by an angle in rad. */
  public static Quat about(Vec3 axis, double angle) {
    double s = StrictMath.sin(angle / 2);
    return new Quat(axis.x() * s, axis.y() * s, axis.z() * s, StrictMath.cos(angle / 2));
  }

  /** First o, then this. */
  public Quat times(Quat o) {
    return new Quat(
        w * o.x + x * o.w + y * o.z - z * o.y,
        w * o.y - x * o.z + y * o.w + z * o.x,
        w * o.z + x * o.y - y * o.x + z * o.w,
        w * o.w - x * o.x - y * o.y - z * o.z);
  }

  /** The vector v turned by this rotation. */
  public Vec3 rotate(Vec3 v) {
    // v + 2 q x (q x v + w v)
    double tx = y * v.z() - z * v.y() + w * v.x();
    double ty = z * v.x() - x * v.z() + w * v.y();
    double tz = x * v.y() - y * v.x() + w * v.z();
    return new Vec3(
        v.x() + 2 * (y * tz - z * ty),
        v.y() + 2 * (z * tx - x * tz),
        v.z() + 2 * (x * ty - y * tx));
  }

  /** The opposite rotation. */
  public Quat conjugate() {
    return new Quat(-x, -y, -z, w);
  }

  /** Length of the four numbers; 1 for a rotation. */
  public double norm() {
    return Math.sqrt(x * x + y * y + z * z + w * w);
  }
}
