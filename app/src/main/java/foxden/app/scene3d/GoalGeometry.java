package foxden.app.scene3d;

import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.scenes.ModelShape;
import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneCatalog;
import foxden.scenes.SceneObject;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Goals;
import foxden.sim.WorldState;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in the world a goal is decided: fill volumes for {@code inside}, the ray down for {@code
 * ontop}, the line between two things for the others. Boxes are those of the drawn models, which
 * may differ by millimetres from the collision shapes that the judge measures. One thread.
 */
final class GoalGeometry {

  private final SceneModel model;
  private final List<String> bodies;
  private final @Nullable Scene scene;
  private final Models models = new Models();
  private final Map<Piece, float[]> boxes = new IdentityHashMap<>();

  GoalGeometry(SceneModel model, EnvironmentSpec spec) {
    this.model = model;
    this.bodies = spec.bodies();
    Scene known;
    try {
      known = SceneCatalog.scene(spec.scene());
    } catch (IllegalArgumentException e) {
      known = null;
    }
    this.scene = known;
  }

  /** The marks of all literals. */
  List<GoalMark> marks(Goals goals, WorldState state) {
    List<GoalMark> out = new ArrayList<>();
    goals.heads().forEach(g -> add(g, state, out));
    return out;
  }

  private void add(Goals.Goal goal, WorldState state, List<GoalMark> out) {
    if (!goal.children().isEmpty()) {
      goal.children().forEach(c -> add(c, state, out));
      return;
    }
    String name = goal.name().startsWith("not ") ? goal.name().substring(4) : goal.name();
    int open = name.indexOf('(');
    if (open < 0 || !name.endsWith(")")) {
      return;
    }
    String predicate = name.substring(0, open);
    String[] args = name.substring(open + 1, name.length() - 1).split(", ", -1);
    float @Nullable [] a = middle(args[0], state);
    float @Nullable [] b = args.length > 1 ? middle(args[1], state) : null;
    List<OverlayShape.Volume> volumes = List.of();
    float @Nullable [] to = b;
    if (predicate.equals("inside") && a != null && args.length > 1) {
      volumes = fill(args[1], state, goal.holds() ? OverlayModel.GOAL : OverlayModel.MISSING);
      to = nearest(volumes, a, b);
    } else if (predicate.equals("ontop") && a != null) {
      // The judge looks straight down from the middle.
      to = new float[] {a[0], a[1], b == null ? 0 : Math.min(a[2], b[2])};
    } else if (predicate.equals("grasped") && b != null) {
      to = a;
      a = b;
    }
    if (a != null) {
      String text = goal.text() + (goal.reason().isEmpty() ? "" : ": " + goal.reason());
      out.add(new GoalMark(text, goal.holds(), volumes, to == null ? List.of(a) : List.of(a, to)));
    }
  }

  // The point of the nearest volume that is closest to a.
  private static float @Nullable [] nearest(
      List<OverlayShape.Volume> volumes, float[] a, float @Nullable [] otherwise) {
    float[] best = otherwise;
    double least = Double.POSITIVE_INFINITY;
    for (OverlayShape.Volume v : volumes) {
      float[] p = v.pose();
      double[] local =
          Picker.rotate(-p[3], -p[4], -p[5], p[6], a[0] - p[0], a[1] - p[1], a[2] - p[2]);
      for (int k = 0; k < 3; k++) {
        local[k] = Math.max(-v.half()[k], Math.min(v.half()[k], local[k]));
      }
      double[] w = Picker.rotate(p[3], p[4], p[5], p[6], local[0], local[1], local[2]);
      float[] q = {(float) w[0] + p[0], (float) w[1] + p[1], (float) w[2] + p[2]};
      double d = Math.hypot(Math.hypot(q[0] - a[0], q[1] - a[1]), q[2] - a[2]);
      if (d < least) {
        least = d;
        best = q;
      }
    }
    return best;
  }

  private List<OverlayShape.Volume> fill(String object, WorldState state, int rgb) {
    Scene s = scene;
    List<OverlayShape.Volume> out = new ArrayList<>();
    SceneObject o =
        s == null
            ? null
            : s.objects().stream().filter(x -> x.name().equals(object)).findFirst().orElse(null);
    if (o == null || !models.has(o.model())) {
      return out;
    }
    ModelShape shape = models.shape(o.model());
    for (ModelShape.Fill f : shape.fill()) {
      boolean root = f.link().equals(shape.root().name());
      float[] at = pose(root ? object : object + "/" + f.link(), state);
      if (at == null) {
        at = pose(object, state);
      }
      if (at == null) {
        at = SceneAssembler.pose(o);
      }
      double[] p = Picker.rotate(at[3], at[4], at[5], at[6], f.pos().x(), f.pos().y(), f.pos().z());
      com.jme3.math.Quaternion turn =
          new com.jme3.math.Quaternion(at[3], at[4], at[5], at[6])
              .mult(
                  new com.jme3.math.Quaternion(
                      (float) f.ori().x(),
                      (float) f.ori().y(),
                      (float) f.ori().z(),
                      (float) f.ori().w()));
      out.add(
          new OverlayShape.Volume(
              new float[] {
                (float) p[0] + at[0],
                (float) p[1] + at[1],
                (float) p[2] + at[2],
                turn.getX(),
                turn.getY(),
                turn.getZ(),
                turn.getW()
              },
              new float[] {(float) f.half().x(), (float) f.half().y(), (float) f.half().z()},
              rgb));
    }
    return out;
  }

  private float @Nullable [] pose(String body, WorldState state) {
    int at = bodies.indexOf(body) * WorldState.POSE;
    return at < 0 || at + WorldState.POSE > state.poses().length
        ? null
        : java.util.Arrays.copyOfRange(state.poses(), at, at + WorldState.POSE);
  }

  // Middle of the upright box around an object; null for what is not in the scene.
  private float @Nullable [] middle(String object, WorldState state) {
    float[] lo = {1e9f, 1e9f, 1e9f};
    float[] hi = {-1e9f, -1e9f, -1e9f};
    for (Piece p : model.pieces()) {
      if (!p.object().equals(object) || p.solid().triangles() == 0) {
        continue;
      }
      float[] at = p.kind() == Kind.MOVING ? pose(p.body(), state) : p.pose();
      if (at == null) {
        continue;
      }
      float[] b = boxes.computeIfAbsent(p, k -> box(k.solid()));
      for (int i = 0; i < 8; i++) {
        double[] c =
            Picker.rotate(
                at[3],
                at[4],
                at[5],
                at[6],
                b[(i & 1) == 0 ? 0 : 3],
                b[(i & 2) == 0 ? 1 : 4],
                b[(i & 4) == 0 ? 2 : 5]);
        for (int k = 0; k < 3; k++) {
          lo[k] = Math.min(lo[k], (float) c[k] + at[k]);
          hi[k] = Math.max(hi[k], (float) c[k] + at[k]);
        }
      }
    }
    return lo[0] > hi[0]
        ? null
        : new float[] {(lo[0] + hi[0]) / 2, (lo[1] + hi[1]) / 2, (lo[2] + hi[2]) / 2};
  }

  private static float[] box(TriMesh m) {
    float[] b = {1e9f, 1e9f, 1e9f, -1e9f, -1e9f, -1e9f};
    for (int i = 0; i < m.positions().length; i++) {
      b[i % 3] = Math.min(b[i % 3], m.positions()[i]);
      b[3 + i % 3] = Math.max(b[3 + i % 3], m.positions()[i]);
    }
    return b;
  }
}
