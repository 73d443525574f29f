package foxden.app.scene3d;

import foxden.sim.WorldState;
import org.jspecify.annotations.Nullable;

/**
 * Carries what is drawn smoothly from one state to the next in worlds with slow ticks (a grid
 * world's player glides from cell to cell); in fast worlds states pass through untouched.
 */
final class StateEasing {

  // Ticks at least this long are eased, s.
  private static final double SLOW_TICK = 0.05;
  private static final double GLIDE = 0.22;

  private final boolean active;
  private @Nullable WorldState from;
  private @Nullable WorldState to;
  private @Nullable WorldState shown;
  private double t = 1;

  StateEasing(double tickSeconds) {
    active = tickSeconds >= SLOW_TICK;
  }

  void target(WorldState next) {
    if (next.equals(to)) {
      return;
    }
    if (!active || shown == null || shown.poses().length != next.poses().length) {
      jump(next);
      return;
    }
    from = shown;
    to = next;
    t = 0;
  }

  void jump(WorldState next) {
    from = next;
    to = next;
    shown = next;
    t = 1;
  }

  @Nullable WorldState shown() {
    return shown;
  }

  void advance(double seconds) {
    WorldState a = from;
    WorldState b = to;
    if (t >= 1 || a == null || b == null) {
      return;
    }
    t = Math.min(1, t + seconds / GLIDE);
    if (t >= 1) {
      shown = b;
      return;
    }
    float s = (float) (t * t * (3 - 2 * t));
    float[] poses = new float[b.poses().length];
    for (int i = 0; i < poses.length; i++) {
      poses[i] = a.poses()[i] + (b.poses()[i] - a.poses()[i]) * s;
    }
    normaliseRotations(poses);
    shown = new WorldState(poses, b.qpos());
  }

  private static void normaliseRotations(float[] poses) {
    for (int i = 3; i + 3 < poses.length; i += WorldState.POSE) {
      double n =
          Math.sqrt(
              poses[i] * poses[i]
                  + poses[i + 1] * poses[i + 1]
                  + poses[i + 2] * poses[i + 2]
                  + poses[i + 3] * poses[i + 3]);
      if (n > 1e-6) {
        for (int k = 0; k < 4; k++) {
          poses[i + k] /= (float) n;
        }
      }
    }
  }
}
