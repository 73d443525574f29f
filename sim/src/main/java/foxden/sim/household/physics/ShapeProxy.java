package foxden.sim.household.physics;

import com.bulletphysics.collision.broadphase.BroadphaseProxy;
import com.bulletphysics.linearmath.Transform;
import foxden.scenes.Vec3;

/** One convex shape of a body in the broad phase: its place on the body and its bounding box. */
final class ShapeProxy extends BroadphaseProxy {

  final Body body;
  final Convex shape;
  // place in the frame of the centre of mass
  final Transform local;
  // lo x y z, hi x y z; as of the last time the body was awake
  final float[] box = new float[6];

  ShapeProxy(Body body, Convex shape, int uid) {
    super(body.rb, (short) body.kind().bit(), (short) Body.ALL);
    this.body = body;
    this.shape = shape;
    this.uniqueId = uid;
    Pose inCom = new Pose(shape.local().pos().minus(body.com), shape.local().ori());
    this.local = Frames.transform(inCom, Vec3.ZERO);
  }

  void world(Transform out) {
    body.rb.getWorldTransform(out);
    Frames.times(out, local, out);
  }

  void refresh(float grow) {
    Transform t = new Transform();
    world(t);
    shape.bounds(t.basis, t.origin, grow, box, 0);
  }

  boolean overlaps(ShapeProxy o) {
    float[] a = box;
    float[] b = o.box;
    return a[0] <= b[3]
        && b[0] <= a[3]
        && a[1] <= b[4]
        && b[1] <= a[4]
        && a[2] <= b[5]
        && b[2] <= a[5];
  }
}
