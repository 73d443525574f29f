package foxden.assets.mesh;

import java.util.ArrayList;
import java.util.List;

/**
 * A model being made: links, joints, handles, fill volumes. Draw anywhere; {@link #finish()} moves
 * everything so that the origin is at the bottom centre of the bounding box (not for {@link
 * #keepFrame()}).
 */
public final class Model {
  private final String id;
  private final String category;
  private final List<Part> parts = new ArrayList<>();
  private final List<ShapeDraft.Joint> joints = new ArrayList<>();
  private final List<ShapeDraft.Handle> handles = new ArrayList<>();
  private final List<ShapeDraft.Fill> fills = new ArrayList<>();
  private final List<ShapeDraft.Open> opens = new ArrayList<>();
  private double friction = 0.6;
  private boolean ground = true;
  private boolean wall;
  private boolean keepFrame;
  private double reach;
  private int budget = 2500;
  private double finest;

  /** What {@link #finish()} gives: for eyes and for physics. */
  public record Done(Baked baked, ShapeDraft shape) {}

  public Model(String id, String category) {
    this.id = id;
    this.category = category;
  }

  public static Model of(String id) {
    return new Model(id, id);
  }

  /** Adds a link; the first is the root. */
  public Part part(String name, double mass) {
    Part p = new Part(name, mass, StableHash.of(id) + parts.size());
    parts.add(p);
    return p;
  }

  public Model friction(double f) {
    friction = f;
    return this;
  }

  /** Stands on no ground: nothing darkens from below. */
  public Model hanging() {
    ground = false;
    return this;
  }

  /** Hangs on a wall behind it. */
  public Model onWall() {
    ground = false;
    wall = true;
    return this;
  }

  /** Leaves every link in its own frame, without ground: for the robot and for shells of houses. */
  public Model keepFrame() {
    keepFrame = true;
    ground = false;
    return this;
  }

  /** Distance in metres over which occlusion fades; by default a part of the size. */
  public Model reach(double metres) {
    reach = metres;
    return this;
  }

  /**
   * Triangles up to which occlusion may refine the mesh, and the finest edge in metres (0: own).
   */
  public Model refine(int triangles, double finestEdge) {
    budget = triangles;
    finest = finestEdge;
    return this;
  }

  /** A hinge from the root that counts for being open. */
  public Model hinge(
      String name,
      String child,
      Vec pos,
      Vec axis,
      double upper,
      double friction,
      double damping,
      boolean latch) {
    return joint("hinge", name, child, pos, axis, upper, friction, damping, latch);
  }

  /** A slider from the root that counts for being open. */
  public Model slider(
      String name, String child, Vec axis, double upper, double friction, double damping) {
    return joint("slider", name, child, Vec.ZERO, axis, upper, friction, damping, false);
  }

  private Model joint(
      String type,
      String name,
      String child,
      Vec pos,
      Vec axis,
      double upper,
      double friction,
      double damping,
      boolean latch) {
    joints.add(
        new ShapeDraft.Joint(
            name,
            type,
            parts.get(0).name,
            child,
            Pen.array(pos),
            Pen.array(axis),
            0,
            upper,
            friction,
            damping,
            latch));
    opens.add(new ShapeDraft.Open(name, 1));
    return this;
  }

  public Model handle(
      String name, String link, Vec pos, Vec axis, Vec approach, double width, double length) {
    handles.add(
        new ShapeDraft.Handle(
            name, link, Pen.array(pos), Pen.array(axis), Pen.array(approach), width, length));
    return this;
  }

  /** A room inside, between two corners. */
  public Model fill(
      String name, String link, double x0, double y0, double z0, double x1, double y1, double z1) {
    fills.add(
        new ShapeDraft.Fill(
            name,
            link,
            new double[] {(x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2},
            new double[] {0, 0, 0, 1},
            new double[] {(x1 - x0) / 2, (y1 - y0) / 2, (z1 - z0) / 2}));
    return this;
  }

  public int triangles() {
    return parts.stream().mapToInt(Part::triangles).sum();
  }

  /** Bakes occlusion and gives the finished model. Call once. */
  public Done finish() {
    double[] lo = {1e30, 1e30, 1e30};
    double[] hi = {-1e30, -1e30, -1e30};
    for (Part p : parts) {
      for (Vec v : p.mesh.positions) {
        double[] c = Pen.array(v);
        for (int k = 0; k < 3; k++) {
          lo[k] = Math.min(lo[k], c[k]);
          hi[k] = Math.max(hi[k], c[k]);
        }
      }
    }
    double[] size = {hi[0] - lo[0], hi[1] - lo[1], hi[2] - lo[2]};
    Vec by = keepFrame ? Vec.ZERO : new Vec(-(lo[0] + hi[0]) / 2, -(lo[1] + hi[1]) / 2, -lo[2]);
    parts.forEach(p -> p.mesh.move(by));
    double diagonal = Math.sqrt(size[0] * size[0] + size[1] * size[1] + size[2] * size[2]);
    double r = reach > 0 ? reach : Math.max(0.06, Math.min(0.7, 0.5 * diagonal));
    double f = ground ? 0 : Double.NaN;
    double w = wall ? lo[0] + by.x() : Double.NaN;
    List<Baked.Link> links = new ArrayList<>();
    int total = Math.max(1, triangles());
    for (Part p : parts) {
      // a moving link is darkened by itself alone, because it will not stay where it is
      List<Vec> blockers = new ArrayList<>();
      for (int i = 0; i < p.mesh.positions.size(); i++) {
        if (p.mesh.paints.get(i).kind() != Kind.GLASS) {
          blockers.add(p.mesh.positions.get(i));
        }
      }
      Occlusion o = new Occlusion(blockers, r, f, w);
      double edge = finest > 0 ? finest : Math.max(0.012, diagonal / 26);
      links.add(
          new Baker(o, edge, Math.max(40, budget * p.mesh.size() / total)).bake(p.name, p.mesh));
    }
    return new Done(new Baked(id, links), shape(size, by));
  }

  private ShapeDraft shape(double[] size, Vec by) {
    List<ShapeDraft.Link> links = new ArrayList<>();
    for (Part p : parts) {
      List<ShapeDraft.Solid> solids = p.solids.stream().map(s -> moved(s, by)).toList();
      MassProperties.Result m = MassProperties.of(p.mass, solids);
      links.add(new ShapeDraft.Link(p.name, p.mass, m.com(), m.inertia(), solids));
    }
    return new ShapeDraft(
        id,
        category,
        size,
        friction,
        links,
        joints.stream()
            .map(
                j ->
                    new ShapeDraft.Joint(
                        j.name(),
                        j.type(),
                        j.parent(),
                        j.child(),
                        plus(j.pos(), by),
                        j.axis(),
                        j.lower(),
                        j.upper(),
                        j.friction(),
                        j.damping(),
                        j.latch()))
            .toList(),
        handles.stream()
            .map(
                h ->
                    new ShapeDraft.Handle(
                        h.name(),
                        h.link(),
                        plus(h.pos(), by),
                        h.axis(),
                        h.approach(),
                        h.width(),
                        h.length()))
            .toList(),
        fills.stream()
            .map(
                x -> new ShapeDraft.Fill(x.name(), x.link(), plus(x.pos(), by), x.quat(), x.half()))
            .toList(),
        List.copyOf(opens));
  }

  private static ShapeDraft.Solid moved(ShapeDraft.Solid s, Vec by) {
    if (s instanceof ShapeDraft.Box b) {
      return new ShapeDraft.Box(plus(b.pos(), by), b.quat(), b.half());
    } else if (s instanceof ShapeDraft.Cylinder c) {
      return new ShapeDraft.Cylinder(plus(c.pos(), by), c.quat(), c.radius(), c.half());
    } else if (s instanceof ShapeDraft.Capsule c) {
      return new ShapeDraft.Capsule(plus(c.pos(), by), c.quat(), c.radius(), c.half());
    } else if (s instanceof ShapeDraft.Sphere b) {
      return new ShapeDraft.Sphere(plus(b.pos(), by), b.radius());
    }
    double[][] p = ((ShapeDraft.Hull) s).points();
    double[][] q = new double[p.length][];
    for (int i = 0; i < p.length; i++) {
      q[i] = plus(p[i], by);
    }
    return new ShapeDraft.Hull(q);
  }

  private static double[] plus(double[] p, Vec by) {
    return new double[] {p[0] + by.x(), p[1] + by.y(), p[2] + by.z()};
  }
}
