package foxden.sim.household.physics;

/** Receives contact points, in a fixed order. */
@FunctionalInterface
public interface ContactSink {

  /**
   * One contact point of the last step.
   *
   * @param a one body
   * @param b the other
   * @param p point on the surface of b: x y z, m, world; valid during the call only
   * @param n unit normal from b to a; valid during the call only
   * @param distance signed distance, m; points up to 2 cm apart are reported
   * @param force normal force over the last step, N
   */
  void contact(Body a, Body b, double[] p, double[] n, double distance, double force);
}
