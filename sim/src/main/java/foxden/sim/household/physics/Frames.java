package foxden.sim.household.physics;

import com.bulletphysics.linearmath.Transform;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import javax.vecmath.Matrix3f;
import javax.vecmath.Vector3f;

/** Conversions between our poses (double) and jbullet's transforms (float), without any sine. */
final class Frames {

  private Frames() {}

  static Transform transform(Pose pose, Vec3 com) {
    Transform t = new Transform();
    basis(pose.ori(), t.basis);
    Vec3 o = pose.apply(com);
    t.origin.set((float) o.x(), (float) o.y(), (float) o.z());
    return t;
  }

  // rotation matrix of a quaternion of any length but zero
  static void basis(Quat q, Matrix3f m) {
    double n = q.x() * q.x() + q.y() * q.y() + q.z() * q.z() + q.w() * q.w();
    double s = 2 / n;
    double xx = q.x() * q.x() * s;
    double yy = q.y() * q.y() * s;
    double zz = q.z() * q.z() * s;
    double xy = q.x() * q.y() * s;
    double xz = q.x() * q.z() * s;
    double yz = q.y() * q.z() * s;
    double wx = q.w() * q.x() * s;
    double wy = q.w() * q.y() * s;
    double wz = q.w() * q.z() * s;
    m.m00 = (float) (1 - yy - zz);
    m.m01 = (float) (xy - wz);
    m.m02 = (float) (xz + wy);
    m.m10 = (float) (xy + wz);
    m.m11 = (float) (1 - xx - zz);
    m.m12 = (float) (yz - wx);
    m.m20 = (float) (xz - wy);
    m.m21 = (float) (yz + wx);
    m.m22 = (float) (1 - xx - yy);
  }

  // unit quaternion of a rotation matrix (Shepperd 1978: divide by the largest component)
  static Quat quat(Matrix3f m) {
    double trace = (double) m.m00 + m.m11 + m.m22;
    double x;
    double y;
    double z;
    double w;
    if (trace > 0) {
      double s = Math.sqrt(trace + 1) * 2;
      w = s / 4;
      x = (m.m21 - m.m12) / s;
      y = (m.m02 - m.m20) / s;
      z = (m.m10 - m.m01) / s;
    } else if (m.m00 > m.m11 && m.m00 > m.m22) {
      double s = Math.sqrt(1.0 + m.m00 - m.m11 - m.m22) * 2;
      w = (m.m21 - m.m12) / s;
      x = s / 4;
      y = (m.m01 + m.m10) / s;
      z = (m.m02 + m.m20) / s;
    } else if (m.m11 > m.m22) {
      double s = Math.sqrt(1.0 + m.m11 - m.m00 - m.m22) * 2;
      w = (m.m02 - m.m20) / s;
      x = (m.m01 + m.m10) / s;
      y = s / 4;
      z = (m.m12 + m.m21) / s;
    } else {
      double s = Math.sqrt(1.0 + m.m22 - m.m00 - m.m11) * 2;
      w = (m.m10 - m.m01) / s;
      x = (m.m02 + m.m20) / s;
      y = (m.m12 + m.m21) / s;
      z = s / 4;
    }
    double n = Math.sqrt(x * x + y * y + z * z + w * w);
    return new Quat(x / n, y / n, z / n, w / n);
  }

  // a after b; out may be a
  static void times(Transform a, Transform b, Transform out) {
    Matrix3f r = a.basis;
    Matrix3f s = b.basis;
    Vector3f p = b.origin;
    float ox = r.m00 * p.x + r.m01 * p.y + r.m02 * p.z + a.origin.x;
    float oy = r.m10 * p.x + r.m11 * p.y + r.m12 * p.z + a.origin.y;
    float oz = r.m20 * p.x + r.m21 * p.y + r.m22 * p.z + a.origin.z;
    float m00 = r.m00 * s.m00 + r.m01 * s.m10 + r.m02 * s.m20;
    float m01 = r.m00 * s.m01 + r.m01 * s.m11 + r.m02 * s.m21;
    float m02 = r.m00 * s.m02 + r.m01 * s.m12 + r.m02 * s.m22;
    float m10 = r.m10 * s.m00 + r.m11 * s.m10 + r.m12 * s.m20;
    float m11 = r.m10 * s.m01 + r.m11 * s.m11 + r.m12 * s.m21;
    float m12 = r.m10 * s.m02 + r.m11 * s.m12 + r.m12 * s.m22;
    float m20 = r.m20 * s.m00 + r.m21 * s.m10 + r.m22 * s.m20;
    float m21 = r.m20 * s.m01 + r.m21 * s.m11 + r.m22 * s.m21;
    float m22 = r.m20 * s.m02 + r.m21 * s.m12 + r.m22 * s.m22;
    Matrix3f o = out.basis;
    o.m00 = m00;
    o.m01 = m01;
    o.m02 = m02;
    o.m10 = m10;
    o.m11 = m11;
    o.m12 = m12;
    o.m20 = m20;
    o.m21 = m21;
    o.m22 = m22;
    out.origin.set(ox, oy, oz);
  }

  // the rotation vector (axis times angle in [0, pi]) that turns a into b
  static Vec3 rotation(Quat a, Quat b) {
    Quat d = b.times(a.conjugate());
    double w = d.w();
    double x = d.x();
    double y = d.y();
    double z = d.z();
    if (w < 0) {
      w = -w;
      x = -x;
      y = -y;
      z = -z;
    }
    double s = Math.sqrt(x * x + y * y + z * z);
    // twice the half angle over its sine; tends to 2 for small angles
    double k = s < 1e-9 ? 2 / w : 2 * StrictMath.atan2(s, w) / s;
    return new Vec3(x * k, y * k, z * k);
  }

  // q turned for dt by the angular velocity (exponential map)
  static Quat spun(Quat q, double wx, double wy, double wz, double dt) {
    double rate = Math.sqrt(wx * wx + wy * wy + wz * wz);
    double half = rate * dt / 2;
    double k = half < 1e-6 ? dt / 2 : StrictMath.sin(half) / rate;
    double c = half < 1e-6 ? 1 : StrictMath.cos(half);
    Quat t = new Quat(wx * k, wy * k, wz * k, c).times(q);
    double n = t.norm();
    return new Quat(t.x() / n, t.y() / n, t.z() / n, t.w() / n);
  }
}
