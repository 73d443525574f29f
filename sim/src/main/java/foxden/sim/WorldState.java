package foxden.sim;

/**
 * Where everything movable is; what a picture of the world needs besides its scene.
 *
 * @param poses seven numbers a body, x y z (m, world frame, of the link's frame origin) and qx qy
 *     qz qw, in the order of {@link EnvironmentSpec#bodies()}
 * @param qpos one number a joint (rad or m), in the order of {@link EnvironmentSpec#joints()}
 */
public record WorldState(float[] poses, float[] qpos) {

  /** Numbers a body takes in {@link #poses()}. */
  public static final int POSE = 7;
}
