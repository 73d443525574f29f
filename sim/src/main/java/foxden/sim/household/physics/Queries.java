package foxden.sim.household.physics;

import com.bulletphysics.collision.narrowphase.ConvexCast;
import com.bulletphysics.collision.narrowphase.DiscreteCollisionDetectorInterface.ClosestPointInput;
import com.bulletphysics.collision.narrowphase.GjkConvexCast;
import com.bulletphysics.collision.narrowphase.GjkEpaPenetrationDepthSolver;
import com.bulletphysics.collision.narrowphase.GjkPairDetector;
import com.bulletphysics.collision.narrowphase.VoronoiSimplexSolver;
import com.bulletphysics.linearmath.Transform;
import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions about where things are now. None of them changes the world; boxes of awake bodies are
 * those of the last step, grown by 2 cm.
 */
final class Queries {

  private static final Convex POINT = Convex.sphere(Vec3.ZERO, 1e-4);

  private final Pairs pairs;
  private final GjkPairDetector detector = new GjkPairDetector();
  private final VoronoiSimplexSolver simplex = new VoronoiSimplexSolver();
  private final GjkEpaPenetrationDepthSolver epa = new GjkEpaPenetrationDepthSolver();
  private final ClosestPointInput input = new ClosestPointInput();
  private final List<ShapeProxy> found = new ArrayList<>();
  private final float[] box = new float[6];

  Queries(Pairs pairs) {
    this.pairs = pairs;
    detector.init(null, null, simplex, epa);
  }

  void overlaps(double[] b, int kinds, List<Body> out) {
    for (int k = 0; k < 6; k++) {
      box[k] = (float) b[k];
    }
    found.clear();
    pairs.query(box, kinds, found);
    Body last = null;
    for (ShapeProxy p : found) {
      if (p.body != last) {
        out.add(p.body);
        last = p.body;
      }
    }
  }

  boolean distance(Convex shape, Pose pose, Body body, double reach, Separation out) {
    out.clear();
    Transform at = Frames.transform(pose.times(shape.local()), Vec3.ZERO);
    shape.bounds(at.basis, at.origin, (float) reach, box, 0);
    Transform t = new Transform();
    float[] other = new float[6];
    for (ShapeProxy p : body.proxies) {
      p.world(t);
      p.shape.bounds(t.basis, t.origin, 0, other, 0);
      if (box[0] > other[3]
          || other[0] > box[3]
          || box[1] > other[4]
          || other[1] > box[4]
          || box[2] > other[5]
          || other[2] > box[5]) {
        continue;
      }
      detector.setMinkowskiA(shape);
      detector.setMinkowskiB(p.shape);
      float far = (float) (reach + shape.getMargin() + p.shape.getMargin());
      input.maximumDistanceSquared = far * far;
      input.transformA.set(at);
      input.transformB.set(t);
      detector.getClosestPoints(input, out, null);
    }
    return out.found() && out.distance() <= reach;
  }

  @Nullable RayHit ray(Vec3 from, Vec3 to, int kinds) {
    RayHit best = null;
    for (RayHit h : cast(POINT, new Pose(from, Quat.IDENTITY), to, kinds)) {
      if (best == null || h.fraction() < best.fraction()) {
        best = h;
      }
    }
    return best;
  }

  List<RayHit> rayAll(Vec3 from, Vec3 to, int kinds) {
    List<RayHit> hits = cast(POINT, new Pose(from, Quat.IDENTITY), to, kinds);
    hits.sort(
        (a, b) -> {
          int c = Double.compare(a.fraction(), b.fraction());
          return c != 0 ? c : Integer.compare(a.body().id(), b.body().id());
        });
    return hits;
  }

  @Nullable RayHit sweep(Convex shape, Pose from, Vec3 to, int kinds) {
    RayHit best = null;
    for (RayHit h : cast(shape, from, to, kinds)) {
      if (best == null || h.fraction() < best.fraction()) {
        best = h;
      }
    }
    return best;
  }

  boolean meets(Body body, Vec3 from, Vec3 to) {
    Transform a = Frames.transform(new Pose(from, Quat.IDENTITY), Vec3.ZERO);
    Transform b = Frames.transform(new Pose(to, Quat.IDENTITY), Vec3.ZERO);
    float[] start = new float[6];
    POINT.bounds(a.basis, a.origin, 0, start, 0);
    Transform t = new Transform();
    for (ShapeProxy p : body.proxies) {
      p.world(t);
      p.shape.bounds(t.basis, t.origin, 0, box, 0);
      if (slab(box, a, b, start)) {
        ConvexCast.CastResult r = new ConvexCast.CastResult();
        r.fraction = 1;
        if (new GjkConvexCast(POINT, p.shape, simplex).calcTimeOfImpact(a, b, t, t, r)) {
          return true;
        }
      }
    }
    return false;
  }

  // the nearest hit on each body along the way
  private List<RayHit> cast(Convex shape, Pose from, Vec3 to, int kinds) {
    Transform a = Frames.transform(from.times(shape.local()), Vec3.ZERO);
    Pose end = new Pose(to, from.ori());
    Transform b = Frames.transform(end.times(shape.local()), Vec3.ZERO);
    float[] first = new float[6];
    float[] last = new float[6];
    shape.bounds(a.basis, a.origin, 0, first, 0);
    shape.bounds(b.basis, b.origin, 0, last, 0);
    for (int k = 0; k < 3; k++) {
      box[k] = Math.min(first[k], last[k]);
      box[k + 3] = Math.max(first[k + 3], last[k + 3]);
    }
    found.clear();
    pairs.query(box, kinds, found);
    List<RayHit> hits = new ArrayList<>();
    Transform t = new Transform();
    for (ShapeProxy p : found) {
      if (!slab(p.box, a, b, first)) {
        continue;
      }
      p.world(t);
      ConvexCast.CastResult r = new ConvexCast.CastResult();
      r.fraction = 1;
      GjkConvexCast cast = new GjkConvexCast(shape, p.shape, simplex);
      if (!cast.calcTimeOfImpact(a, b, t, t, r)) {
        continue;
      }
      int at = hits.size() - 1;
      RayHit hit =
          new RayHit(
              p.body,
              r.fraction,
              new Vec3(r.hitPoint.x, r.hitPoint.y, r.hitPoint.z),
              new Vec3(r.normal.x, r.normal.y, r.normal.z));
      // shapes of a body follow each other: keep its nearest
      if (at >= 0 && hits.get(at).body() == p.body) {
        if (hit.fraction() < hits.get(at).fraction()) {
          hits.set(at, hit);
        }
      } else {
        hits.add(hit);
      }
    }
    return hits;
  }

  // whether the moving box can touch the other box at all (slab test on the grown box)
  private static boolean slab(float[] box, Transform a, Transform b, float[] start) {
    double near = 0;
    double far = 1;
    float[] o = {a.origin.x, a.origin.y, a.origin.z};
    float[] e = {b.origin.x, b.origin.y, b.origin.z};
    for (int k = 0; k < 3; k++) {
      double lo = (double) box[k] - (start[k + 3] - o[k]);
      double hi = (double) box[k + 3] + (o[k] - start[k]);
      double d = (double) e[k] - o[k];
      if (Math.abs(d) < 1e-12) {
        if (o[k] < lo || o[k] > hi) {
          return false;
        }
      } else {
        double t1 = (lo - o[k]) / d;
        double t2 = (hi - o[k]) / d;
        near = Math.max(near, Math.min(t1, t2));
        far = Math.min(far, Math.max(t1, t2));
      }
    }
    return near <= far;
  }
}
