package foxden.sim.household.physics;

import com.bulletphysics.collision.narrowphase.DiscreteCollisionDetectorInterface;
import javax.vecmath.Vector3f;

/**
 * How far apart two shapes are: filled by the queries of a {@link HouseWorld}, to be reused.
 * Negative distances are penetration depths. The normal points from the second shape (the body of
 * the world) towards the first (the shape asked about); the point lies on the second.
 */
public final class Separation extends DiscreteCollisionDetectorInterface.Result {

  private boolean found;
  private double distance;
  private final double[] normal = new double[3];
  private final double[] point = new double[3];

  /** Forgets the last answer. */
  public void clear() {
    found = false;
    distance = Double.POSITIVE_INFINITY;
  }

  /** Whether the shapes are closer than the distance asked for. */
  public boolean found() {
    return found;
  }

  /** Signed distance, m; negative when they overlap. */
  public double distance() {
    return distance;
  }

  /** Component 0 to 2 of the unit normal. */
  public double normal(int k) {
    return normal[k];
  }

  /** Component 0 to 2 of the point, m. */
  public double point(int k) {
    return point[k];
  }

  @Override
  public void setShapeIdentifiers(int part0, int index0, int part1, int index1) {}

  @Override
  public void addContactPoint(Vector3f normalOnB, Vector3f pointInWorld, float depth) {
    if (depth < distance) {
      found = true;
      distance = depth;
      normal[0] = normalOnB.x;
      normal[1] = normalOnB.y;
      normal[2] = normalOnB.z;
      point[0] = pointInWorld.x;
      point[1] = pointInWorld.y;
      point[2] = pointInWorld.z;
    }
  }
}
