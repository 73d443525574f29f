package foxden.sim.household.physics;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;

/**
 * A rigid placement: turn by {@code ori}, then shift by {@code pos} (m).
 *
 * @param pos position of the frame's origin
 * @param ori unit quaternion x y z w
 */
public record Pose(Vec3 pos, Quat ori) {

  /** No shift and no turn. */
  public static final Pose IDENTITY = new Pose(Vec3.ZERO, Quat.IDENTITY);

  /** A shift without a turn. */
  public static Pose at(double x, double y, double z) {
    return new Pose(new Vec3(x, y, z), Quat.IDENTITY);
  }

  /** A place on the floor with a turn about +z (rad). */
  public static Pose planar(double x, double y, double yaw) {
    return new Pose(new Vec3(x, y, 0), Quat.yaw(yaw));
  }

  /** First {@code o}, then this: the pose of a frame given in this frame, in the outer one. */
  public Pose times(Pose o) {
    return new Pose(pos.plus(ori.rotate(o.pos)), ori.times(o.ori));
  }

  /** The way back. */
  public Pose inverse() {
    Quat back = ori.conjugate();
    return new Pose(back.rotate(pos).times(-1), back);
  }

  /** A point of this frame, in the outer one. */
  public Vec3 apply(Vec3 p) {
    return pos.plus(ori.rotate(p));
  }

  /** A direction of this frame, in the outer one. */
  public Vec3 turn(Vec3 v) {
    return ori.rotate(v);
  }
}
