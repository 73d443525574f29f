package foxden.sim.demo;

import foxden.sim.WorldState;

/** States between two logged ones. */
final class Interpolation {

  private Interpolation() {}

  /** Positions and joints on a straight line, rotations on the shorter normalised chord. */
  static WorldState between(WorldState a, WorldState b, double s) {
    float[] p = a.poses();
    float[] q = b.poses();
    float[] poses = new float[p.length];
    for (int i = 0; i < p.length; i += WorldState.POSE) {
      for (int k = 0; k < 3; k++) {
        poses[i + k] = mix(p[i + k], q[i + k], s);
      }
      double dot = 0;
      for (int k = 3; k < WorldState.POSE; k++) {
        dot += (double) p[i + k] * q[i + k];
      }
      double sign = dot < 0 ? -1 : 1;
      double norm = 0;
      for (int k = 3; k < WorldState.POSE; k++) {
        double v = (1 - s) * p[i + k] + s * sign * q[i + k];
        poses[i + k] = (float) v;
        norm += v * v;
      }
      double scale = norm > 0 ? 1 / Math.sqrt(norm) : 1;
      for (int k = 3; k < WorldState.POSE; k++) {
        poses[i + k] *= (float) scale;
      }
    }
    float[] qpos = new float[a.qpos().length];
    for (int i = 0; i < qpos.length; i++) {
      qpos[i] = mix(a.qpos()[i], b.qpos()[i], s);
    }
    return new WorldState(poses, qpos);
  }

  private static float mix(float a, float b, double s) {
    return (float) ((1 - s) * a + s * b);
  }
}
