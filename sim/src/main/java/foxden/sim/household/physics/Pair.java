package foxden.sim.household.physics;

import com.bulletphysics.collision.broadphase.BroadphasePair;
import com.bulletphysics.collision.narrowphase.PersistentManifold;
import org.jspecify.annotations.Nullable;

/** Two shapes whose bounding boxes overlap, with their contact points once they were looked at. */
final class Pair extends BroadphasePair {

  final ShapeProxy a;
  final ShapeProxy b;
  final long key;
  @Nullable PersistentManifold manifold;

  /** The first proxy has the smaller number. */
  Pair(ShapeProxy a, ShapeProxy b) {
    super(a, b);
    this.a = a;
    this.b = b;
    this.key = key(a.uniqueId, b.uniqueId);
  }

  static long key(int small, int large) {
    return ((long) small << 32) | large;
  }
}
