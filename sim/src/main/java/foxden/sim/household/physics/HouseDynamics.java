package foxden.sim.household.physics;

import com.bulletphysics.BulletGlobals;
import com.bulletphysics.collision.broadphase.Dispatcher;
import com.bulletphysics.collision.dispatch.CollisionDispatcher;
import com.bulletphysics.collision.dispatch.CollisionObject;
import com.bulletphysics.collision.dispatch.DefaultCollisionConfiguration;
import com.bulletphysics.collision.dispatch.ManifoldResult;
import com.bulletphysics.collision.narrowphase.DiscreteCollisionDetectorInterface.ClosestPointInput;
import com.bulletphysics.collision.narrowphase.GjkEpaPenetrationDepthSolver;
import com.bulletphysics.collision.narrowphase.GjkPairDetector;
import com.bulletphysics.collision.narrowphase.PersistentManifold;
import com.bulletphysics.collision.narrowphase.VoronoiSimplexSolver;
import com.bulletphysics.dynamics.DiscreteDynamicsWorld;
import com.bulletphysics.dynamics.RigidBody;
import com.bulletphysics.dynamics.constraintsolver.SequentialImpulseConstraintSolver;
import com.bulletphysics.dynamics.constraintsolver.SolverMode;
import com.bulletphysics.dynamics.constraintsolver.TypedConstraint;
import com.bulletphysics.linearmath.Transform;
import com.bulletphysics.util.ArrayPool;
import com.bulletphysics.util.ObjectArrayList;
import com.bulletphysics.util.ObjectPool;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;
import javax.vecmath.Vector3f;

/**
 * One step of jbullet, stage by stage: own prediction, broad phase, narrow-phase loop, integration
 * and sleep timers; jbullet's GJK/EPA, contact manifolds, islands and sequential-impulse solver.
 * Fixed bodies are not in jbullet's object list, which every stage walks.
 */
final class HouseDynamics extends DiscreteDynamicsWorld {

  // contact points are kept up to this distance (BulletGlobals' default, read per thread there)
  static final float BREAKING = 0.02f;

  // a body slower than this for this long falls asleep: m/s, rad/s, s
  private static final float SLEEP_SPEED = 0.03f;
  private static final float SLEEP_SPIN = 0.25f;
  private static final float SLEEP_AFTER = 0.5f;
  private static final float GRAVITY = -9.81f;
  // overlap that the solver leaves alone, so that resting contacts do not open and close, m
  private static final float SLOP = 0.001f;
  // a hand this close to a door opens its latch, m
  private static final float TOUCH = 0.005f;
  // a thing faster than this has been shot out of a bad overlap: m/s, rad/s
  private static final double MAX_SPEED = 20;
  private static final double MAX_SPIN = 40;

  final Pairs pairs;
  final List<Body> active = new ArrayList<>();
  private final SequentialImpulseConstraintSolver solver;
  private final GjkPairDetector detector = new GjkPairDetector();
  private final ManifoldResult result = new ManifoldResult();
  private final ClosestPointInput input = new ClosestPointInput();
  private final Pairs.Filter filter;
  private final Transform tmp = new Transform();
  private final Vector3f v = new Vector3f();
  private final Vector3f w = new Vector3f();

  /**
   * A world whose scratch objects are its own. jbullet takes object pools from the constructing
   * thread; two worlds built on one thread and stepped on two would share them.
   */
  static HouseDynamics create(Pairs.Filter filter) {
    ObjectPool.cleanCurrentThread();
    ArrayPool.cleanCurrentThread();
    try {
      return new HouseDynamics(
          new Pairs(),
          new SequentialImpulseConstraintSolver(),
          new DefaultCollisionConfiguration(),
          filter);
    } finally {
      // the solver's constructor installs a callback for the thread; nobody needs it
      BulletGlobals.setContactDestroyedCallback(null);
      ObjectPool.cleanCurrentThread();
      ArrayPool.cleanCurrentThread();
    }
  }

  private HouseDynamics(
      Pairs pairs,
      SequentialImpulseConstraintSolver solver,
      DefaultCollisionConfiguration configuration,
      Pairs.Filter filter) {
    super(new CollisionDispatcher(configuration), pairs, solver, configuration);
    this.pairs = pairs;
    this.solver = solver;
    this.filter = filter;
    detector.init(null, null, new VoronoiSimplexSolver(), new GjkEpaPenetrationDepthSolver());
    getSolverInfo().timeStep = (float) HouseWorld.DT;
    getSolverInfo().numIterations = 10;
    getSolverInfo().linearSlop = SLOP;
    getSolverInfo().solverMode =
        SolverMode.SOLVER_CACHE_FRIENDLY | SolverMode.SOLVER_USE_WARMSTARTING;
  }

  void add(Body body) {
    pairs.add(body);
    if (body.kind() != Body.Kind.FIXED) {
      active.add(body);
      collisionObjects.add(body.rb);
    }
  }

  ObjectArrayList<TypedConstraint> constraintList() {
    return constraints;
  }

  Dispatcher dispatcher() {
    return dispatcher1;
  }

  long seed() {
    return solver.getRandSeed();
  }

  void seed(long seed) {
    solver.setRandSeed(seed);
  }

  void step(List<Joint> joints, List<Grip> grips) {
    float dt = (float) HouseWorld.DT;
    driveKinematics();
    predict(dt);
    for (Joint j : joints) {
      j.handOn = false;
    }
    detect();
    for (Grip g : grips) {
      g.held().rb.activate();
      touch(g.hand(), g.held());
    }
    for (Joint j : joints) {
      j.updateLatch();
    }
    calculateSimulationIslands();
    solveConstraints(getSolverInfo());
    integrate(dt);
    updateActivationState(dt);
  }

  // robot bodies: the velocity that brings them where they are driven
  private void driveKinematics() {
    for (Body b : active) {
      if (b.kind() != Body.Kind.ROBOT) {
        continue;
      }
      Pose to = b.target;
      if (to == null) {
        v.set(0, 0, 0);
        w.set(0, 0, 0);
      } else {
        Pose now = b.pose();
        Vec3 dp = to.apply(b.com).minus(now.apply(b.com)).times(1 / HouseWorld.DT);
        Vec3 dr = Frames.rotation(now.ori(), to.ori()).times(1 / HouseWorld.DT);
        v.set((float) dp.x(), (float) dp.y(), (float) dp.z());
        w.set((float) dr.x(), (float) dr.y(), (float) dr.z());
        if (v.lengthSquared() > 1e-8f || w.lengthSquared() > 1e-8f) {
          b.rb.forceActivationState(CollisionObject.ACTIVE_TAG);
          b.rb.setDeactivationTime(0);
        }
      }
      b.rb.setLinearVelocity(v);
      b.rb.setAngularVelocity(w);
    }
  }

  // gravity and damping
  private void predict(float dt) {
    for (Body b : active) {
      if (b.kind() == Body.Kind.ROBOT || !b.rb.isActive()) {
        continue;
      }
      b.rb.getLinearVelocity(v);
      b.rb.getAngularVelocity(w);
      v.scale(b.keepLinear);
      w.scale(b.keepAngular);
      v.z += GRAVITY * dt;
      b.rb.setLinearVelocity(v);
      b.rb.setAngularVelocity(w);
    }
  }

  private void detect() {
    for (Body b : active) {
      if (b.rb.isActive()) {
        for (ShapeProxy p : b.proxies) {
          p.world(tmp);
          p.shape.bounds(tmp.basis, tmp.origin, BREAKING, p.box, 0);
        }
      }
    }
    pairs.update(filter, dispatcher1);
    for (int i = 0; i < pairs.pairCount(); i++) {
      collide(pairs.pair(i));
    }
  }

  private void collide(Pair pair) {
    Body a = pair.a.body;
    Body b = pair.b.body;
    RigidBody ra = a.rb;
    RigidBody rb = b.rb;
    PersistentManifold manifold = pair.manifold;
    if (ra.isActive() || rb.isActive()) {
      if (manifold == null) {
        manifold = dispatcher1.getNewManifold(ra, rb);
        pair.manifold = manifold;
      }
      result.init(ra, rb);
      result.setPersistentManifold(manifold);
      detector.setMinkowskiA(pair.a.shape);
      detector.setMinkowskiB(pair.b.shape);
      float reach = pair.a.shape.getMargin() + pair.b.shape.getMargin() + BREAKING;
      input.maximumDistanceSquared = reach * reach;
      pair.a.world(input.transformA);
      pair.b.world(input.transformB);
      detector.getClosestPoints(input, result, null);
      result.refreshContactPoints();
    }
    if (manifold != null && (a.hand() || b.hand()) && touches(manifold)) {
      touch(a, b);
      touch(b, a);
    }
  }

  private static boolean touches(PersistentManifold manifold) {
    for (int i = 0; i < manifold.getNumContacts(); i++) {
      if (manifold.getContactPoint(i).getDistance() <= TOUCH) {
        return true;
      }
    }
    return false;
  }

  private static void touch(Body hand, Body other) {
    if (hand.hand() && other.joint != null) {
      other.joint.handOn = true;
    }
  }

  private void integrate(float dt) {
    for (Body b : active) {
      RigidBody rb = b.rb;
      if (b.kind() == Body.Kind.ROBOT) {
        Pose to = b.target;
        if (to != null) {
          Transform there = Frames.transform(to, b.com);
          rb.setCenterOfMassTransform(there);
          rb.setInterpolationWorldTransform(there);
          b.target = null;
        }
        continue;
      }
      if (!rb.isActive()) {
        continue;
      }
      Joint joint = b.joint;
      if (joint != null) {
        joint.integrate(dt);
        continue;
      }
      rb.getLinearVelocity(v);
      rb.getAngularVelocity(w);
      limit(v, MAX_SPEED);
      limit(w, MAX_SPIN);
      rb.setLinearVelocity(v);
      rb.setAngularVelocity(w);
      rb.getWorldTransform(tmp);
      Quat q = Frames.spun(Frames.quat(tmp.basis), w.x, w.y, w.z, dt);
      Frames.basis(q, tmp.basis);
      tmp.origin.scaleAdd(dt, v, tmp.origin);
      if (!Float.isFinite(tmp.origin.x + tmp.origin.y + tmp.origin.z)) {
        throw new IllegalStateException(b.name() + " left the world; its place is not a number");
      }
      rb.setCenterOfMassTransform(tmp);
    }
  }

  private static void limit(Vector3f v, double most) {
    double n = Math.sqrt((double) v.x * v.x + (double) v.y * v.y + (double) v.z * v.z);
    if (n > most) {
      v.scale((float) (most / n));
    }
  }

  // jbullet's sleep rules with thresholds fit for small things
  @Override
  protected void updateActivationState(float dt) {
    for (Body b : active) {
      RigidBody rb = b.rb;
      int state = rb.getActivationState();
      if (state != CollisionObject.ISLAND_SLEEPING) {
        boolean slow =
            rb.getLinearVelocity(v).lengthSquared() < SLEEP_SPEED * SLEEP_SPEED
                && rb.getAngularVelocity(w).lengthSquared() < SLEEP_SPIN * SLEEP_SPIN;
        if (slow) {
          rb.setDeactivationTime(rb.getDeactivationTime() + dt);
        } else {
          rb.setDeactivationTime(0);
          state = CollisionObject.ACTIVE_TAG;
        }
      }
      boolean sleepy =
          state == CollisionObject.ISLAND_SLEEPING
              || state == CollisionObject.WANTS_DEACTIVATION
              || rb.getDeactivationTime() > SLEEP_AFTER;
      if (!sleepy) {
        rb.setActivationState(CollisionObject.ACTIVE_TAG);
      } else if (b.kind() == Body.Kind.ROBOT) {
        rb.setActivationState(CollisionObject.ISLAND_SLEEPING);
      } else if (state == CollisionObject.ACTIVE_TAG) {
        rb.setActivationState(CollisionObject.WANTS_DEACTIVATION);
      } else if (state == CollisionObject.ISLAND_SLEEPING) {
        v.set(0, 0, 0);
        rb.setLinearVelocity(v);
        rb.setAngularVelocity(v);
      }
    }
  }

  @Override
  public int stepSimulation(float timeStep, int maxSubSteps, float fixedTimeStep) {
    throw new UnsupportedOperationException("a HouseWorld has one fixed step");
  }

  PersistentManifold newManifold(Pair pair) {
    PersistentManifold m = dispatcher1.getNewManifold(pair.a.body.rb, pair.b.body.rb);
    pair.manifold = m;
    return m;
  }
}
