package foxden.sim.household.physics;

import com.bulletphysics.collision.narrowphase.ManifoldPoint;
import com.bulletphysics.collision.narrowphase.PersistentManifold;
import com.bulletphysics.dynamics.RigidBody;
import com.bulletphysics.linearmath.Transform;
import com.bulletphysics.util.ObjectArrayList;
import java.util.List;
import javax.vecmath.Matrix3f;
import javax.vecmath.Vector3f;

/**
 * All that jbullet carries from one step to the next, as bytes and as a hash. What is not here is
 * computed anew in every step before it is read: island tags, solver rows, GJK's scratch,
 * interpolation transforms (equal to the transforms after a step), world inertia (a function of the
 * turn). A test compares the whole object graphs by reflection after a restore.
 */
final class PhysicsState {

  private PhysicsState() {}

  static void write(HouseDynamics d, List<Joint> joints, List<Grip> grips, StateWriter out) {
    out.putLong(d.seed());
    Transform t = new Transform();
    Vector3f v = new Vector3f();
    for (Body b : d.active) {
      RigidBody rb = b.rb;
      rb.getWorldTransform(t);
      put(out, t.basis);
      put(out, t.origin);
      put(out, rb.getLinearVelocity(v));
      put(out, rb.getAngularVelocity(v));
      put(out, rb.getInterpolationLinearVelocity(v));
      put(out, rb.getInterpolationAngularVelocity(v));
      out.putByte(rb.getActivationState());
      out.putFloat(rb.getDeactivationTime());
      out.putInt(rb.getIslandTag());
      out.putInt(rb.getCompanionId());
      for (ShapeProxy p : b.proxies) {
        for (float x : p.box) {
          out.putFloat(x);
        }
      }
    }
    for (Joint j : joints) {
      j.write(out);
    }
    Pairs pairs = d.pairs;
    out.putInt(pairs.pairCount());
    for (int i = 0; i < pairs.pairCount(); i++) {
      Pair p = pairs.pair(i);
      out.putLong(p.key);
      PersistentManifold m = p.manifold;
      out.putInt(m == null ? -1 : m.index1a);
      if (m == null) {
        continue;
      }
      int n = m.getNumContacts();
      out.putByte(n);
      for (int k = 0; k < n; k++) {
        write(m.getContactPoint(k), out);
      }
    }
    out.putInt(grips.size());
    for (Grip g : grips) {
      g.write(out);
    }
  }

  static void read(HouseDynamics d, List<Joint> joints, StateReader in) {
    d.seed(in.getLong());
    Transform t = new Transform();
    Vector3f v = new Vector3f();
    for (Body b : d.active) {
      RigidBody rb = b.rb;
      get(in, t.basis);
      get(in, t.origin);
      rb.setLinearVelocity(get(in, v));
      rb.setAngularVelocity(get(in, v));
      rb.setCenterOfMassTransform(t);
      rb.setInterpolationWorldTransform(t);
      rb.setInterpolationLinearVelocity(get(in, v));
      rb.setInterpolationAngularVelocity(get(in, v));
      rb.forceActivationState(in.getByte());
      rb.setDeactivationTime(in.getFloat());
      rb.setIslandTag(in.getInt());
      rb.setCompanionId(in.getInt());
      b.target = null;
      for (ShapeProxy p : b.proxies) {
        for (int k = 0; k < 6; k++) {
          p.box[k] = in.getFloat();
        }
      }
    }
    for (Joint j : joints) {
      j.read(in);
    }
    readPairs(d, in);
  }

  // pairs first, then their manifolds in the order in which the dispatcher had them
  private static void readPairs(HouseDynamics d, StateReader in) {
    int n = in.getInt();
    if (n < 0 || n > 1 << 20) {
      throw new IllegalArgumentException("the snapshot's pair list is damaged");
    }
    long[] keys = new long[n];
    int[] place = new int[n];
    ManifoldPoint[][] points = new ManifoldPoint[n][];
    int manifolds = 0;
    for (int i = 0; i < n; i++) {
      keys[i] = in.getLong();
      place[i] = in.getInt();
      points[i] = new ManifoldPoint[0];
      if (place[i] >= 0) {
        manifolds++;
        int count = in.getByte();
        if (count > PersistentManifold.MANIFOLD_CACHE_SIZE) {
          throw new IllegalArgumentException("the snapshot's contact points are damaged");
        }
        points[i] = new ManifoldPoint[count];
        for (int k = 0; k < count; k++) {
          points[i][k] = readPoint(in);
        }
      }
    }
    d.pairs.freeze();
    d.pairs.restore(keys, d.dispatcher());
    int[] pairAt = new int[manifolds];
    java.util.Arrays.fill(pairAt, -1);
    for (int i = 0; i < n; i++) {
      if (place[i] >= 0) {
        if (place[i] >= manifolds || pairAt[place[i]] >= 0) {
          throw new IllegalArgumentException("the snapshot's manifold order is damaged");
        }
        pairAt[place[i]] = i;
      }
    }
    ObjectArrayList<PersistentManifold> list = d.dispatcher().getInternalManifoldPointer();
    if (list.size() != 0) {
      throw new IllegalStateException("manifolds without a pair");
    }
    for (int at : pairAt) {
      PersistentManifold m = d.newManifold(d.pairs.pair(at));
      for (ManifoldPoint p : points[at]) {
        m.addManifoldPoint(p);
      }
    }
  }

  private static void write(ManifoldPoint p, StateWriter out) {
    put(out, p.localPointA);
    put(out, p.localPointB);
    put(out, p.positionWorldOnA);
    put(out, p.positionWorldOnB);
    put(out, p.normalWorldOnB);
    put(out, p.lateralFrictionDir1);
    put(out, p.lateralFrictionDir2);
    out.putFloat(p.distance1);
    out.putFloat(p.combinedFriction);
    out.putFloat(p.combinedRestitution);
    out.putFloat(p.appliedImpulse);
    out.putFloat(p.appliedImpulseLateral1);
    out.putFloat(p.appliedImpulseLateral2);
    out.putInt(p.lifeTime);
    out.putBoolean(p.lateralFrictionInitialized);
  }

  private static ManifoldPoint readPoint(StateReader in) {
    ManifoldPoint p = new ManifoldPoint();
    get(in, p.localPointA);
    get(in, p.localPointB);
    get(in, p.positionWorldOnA);
    get(in, p.positionWorldOnB);
    get(in, p.normalWorldOnB);
    get(in, p.lateralFrictionDir1);
    get(in, p.lateralFrictionDir2);
    p.distance1 = in.getFloat();
    p.combinedFriction = in.getFloat();
    p.combinedRestitution = in.getFloat();
    p.appliedImpulse = in.getFloat();
    p.appliedImpulseLateral1 = in.getFloat();
    p.appliedImpulseLateral2 = in.getFloat();
    p.lifeTime = in.getInt();
    p.lateralFrictionInitialized = in.getBoolean();
    return p;
  }

  static void hash(HouseDynamics d, List<Joint> joints, List<Grip> grips, long steps, StateHash h) {
    h.add(steps).add(d.seed());
    Transform t = new Transform();
    Vector3f v = new Vector3f();
    Vector3f w = new Vector3f();
    for (Body b : d.active) {
      RigidBody rb = b.rb;
      rb.getWorldTransform(t);
      Matrix3f m = t.basis;
      h.add(m.m00, m.m01).add(m.m02, m.m10).add(m.m11, m.m12).add(m.m20, m.m21);
      h.add(m.m22, t.origin.x).add(t.origin.y, t.origin.z);
      rb.getLinearVelocity(v);
      rb.getAngularVelocity(w);
      h.add(v.x, v.y).add(v.z, w.x).add(w.y, w.z);
      h.add(rb.getDeactivationTime(), rb.getActivationState());
      for (ShapeProxy p : b.proxies) {
        float[] x = p.box;
        h.add(x[0], x[1]).add(x[2], x[3]).add(x[4], x[5]);
      }
    }
    for (Joint j : joints) {
      j.hash(h);
    }
    for (int i = 0; i < d.pairs.pairCount(); i++) {
      Pair p = d.pairs.pair(i);
      h.add(p.key);
      PersistentManifold m = p.manifold;
      h.add(m == null ? -1L : m.index1a);
      if (m == null) {
        continue;
      }
      for (int k = 0; k < m.getNumContacts(); k++) {
        hash(m.getContactPoint(k), h);
      }
    }
    for (Grip g : grips) {
      g.hash(h);
    }
  }

  private static void hash(ManifoldPoint p, StateHash h) {
    h.add(p.localPointA.x, p.localPointA.y).add(p.localPointA.z, p.localPointB.x);
    h.add(p.localPointB.y, p.localPointB.z);
    h.add(p.positionWorldOnA.x, p.positionWorldOnA.y);
    h.add(p.positionWorldOnA.z, p.positionWorldOnB.x);
    h.add(p.positionWorldOnB.y, p.positionWorldOnB.z);
    h.add(p.normalWorldOnB.x, p.normalWorldOnB.y).add(p.normalWorldOnB.z, p.distance1);
    h.add(p.appliedImpulse, p.appliedImpulseLateral1).add(p.appliedImpulseLateral2, p.lifeTime);
    if (p.lateralFrictionInitialized) {
      h.add(p.lateralFrictionDir1.x, p.lateralFrictionDir1.y);
      h.add(p.lateralFrictionDir1.z, p.lateralFrictionDir2.x);
      h.add(p.lateralFrictionDir2.y, p.lateralFrictionDir2.z);
    }
  }

  private static void put(StateWriter out, Vector3f v) {
    out.putFloat(v.x);
    out.putFloat(v.y);
    out.putFloat(v.z);
  }

  private static Vector3f get(StateReader in, Vector3f v) {
    float x = in.getFloat();
    float y = in.getFloat();
    v.set(x, y, in.getFloat());
    return v;
  }

  private static void put(StateWriter out, Matrix3f m) {
    out.putFloat(m.m00);
    out.putFloat(m.m01);
    out.putFloat(m.m02);
    out.putFloat(m.m10);
    out.putFloat(m.m11);
    out.putFloat(m.m12);
    out.putFloat(m.m20);
    out.putFloat(m.m21);
    out.putFloat(m.m22);
  }

  private static void get(StateReader in, Matrix3f m) {
    m.m00 = in.getFloat();
    m.m01 = in.getFloat();
    m.m02 = in.getFloat();
    m.m10 = in.getFloat();
    m.m11 = in.getFloat();
    m.m12 = in.getFloat();
    m.m20 = in.getFloat();
    m.m21 = in.getFloat();
    m.m22 = in.getFloat();
  }
}
