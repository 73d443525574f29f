package foxden.assets.generate.house;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.generate.house.HousePlan.Rect;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surface;
import foxden.assets.mesh.Vec;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What is around the house. */
final class Garden {

  /** How far the lawn lies below the floors, m. */
  static final double LAWN = 0.05;

  private Garden() {}

  static void define(BiConsumer<String, Supplier<Model>> c) {
    c.accept("lawn", Garden::lawn);
    c.accept("paving", Garden::paving);
    c.accept("fence", Garden::fence);
    c.accept("bush", Garden::bush);
    c.accept("flower_bush", Garden::flowers);
    c.accept("tree", Garden::tree);
  }

  // The ground: a turf with a soil edge. Its top is the model's top.
  private static Model lawn() {
    Model m = Model.of("lawn").hanging().friction(0.9).refine(0, 2);
    Rect r = HousePlan.lawn();
    Pen p = m.part("base", 9000).pen();
    double x = r.width() / 2;
    double y = r.depth() / 2;
    p.solid(-x, -y, -0.3, x, y, 0);
    p.prism(SOIL, -0.3, -0.07, 0.02, HouseShell.rounded(r, 0.9, 6));
    p.prism(GRASS.shade(0.93), -0.07, -0.004, 0.02, HouseShell.rounded(r, 0.92, 6));
    // Patches of mown grass: a quad each, in soft waves of two greens.
    int nx = 72;
    int ny = 68;
    double inset = 0.12;
    double wx = (2 * x - 2 * inset) / nx;
    double wy = (2 * y - 2 * inset) / ny;
    for (int i = 0; i < nx; i++) {
      for (int k = 0; k < ny; k++) {
        double cx = -x + inset + (i + 0.5) * wx;
        double cy = -y + inset + (k + 0.5) * wy;
        if (corner(cx, cy, x, y)) {
          continue;
        }
        double wave = Noise.at(new Vec(cx / 1.9, cy / 1.9, 0), 5);
        double fine = Noise.at(new Vec(cx / 0.5, cy / 0.5, 3), 9);
        double stripe = (k / 4) % 2 == 0 ? 0.014 : -0.014;
        double tone = 1 + 0.05 * wave + 0.025 * fine + stripe;
        HouseShell.top(p, GRASS.shade(tone), cx - wx / 2, cx + wx / 2, cy - wy / 2, cy + wy / 2);
      }
    }
    return m;
  }

  private static boolean corner(double cx, double cy, double x, double y) {
    double dx = Math.max(0, Math.abs(cx) - (x - 0.95));
    double dy = Math.max(0, Math.abs(cy) - (y - 0.95));
    return dx * dx + dy * dy > 0.72 * 0.72;
  }

  // A stepping stone, 0.62 x 0.42.
  private static Model paving() {
    Model m = Model.of("paving").refine(200, 0.1);
    Pen p = m.part("base", 25).pen();
    p.solid(-0.31, -0.21, 0, 0.31, 0.21, 0.04);
    p.prism(STONE, 0, 0.04, 0.008, HouseShell.rounded(new Rect(-0.31, -0.21, 0.31, 0.21), 0.05, 3));
    return m;
  }

  // A stretch of picket fence, 1.5 m along y, 0.95 m high.
  private static Model fence() {
    Model m = Model.of("fence").refine(900, 0.1);
    Pen p = m.part("base", 18).pen();
    Paint paint = new Paint(Kind.LACQUER, 0xEDE7D8);
    p.solid(-0.035, -0.75, 0, 0.035, 0.75, 0.9);
    p.block(paint, -0.032, -0.75, 0.2, -0.004, 0.75, 0.27, 0.004);
    p.block(paint, -0.032, -0.75, 0.68, -0.004, 0.75, 0.75, 0.004);
    for (int i = 0; i < 11; i++) {
      double y = -0.69 + i * 0.138;
      // a board with a pointed head, drawn flat and stood up
      p.at(-0.004, y, 0)
          .rotY(-90)
          .prism(paint, -0.02, 0, 0.003, 0.03, -0.04, 0.82, -0.04, 0.88, 0, 0.82, 0.04, 0.03, 0.04);
    }
    for (int s = -1; s <= 1; s += 2) {
      p.block(paint, -0.04, s * 0.75 - s * 0.07, 0, 0.03, s * 0.75, 0.93, 0.006);
      p.block(paint, -0.045, s * 0.755 - s * 0.08, 0.93, 0.035, s * 0.755, 0.95, 0.006);
    }
    return m;
  }

  private static Model bush() {
    Model m = Model.of("bush").refine(2200, 0.1);
    Pen p = m.part("base", 20).pen();
    leaves(p, Vec.of(0, 0, 0.34), 0.36, 7, LEAF, 1);
    p.solidCylinder(0.3, 0.05, 0.6);
    return m;
  }

  private static Model flowers() {
    Model m = new Model("flower_bush", "bush").refine(2600, 0.1);
    Pen p = m.part("base", 14).pen();
    leaves(p, Vec.of(0, 0, 0.24), 0.27, 6, LEAF_DARK, 2);
    int[] petals = {0xE9B7B0, 0xF2E6D0, 0xD98C7A};
    for (int i = 0; i < 46; i++) {
      double a = 2.399963 * i;
      double u = 0.15 + 0.8 * Noise.hash(i * 31L);
      double r = 0.33 * Math.sqrt(1 - u * u * 0.6);
      Paint petal = new Paint(Kind.PAPER, petals[i % 3]);
      p.ball(
          petal,
          0,
          r * StrictMath.cos(a),
          r * StrictMath.sin(a),
          0.2 + 0.27 * u,
          0.03,
          0.03,
          0.022);
    }
    p.solidCylinder(0.22, 0.05, 0.45);
    return m;
  }

  private static Model tree() {
    Model m = Model.of("tree").refine(5200, 0.16);
    Pen p = m.part("base", 160).pen();
    p.taper(BARK, 10, Vec.of(0, 0, 0), Vec.of(0.03, 0.02, 1.5), 0.13, 0.085);
    p.taper(BARK, 8, Vec.of(0.02, 0.01, 1.25), Vec.of(0.45, 0.2, 2.1), 0.06, 0.03);
    p.taper(BARK, 8, Vec.of(0.02, 0.01, 1.3), Vec.of(-0.4, -0.12, 2.15), 0.06, 0.03);
    p.taper(BARK, 8, Vec.of(0.03, 0.02, 1.45), Vec.of(0.02, -0.1, 2.5), 0.07, 0.03);
    leaves(p, Vec.of(0, 0, 2.55), 0.85, 13, LEAF, 3);
    p.solidCylinder(0.14, 0, 2.0);
    return m;
  }

  // A crown of rough lumps with loose leaves standing out of it.
  private static void leaves(Pen p, Vec centre, double radius, int lumps, Paint green, long seed) {
    p.lump(green, 2, centre, Vec.of(radius, radius, radius * 0.85), 0.12, 0.4, seed);
    for (int i = 0; i < lumps; i++) {
      double a = 2.399963 * i;
      double up = -0.35 + 1.15 * (i + 0.5) / lumps;
      double side = Math.sqrt(Math.max(0.1, 1 - up * up)) * radius * 0.72;
      double r = radius * (0.42 + 0.16 * Noise.hash(seed * 100 + i));
      Vec c =
          Vec.of(
              centre.x() + side * StrictMath.cos(a),
              centre.y() + side * StrictMath.sin(a),
              centre.z() + up * radius * 0.62);
      double tone = 0.9 + 0.22 * Noise.hash(seed * 77 + i) + 0.06 * up;
      p.lump(green.shade(tone), 2, c, Vec.of(r, r, r * 0.85), 0.16, 0.35, seed * 10 + i);
    }
    for (int i = 0; i < lumps * 26; i++) {
      double u = 2 * Noise.hash(seed * 7919 + i) - 0.8;
      double a = 2 * Math.PI * Noise.hash(seed * 104729 + i * 13L);
      double s = Math.sqrt(Math.max(0, 1 - u * u));
      Vec d = Vec.of(s * StrictMath.cos(a), s * StrictMath.sin(a), u * 0.8);
      Vec at = centre.add(d.mul(radius * 1.02));
      double tone = 0.92 + 0.3 * Noise.hash(seed + i * 3L);
      double l = 0.05 + 0.03 * Noise.hash(i * 11L + seed);
      Surface leaf = new Surface();
      Vec out = d.mul(l);
      Vec across = d.cross(Vec.Z).unit().mul(l * 0.45);
      int p0 = leaf.point(at.sub(across));
      int p1 = leaf.point(at.add(across));
      int p2 = leaf.point(at.add(out).add(across.mul(0.3)));
      leaf.triangle(p0, p1, p2).triangle(p1, p0, p2);
      p.add(green.shade(tone), leaf);
    }
  }
}
