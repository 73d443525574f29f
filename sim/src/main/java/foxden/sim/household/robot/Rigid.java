package foxden.sim.household.robot;

/**
 * A rigid transform, immutable, in double precision: x maps to R x + t. R is kept as a matrix
 * (row-major r00..r22), so that composing and applying needs no normalisation.
 */
public record Rigid(
    double r00,
    double r01,
    double r02,
    double r10,
    double r11,
    double r12,
    double r20,
    double r21,
    double r22,
    double x,
    double y,
    double z) {

  /** Does nothing. */
  public static final Rigid IDENTITY = new Rigid(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);

  /** A pure translation, m. */
  public static Rigid at(double x, double y, double z) {
    return new Rigid(1, 0, 0, 0, 1, 0, 0, 0, 1, x, y, z);
  }

  /**
   * The URDF convention: translation, then fixed-axis roll about x, pitch about y, yaw about z.
   *
   * @param roll rad, as pitch and yaw
   */
  public static Rigid xyzRpy(double x, double y, double z, double roll, double pitch, double yaw) {
    double cr = StrictMath.cos(roll);
    double sr = StrictMath.sin(roll);
    double cp = StrictMath.cos(pitch);
    double sp = StrictMath.sin(pitch);
    double cy = StrictMath.cos(yaw);
    double sy = StrictMath.sin(yaw);
    // R = Rz(yaw) Ry(pitch) Rx(roll)
    return new Rigid(
        cy * cp,
        cy * sp * sr - sy * cr,
        cy * sp * cr + sy * sr,
        sy * cp,
        sy * sp * sr + cy * cr,
        sy * sp * cr - cy * sr,
        -sp,
        cp * sr,
        cp * cr,
        x,
        y,
        z);
  }

  /** A planar pose: position on the plane z and heading about z, rad. */
  public static Rigid planar(double x, double y, double z, double yaw) {
    double c = StrictMath.cos(yaw);
    double s = StrictMath.sin(yaw);
    return new Rigid(c, -s, 0, s, c, 0, 0, 0, 1, x, y, z);
  }

  /**
   * The pose that begins at an index of {@link foxden.sim.WorldState#poses()}: x y z qx qy qz qw.
   */
  public static Rigid of(float[] poses, int at) {
    return of(
        poses[at],
        poses[at + 1],
        poses[at + 2],
        poses[at + 3],
        poses[at + 4],
        poses[at + 5],
        poses[at + 6]);
  }

  /** From a position and a unit quaternion in x y z w order. */
  public static Rigid of(double x, double y, double z, double qx, double qy, double qz, double qw) {
    return new Rigid(
        1 - 2 * (qy * qy + qz * qz),
        2 * (qx * qy - qz * qw),
        2 * (qx * qz + qy * qw),
        2 * (qx * qy + qz * qw),
        1 - 2 * (qx * qx + qz * qz),
        2 * (qy * qz - qx * qw),
        2 * (qx * qz - qy * qw),
        2 * (qy * qz + qx * qw),
        1 - 2 * (qx * qx + qy * qy),
        x,
        y,
        z);
  }

  /** Rotation by {@code angle} rad about the local z axis, no translation. */
  public static Rigid aboutZ(double angle) {
    return planar(0, 0, 0, angle);
  }

  /** This transform after {@code o}: x maps to this(o(x)). */
  public Rigid times(Rigid o) {
    return new Rigid(
        r00 * o.r00 + r01 * o.r10 + r02 * o.r20,
        r00 * o.r01 + r01 * o.r11 + r02 * o.r21,
        r00 * o.r02 + r01 * o.r12 + r02 * o.r22,
        r10 * o.r00 + r11 * o.r10 + r12 * o.r20,
        r10 * o.r01 + r11 * o.r11 + r12 * o.r21,
        r10 * o.r02 + r11 * o.r12 + r12 * o.r22,
        r20 * o.r00 + r21 * o.r10 + r22 * o.r20,
        r20 * o.r01 + r21 * o.r11 + r22 * o.r21,
        r20 * o.r02 + r21 * o.r12 + r22 * o.r22,
        applyX(o.x, o.y, o.z),
        applyY(o.x, o.y, o.z),
        applyZ(o.x, o.y, o.z));
  }

  /** The transform that undoes this one. */
  public Rigid inverse() {
    return new Rigid(
        r00,
        r10,
        r20,
        r01,
        r11,
        r21,
        r02,
        r12,
        r22,
        -(r00 * x + r10 * y + r20 * z),
        -(r01 * x + r11 * y + r21 * z),
        -(r02 * x + r12 * y + r22 * z));
  }

  /** First coordinate of the image of a point. */
  public double applyX(double px, double py, double pz) {
    return r00 * px + r01 * py + r02 * pz + x;
  }

  /** Second coordinate of the image of a point. */
  public double applyY(double px, double py, double pz) {
    return r10 * px + r11 * py + r12 * pz + y;
  }

  /** Third coordinate of the image of a point. */
  public double applyZ(double px, double py, double pz) {
    return r20 * px + r21 * py + r22 * pz + z;
  }

  /** The image of a point, as a new array of three. */
  public double[] apply(double px, double py, double pz) {
    return new double[] {applyX(px, py, pz), applyY(px, py, pz), applyZ(px, py, pz)};
  }

  /**
   * The rotation as a unit quaternion x y z w with w at least 0 (first non-zero positive if w=0).
   */
  public double[] quaternion() {
    double qx;
    double qy;
    double qz;
    double qw;
    double trace = r00 + r11 + r22;
    if (trace > 0) {
      double s = Math.sqrt(trace + 1) * 2;
      qw = s / 4;
      qx = (r21 - r12) / s;
      qy = (r02 - r20) / s;
      qz = (r10 - r01) / s;
    } else if (r00 > r11 && r00 > r22) {
      double s = Math.sqrt(1 + r00 - r11 - r22) * 2;
      qw = (r21 - r12) / s;
      qx = s / 4;
      qy = (r01 + r10) / s;
      qz = (r02 + r20) / s;
    } else if (r11 > r22) {
      double s = Math.sqrt(1 + r11 - r00 - r22) * 2;
      qw = (r02 - r20) / s;
      qx = (r01 + r10) / s;
      qy = s / 4;
      qz = (r12 + r21) / s;
    } else {
      double s = Math.sqrt(1 + r22 - r00 - r11) * 2;
      qw = (r10 - r01) / s;
      qx = (r02 + r20) / s;
      qy = (r12 + r21) / s;
      qz = s / 4;
    }
    double n = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
    double sign = qw < 0 ? -1 : 1;
    double f = sign / n;
    return new double[] {qx * f, qy * f, qz * f, qw * f};
  }

  /** The rotation as a vector: unit axis times angle, angle in [0, pi] rad. */
  public double[] rotationVector() {
    double[] q = quaternion();
    double s = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
    // near zero, the angle is twice the vector part
    double f = s < 1e-9 ? 2 : 2 * StrictMath.atan2(s, q[3]) / s;
    return new double[] {q[0] * f, q[1] * f, q[2] * f};
  }

  /** Distance between the origins of two transforms, m. */
  public double distance(Rigid o) {
    double dx = x - o.x;
    double dy = y - o.y;
    double dz = z - o.z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Heading of the local x axis about world z, rad in (-pi, pi]. */
  public double yaw() {
    return StrictMath.atan2(r10, r00);
  }
}
