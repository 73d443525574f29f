package foxden.assets.mesh;

import java.util.function.DoubleUnaryOperator;

/**
 * Draws pieces into one link of a model, in a frame of its own that can be moved and turned. A pen
 * is immutable: {@code at}, {@code rotZ} ... return another. Pieces named {@code panel}, {@code
 * post} and {@code solid...} also collide; all others are only seen.
 */
public final class Pen {
  private final Part part;
  private final Affine frame;
  private final double crease;

  Pen(Part part, Affine frame, double crease) {
    this.part = part;
    this.frame = frame;
    this.crease = crease;
  }

  public Pen in(Affine inner) {
    return new Pen(part, frame.then(inner), crease);
  }

  public Pen at(double x, double y, double z) {
    return in(Affine.move(x, y, z));
  }

  public Pen rotX(double degrees) {
    return in(Affine.rotX(degrees));
  }

  public Pen rotY(double degrees) {
    return in(Affine.rotY(degrees));
  }

  public Pen rotZ(double degrees) {
    return in(Affine.rotZ(degrees));
  }

  public Pen scale(double x, double y, double z) {
    return in(Affine.scale(x, y, z));
  }

  /** Faces that meet at a smaller angle than this are shaded as one. */
  public Pen crease(double degrees) {
    return new Pen(part, frame, degrees);
  }

  /** Adds any surface. */
  public Pen add(Paint paint, Surface surface) {
    Paint p = paint.kind().varies() ? paint.shade(part.shade()) : paint;
    boolean mirror = frame.determinant() < 0;
    for (Surface.Corner[] c : surface.corners(crease)) {
      Vec[] pos = new Vec[3];
      Vec[] nor = new Vec[3];
      for (int k = 0; k < 3; k++) {
        int to = mirror ? 2 - k : k;
        pos[to] = frame.point(c[k].position());
        nor[to] = frame.normal(c[k].normal());
      }
      part.mesh.triangle(pos, nor, p);
    }
    return this;
  }

  // ---- boxes

  /** A bevelled box between two corners that also collides. */
  public Pen panel(Paint paint, double x0, double y0, double z0, double x1, double y1, double z1) {
    return panel(paint, x0, y0, z0, x1, y1, z1, 0.004);
  }

  public Pen panel(
      Paint paint, double x0, double y0, double z0, double x1, double y1, double z1, double bevel) {
    solid(x0, y0, z0, x1, y1, z1);
    return block(paint, x0, y0, z0, x1, y1, z1, bevel);
  }

  /** A bevelled box that is only seen. */
  public Pen block(
      Paint paint, double x0, double y0, double z0, double x1, double y1, double z1, double bevel) {
    Vec lo = new Vec(Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1));
    Vec hi = new Vec(Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1));
    // a bevel too fine to be seen on a large piece costs 32 triangles for nothing
    Vec d = hi.sub(lo);
    boolean fine = bevel < 0.0026 && Math.max(d.x(), Math.max(d.y(), d.z())) > 0.12;
    return add(paint, Surfaces.box(lo, hi, fine ? 0 : bevel));
  }

  /** A cushion between two corners, only seen. */
  public Pen cushion(
      Paint paint,
      double x0,
      double y0,
      double z0,
      double x1,
      double y1,
      double z1,
      double round,
      double pillow) {
    return cushion(paint, x0, y0, z0, x1, y1, z1, round, pillow, 1);
  }

  public Pen cushion(
      Paint paint,
      double x0,
      double y0,
      double z0,
      double x1,
      double y1,
      double z1,
      double round,
      double pillow,
      int steps) {
    return crease(180)
        .add(
            paint, Surfaces.cushion(new Vec(x0, y0, z0), new Vec(x1, y1, z1), round, pillow, steps))
        .crease(crease);
  }

  // ---- round things

  /** Revolves r0, z0, r1, z1, ... about this frame's z. */
  public Pen lathe(Paint paint, int segments, double... profile) {
    return add(paint, Surfaces.lathe(segments, profile));
  }

  /** A cylinder with softened rims along z. */
  public Pen cylinder(Paint paint, int segments, double r, double z0, double z1) {
    double b = Math.min(0.004, Math.min(r, z1 - z0) * 0.2);
    return lathe(paint, segments, 0, z0, r - b, z0, r, z0 + b, r, z1 - b, r - b, z1, 0, z1);
  }

  /** A cylinder along z that also collides. */
  public Pen post(Paint paint, int segments, double r, double z0, double z1) {
    solidCylinder(r, z0, z1);
    return cylinder(paint, segments, r, z0, z1);
  }

  /** A leg from one point to another whose radius changes. */
  public Pen taper(Paint paint, int segments, Vec from, Vec to, double r0, double r1) {
    double l = to.sub(from).length();
    in(Affine.zTo(from, to)).lathe(paint, segments, 0, 0, r0, 0, r1, l, 0, l);
    return this;
  }

  /** A round bar along a path. */
  public Pen tube(Paint paint, int segments, double radius, Vec... path) {
    return add(paint, Surfaces.tube(segments, t -> radius, false, path));
  }

  public Pen tube(Paint paint, int segments, DoubleUnaryOperator radius, Vec... path) {
    return add(paint, Surfaces.tube(segments, radius, false, path));
  }

  /** A round bar along a closed path. */
  public Pen ring(Paint paint, int segments, double radius, Vec... path) {
    return add(paint, Surfaces.tube(segments, t -> radius, true, path));
  }

  /** A ring of round bar about this frame's z. */
  public Pen hoop(Paint paint, int around, int segments, double big, double small) {
    Vec[] path = new Vec[around];
    for (int i = 0; i < around; i++) {
      double a = 2 * Math.PI * i / around;
      path[i] = new Vec(big * StrictMath.cos(a), big * StrictMath.sin(a), 0);
    }
    return ring(paint, segments, small, path);
  }

  /** An ellipsoid about a point. */
  public Pen ball(Paint paint, int level, double x, double y, double z, double r) {
    return ball(paint, level, x, y, z, r, r, r);
  }

  public Pen ball(
      Paint paint, int level, double x, double y, double z, double rx, double ry, double rz) {
    at(x, y, z).scale(rx, ry, rz).crease(180).add(paint, Surfaces.ball(level));
    return this;
  }

  /** A ball pushed in and out by smooth noise: bushes, crowns, stones. */
  public Pen lump(
      Paint paint, int level, Vec centre, Vec radii, double rough, double size, long seed) {
    Surface s = Surfaces.ball(level);
    s.displace(p -> p.mul(1 + rough * Noise.at(p.mul(1 / size), seed)));
    at(centre.x(), centre.y(), centre.z())
        .scale(radii.x(), radii.y(), radii.z())
        .crease(180)
        .add(paint, s);
    return this;
  }

  // ---- free forms

  /** A shell of rounded rectangles {z, hx, hy, r[, ox, oy]}, closed at both ends. */
  public Pen shell(Paint paint, int seg, double[]... rows) {
    return add(paint, Surfaces.shell(seg, true, true, rows));
  }

  /** An outline in x, y raised from z0 to z1. */
  public Pen prism(Paint paint, double z0, double z1, double bevel, double... outline) {
    return add(paint, Surfaces.prism(z0, z1, bevel, outline));
  }

  /** A sheet with two sides. */
  public Pen sheet(Paint paint, int nu, int nv, double thickness, Surfaces.Sheet f) {
    return crease(180).add(paint, Surfaces.sheet(nu, nv, f).twoSided(thickness)).crease(crease);
  }

  /** A sheet with one side, for covers whose back is never seen; outside where v cross u points. */
  public Pen cover(Paint paint, int nu, int nv, Surfaces.Sheet f) {
    return crease(180).add(paint, Surfaces.sheet(nu, nv, f).reversed()).crease(crease);
  }

  /** A leaf from the origin along x, arching down, bent along its rib. */
  public Pen leaf(Paint paint, double length, double width, double droop) {
    Surface s =
        Surfaces.sheet(
            3,
            2,
            (u, v) -> {
              double w = width * StrictMath.sin(Math.PI * Math.min(1, 0.12 + 0.88 * u)) / 2;
              double side = 2 * v - 1;
              return new Vec(length * u, w * side, droop * u * u + 0.25 * w * Math.abs(side));
            });
    return crease(180).add(paint, s.twoSided(0.001)).crease(crease);
  }

  // ---- collision only

  /** A box that only collides. */
  public Pen solid(double x0, double y0, double z0, double x1, double y1, double z1) {
    Vec c = frame.point(new Vec((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2));
    part.solids.add(
        new ShapeDraft.Box(
            array(c),
            frame.quaternion(),
            new double[] {
              Math.abs(x1 - x0) / 2 * frame.a().length(),
              Math.abs(y1 - y0) / 2 * frame.b().length(),
              Math.abs(z1 - z0) / 2 * frame.c().length()
            }));
    return this;
  }

  public Pen solidCylinder(double r, double z0, double z1) {
    part.solids.add(
        new ShapeDraft.Cylinder(
            array(frame.point(new Vec(0, 0, (z0 + z1) / 2))),
            frame.quaternion(),
            r,
            (z1 - z0) / 2));
    return this;
  }

  /** A capsule between two points. */
  public Pen solidCapsule(Vec from, Vec to, double r) {
    Affine f = frame.then(Affine.zTo(from, to));
    part.solids.add(
        new ShapeDraft.Capsule(
            array(frame.point(from.lerp(to, 0.5))), f.quaternion(), r, to.sub(from).length() / 2));
    return this;
  }

  public Pen solidSphere(double x, double y, double z, double r) {
    part.solids.add(new ShapeDraft.Sphere(array(frame.point(new Vec(x, y, z))), r));
    return this;
  }

  /** A convex hull of points. */
  public Pen solidHull(Vec... points) {
    double[][] p = new double[points.length][];
    for (int i = 0; i < p.length; i++) {
      p[i] = array(frame.point(points[i]));
    }
    part.solids.add(new ShapeDraft.Hull(p));
    return this;
  }

  /** A hull of stacked rings with {@code sides} corners, given as r0, z0, r1, z1, ... */
  public Pen solidLathe(int sides, double... profile) {
    Vec[] p = new Vec[profile.length / 2 * sides];
    for (int k = 0; k < profile.length / 2; k++) {
      for (int i = 0; i < sides; i++) {
        double a = 2 * Math.PI * i / sides;
        p[k * sides + i] =
            new Vec(
                profile[2 * k] * StrictMath.cos(a),
                profile[2 * k] * StrictMath.sin(a),
                profile[2 * k + 1]);
      }
    }
    return solidHull(p);
  }

  static double[] array(Vec v) {
    return new double[] {v.x(), v.y(), v.z()};
  }

  Affine frame() {
    return frame;
  }
}
