package foxden.app.scene3d;

import foxden.sim.WorldState;

/**
 * Turns drags and modes into camera poses that move smoothly. Pure arithmetic: angles in rad,
 * lengths in m, time in s; no thread of its own.
 */
final class CameraRig {

  private static final double ORBIT_FOV = Math.toRadians(38);
  private static final double TOP_FOV = Math.toRadians(24);
  // A ZED 2 opens about this far from top to bottom.
  private static final double HEAD_FOV = Math.toRadians(62);
  private static final double GLIDE_SECONDS = 0.09;
  private static final double SWITCH_SECONDS = 0.55;

  // Goal and present value of: at x, y, z, azimuth, elevation, log distance.
  private final double[] goal = new double[6];
  private final double[] now = new double[6];
  private CameraMode mode = CameraMode.ORBIT;
  private double[] home = {0, 0, 0.5, Math.toRadians(-112), Math.toRadians(40), Math.log(14)};
  // Middle x and y, width, depth of what a plan shows, m; and the picture's aspect.
  private double[] plan = {0, 0, 10, 10, 16.0 / 9};
  private double switchLeft;
  private CameraPose switchFrom = CameraPose.looking(0, -10, 8, 0, 0, 0, ORBIT_FOV);
  private CameraPose last = switchFrom;
  private double[] robot = new double[0];
  private EyeRoom walls = EyeRoom.OPEN;
  private float[] head = new float[0];
  // On a track the free view goes along with who runs, from this x on.
  private boolean travels;
  private double travelled;

  CameraRig() {
    System.arraycopy(home, 0, goal, 0, 6);
    System.arraycopy(home, 0, now, 0, 6);
  }

  /** Begins with what a scene proposes, moved back until it fits a narrower picture. */
  void frame(SceneModel scene, double aspect) {
    walls = EyeRoom.of(scene);
    robot = new double[0];
    double[] b = scene.framing();
    travels = scene.look() == SceneModel.Look.TRACK;
    travelled = 0;
    plan = new double[] {(b[0] + b[3]) / 2, (b[1] + b[4]) / 2, b[3] - b[0], b[4] - b[1], aspect};
    CameraPose c = scene.camera();
    if (c == null) {
      frame(b[0], b[1], b[2], b[3], b[4], b[5], aspect);
      return;
    }
    double dx = c.eyeX() - c.atX();
    double dy = c.eyeY() - c.atY();
    double dz = c.eyeZ() - c.atZ();
    double flat = Math.hypot(dx, dy);
    double zoom = Math.tan(c.fovY() / 2) / Math.tan(ORBIT_FOV / 2);
    double narrow = Math.max(1, (16.0 / 9) / aspect);
    home =
        new double[] {
          c.atX(),
          c.atY(),
          c.atZ(),
          Math.atan2(dy, dx),
          Math.atan2(dz, flat),
          Math.log(Math.hypot(flat, dz) * zoom * narrow)
        };
    settle();
  }

  private void settle() {
    reset();
    System.arraycopy(goal, 0, now, 0, 6);
    last = orbitPose(now, ORBIT_FOV);
  }

  /** Frames a box from the south, from above. */
  void frame(double x0, double y0, double z0, double x1, double y1, double z1, double aspect) {
    double cx = (x0 + x1) / 2;
    double cy = (y0 + y1) / 2;
    double w = x1 - x0;
    double d = y1 - y0;
    double el = Math.toRadians(43);
    double tall = d * Math.sin(el) + (z1 - z0) * Math.cos(el) * 0.6;
    double tan = Math.tan(ORBIT_FOV / 2);
    double distance = Math.max(w / (2 * tan * aspect), tall / (2 * tan)) * 1.02 + d * 0.32;
    home =
        new double[] {
          cx,
          cy - 0.04 * d,
          Math.min(0.5, (z1 - z0) * 0.2),
          Math.toRadians(-104),
          el,
          Math.log(distance)
        };
    settle();
  }

  /** Back to the view that frames the scene. */
  void reset() {
    System.arraycopy(home, 0, goal, 0, 6);
    goal[3] = nearest(goal[3], now[3]);
  }

  CameraMode mode() {
    return mode;
  }

  /** Looks another way; following once more undoes what drags have done to it. */
  void mode(CameraMode m) {
    if (m == mode && m != CameraMode.FOLLOW) {
      return;
    }
    if (m == CameraMode.FOLLOW) {
      if (m == mode) {
        goal[3] = nearest(home[3], now[3]);
      }
      follow();
    } else if (m == CameraMode.ORBIT) {
      reset();
    }
    mode = m;
    switchFrom = last;
    switchLeft = SWITCH_SECONDS;
    System.arraycopy(goal, 0, now, 0, 6);
  }

  private void follow() {
    goal[4] = Math.toRadians(32);
    goal[5] = Math.log(4.6);
  }

  void orbit(double dAzimuth, double dElevation) {
    leaveFixedViews();
    goal[3] += dAzimuth;
    goal[4] = clamp(goal[4] + dElevation, Math.toRadians(4), Math.toRadians(88));
  }

  /** Shifts the point looked at, in picture widths. */
  void pan(double right, double up) {
    leaveFixedViews();
    double reach = 2 * Math.exp(goal[5]) * Math.tan(ORBIT_FOV / 2);
    double sx = -Math.sin(goal[3]);
    double cx = Math.cos(goal[3]);
    // Right in the picture lies along (-sin, cos) of the azimuth; up leads away from the eye.
    goal[0] += (sx * right - cx * up) * reach;
    goal[1] += (cx * right + sx * up * 1.0) * reach;
    goal[0] = clamp(goal[0], travelled - 30, travelled + 30);
    goal[1] = clamp(goal[1], -30, 30);
  }

  /** Nearer (factor below 1) or farther, towards a point when there is one. */
  void zoom(double factor, double @org.jspecify.annotations.Nullable [] towards) {
    leaveFixedViews();
    double before = Math.exp(goal[5]);
    double after = clamp(before * factor, 0.35, 45);
    goal[5] = Math.log(after);
    if (towards != null && mode == CameraMode.ORBIT) {
      double share = 1 - after / before;
      goal[0] += (towards[0] - goal[0]) * share;
      goal[1] += (towards[1] - goal[1]) * share;
      goal[2] = clamp(goal[2] + (towards[2] - goal[2]) * share, 0, 3);
    }
  }

  /** Looks at a point from nearer by. */
  void focus(double x, double y, double z, double distance) {
    leaveFixedViews();
    goal[0] = x;
    goal[1] = y;
    goal[2] = z;
    goal[5] = Math.min(goal[5], Math.log(distance));
  }

  private void leaveFixedViews() {
    if (mode == CameraMode.HEAD || mode == CameraMode.TOP) {
      mode(CameraMode.ORBIT);
    }
  }

  /** Where the robot's base and head camera are; arrays of a pose, empty when there is no robot. */
  void robot(float[] base, float[] headCamera) {
    // Whoever follows goes on following, as near, in the next world.
    if (base.length >= 3 && robot.length == 0 && mode == CameraMode.FOLLOW) {
      follow();
    }
    if (base.length >= 3 && travels) {
      double way = base[0] - travelled;
      travelled = base[0];
      goal[0] += way;
      now[0] += way;
      home[0] += way;
      plan[0] += way;
      robot = new double[] {base[0], base[1], 0.45};
    } else if (base.length >= 3) {
      robot = new double[] {base[0], base[1], 0.75};
    }
    head = headCamera;
  }

  /** Moves on by some seconds and says where the camera is. */
  CameraPose advance(double seconds) {
    if (mode == CameraMode.FOLLOW && robot.length == 3) {
      System.arraycopy(robot, 0, goal, 0, 3);
    }
    double share = 1 - Math.exp(-seconds / GLIDE_SECONDS);
    double far = 0;
    for (int i = 0; i < 6; i++) {
      now[i] += (goal[i] - now[i]) * share;
      far = Math.max(far, Math.abs(goal[i] - now[i]));
    }
    if (far < 2e-4) {
      System.arraycopy(goal, 0, now, 0, 6);
    }
    CameraPose pose =
        switch (mode) {
          case ORBIT -> orbitPose(now, ORBIT_FOV);
          case FOLLOW -> followPose();
          case TOP -> topPose();
          case HEAD -> headPose();
        };
    if (switchLeft > 0) {
      switchLeft = Math.max(0, switchLeft - seconds);
      double t = 1 - switchLeft / SWITCH_SECONDS;
      pose = switchFrom.towards(pose, t * t * (3 - 2 * t));
    }
    last = pose;
    return pose;
  }

  private static CameraPose orbitPose(double[] p, double fov) {
    return CameraPose.orbit(p[0], p[1], p[2], p[3], p[4], Math.exp(p[5]), fov);
  }

  // Nearer where a wall is between, or the eye in it.
  private CameraPose followPose() {
    double[] p = now.clone();
    p[5] = Math.log(walls.clear(p[0], p[1], p[2], p[3], p[4], Math.exp(p[5])));
    return orbitPose(p, ORBIT_FOV);
  }

  private CameraPose topPose() {
    double tan = Math.tan(TOP_FOV / 2);
    double d = Math.max(plan[2] / (2 * tan * plan[4]), plan[3] / (2 * tan)) * 1.08 + 2.6;
    return CameraPose.orbit(plan[0], plan[1], 0, -Math.PI / 2, Math.toRadians(89.9), d, TOP_FOV);
  }

  private CameraPose headPose() {
    if (head.length < WorldState.POSE) {
      return orbitPose(now, ORBIT_FOV);
    }
    double[] f = Picker.rotate(head[3], head[4], head[5], head[6], 1, 0, 0);
    double[] u = Picker.rotate(head[3], head[4], head[5], head[6], 0, 0, 1);
    double ex = head[0] + f[0] * 0.04;
    double ey = head[1] + f[1] * 0.04;
    double ez = head[2] + f[2] * 0.04;
    return new CameraPose(ex, ey, ez, ex + f[0], ey + f[1], ez + f[2], HEAD_FOV, u[0], u[1], u[2]);
  }

  private static double nearest(double angle, double to) {
    return angle + 2 * Math.PI * Math.rint((to - angle) / (2 * Math.PI));
  }

  private static double clamp(double v, double lo, double hi) {
    return Math.max(lo, Math.min(hi, v));
  }
}
