package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surface;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Porch, garden and plants. */
final class GardenModels {
  private GardenModels() {}

  static void define(Catalog c) {
    c.add("potted_plant", GardenModels::pottedPlant).add("bench", GardenModels::bench);
  }

  /** Small leaves all over an ellipsoid, pointing outwards at random tilts. */
  static void tufts(Pen p, Paint paint, Vec centre, Vec radii, int count, double size, long seed) {
    for (int k = 0; k < count; k++) {
      // Fibonacci points on the ball
      double z = 1 - 2 * (k + 0.5) / count;
      double a = 2.399963 * k;
      double r = Math.sqrt(1 - z * z);
      Vec d = Vec.of(r * StrictMath.cos(a), r * StrictMath.sin(a), z);
      if (z < -0.6) {
        continue;
      }
      Vec at = centre.add(Vec.of(d.x() * radii.x(), d.y() * radii.y(), d.z() * radii.z()));
      Vec up = d.add(Vec.of(0, 0, 0.6)).unit();
      Vec side =
          up.cross(Vec.of(Noise.hash(seed + 3 * k) - 0.5, Noise.hash(seed + 3 * k + 1) - 0.5, 0.2))
              .unit();
      double l = size * (0.7 + 0.6 * Noise.hash(seed + 3 * k + 2));
      Vec tip = at.add(up.mul(l)).add(d.mul(0.3 * l));
      Vec mid = at.add(up.mul(0.5 * l));
      Surface s = new Surface();
      int i0 = s.point(at);
      int i1 = s.point(mid.add(side.mul(0.28 * l)));
      int i2 = s.point(tip);
      int i3 = s.point(mid.sub(side.mul(0.28 * l)));
      s.quad(i0, i1, i2, i3).twoSided(0.002);
      p.crease(180).add(paint.shade(0.9 + 0.25 * Noise.hash(seed * 7 + k)), s);
    }
  }

  private static Model pottedPlant() {
    Model m = Model.of("potted_plant").refine(2200, 0.05);
    Pen p = m.part("base", 6).pen();
    p.lathe(
        TERRACOTTA,
        26,
        0,
        0.01,
        0.12,
        0.01,
        0.125,
        0.0,
        0.13,
        0.01,
        0.175,
        0.27,
        0.178,
        0.275,
        0.19,
        0.275,
        0.194,
        0.285,
        0.194,
        0.325,
        0.188,
        0.332,
        0.176,
        0.33,
        0.172,
        0.31);
    p.lathe(SOIL, 20, 0.176, 0.305, 0.17, 0.31, 0.08, 0.316, 0, 0.318);
    p.solidLathe(12, 0.125, 0, 0.194, 0.28, 0.194, 0.33);
    int leaves = 21;
    for (int k = 0; k < leaves; k++) {
      double a = 137.5 * k;
      double t = (double) k / leaves;
      double high = 0.40 + 0.42 * t;
      double out = 0.05 + 0.16 * (1 - t);
      Vec tip = Vec.of(out, 0, high);
      Pen q = p.rotZ(a);
      q.tube(
          LEAF_DARK.shade(1.1),
          4,
          0.005,
          Surfaces.smooth(
              2,
              Vec.of(0.015, 0, 0.31),
              Vec.of(0.4 * out + 0.01, 0, 0.31 + 0.6 * (high - 0.31)),
              tip));
      Paint green = (k % 3 == 0 ? LEAF.in(0x6E9A55) : k % 3 == 1 ? LEAF : LEAF_DARK);
      q.at(tip.x(), tip.y(), tip.z())
          .rotX(20 * (Noise.hash(k) - 0.5))
          .rotY(-42 + 50 * (1 - t))
          .leaf(green, 0.24 + 0.05 * Noise.hash(3 * k), 0.15, -0.10);
    }
    p.at(0, 0, 0.33).solidCylinder(0.1, 0, 0.5);
    return m;
  }

  private static Model bench() {
    Model m = Model.of("bench").refine(2000, 0.07);
    Pen p = m.part("base", 18).pen();
    Paint wood = OAK_DARK.in(0xC09A6B);
    for (int k = 0; k < 4; k++) {
      p.block(wood, -0.14 + 0.105 * k, -0.65, 0.415, -0.045 + 0.105 * k, 0.65, 0.44, 0.005);
    }
    p.solid(-0.14, -0.65, 0.40, 0.27, 0.65, 0.44);
    for (int k = 0; k < 3; k++) {
      p.at(-0.17, 0, 0.44)
          .rotY(-11)
          .block(wood, -0.012, -0.65, 0.09 + 0.12 * k, 0.012, 0.65, 0.19 + 0.12 * k, 0.005);
    }
    p.at(-0.17, 0, 0.44).rotY(-11).solid(-0.02, -0.65, 0, 0.02, 0.65, 0.43);
    for (int s = -1; s <= 1; s += 2) {
      double y = s * 0.56;
      p.panel(SAGE_DEEP, 0.2, y - 0.022, 0, 0.25, y + 0.022, 0.415, 0.006);
      p.panel(SAGE_DEEP, -0.21, y - 0.022, 0, -0.16, y + 0.022, 0.44, 0.006);
      p.at(-0.19, 0, 0.42)
          .rotY(-11)
          .block(SAGE_DEEP, -0.035, y - 0.02, 0, -0.008, y + 0.02, 0.45, 0.005);
      p.block(SAGE_DEEP, -0.2, y - 0.018, 0.37, 0.24, y + 0.018, 0.415, 0.005);
      p.block(SAGE_DEEP, -0.2, y - 0.015, 0.12, 0.22, y + 0.015, 0.15, 0.005);
      p.block(SAGE_DEEP, 0.2, y - 0.02, 0.41, 0.24, y + 0.02, 0.63, 0.005);
      p.panel(wood, -0.25, y - 0.035, 0.63, 0.27, y + 0.035, 0.66, 0.008);
    }
    return m;
  }

  private static Model bush() {
    Model m = Model.of("bush").refine(2200, 0.1);
    Pen p = m.part("base", 15).pen();
    Vec[] c = {
      Vec.of(0, 0, 0.34),
      Vec.of(0.2, 0.16, 0.26),
      Vec.of(-0.18, 0.2, 0.28),
      Vec.of(0.1, -0.24, 0.25),
      Vec.of(-0.2, -0.16, 0.24)
    };
    double[] r = {0.36, 0.27, 0.27, 0.26, 0.25};
    for (int k = 0; k < 5; k++) {
      Vec radii = Vec.of(r[k], r[k], r[k] * 0.95);
      p.lump(k % 2 == 0 ? LEAF : LEAF.shade(0.9), k == 0 ? 2 : 1, c[k], radii, 0.18, 0.55, 10 + k);
      tufts(p, k % 2 == 0 ? LEAF.shade(1.12) : LEAF, c[k], radii, k == 0 ? 90 : 50, 0.085, 100 * k);
    }
    // a few white blossoms
    for (int k = 0; k < 14; k++) {
      double a = 2.4 * k;
      double z = 0.25 + 0.6 * Noise.hash(k + 50);
      double rr = Math.sqrt(Math.max(0, 1 - z * z)) * 0.40;
      p.ball(
          PAPER.in(0xF6EFE4),
          0,
          rr * StrictMath.cos(a),
          rr * StrictMath.sin(a),
          0.36 + z * 0.35,
          0.024);
    }
    p.solidLathe(10, 0.3, 0, 0.46, 0.25, 0.36, 0.55, 0.15, 0.7);
    return m;
  }

  private static Model tree() {
    Model m = Model.of("tree").refine(2600, 0.3);
    Pen p = m.part("base", 300).pen();
    Paint bark = BARK;
    p.crease(80)
        .tube(
            bark,
            10,
            t -> 0.17 * (1 - t) * (1 - t) + 0.075,
            Surfaces.smooth(
                3,
                Vec.of(0, 0, 0),
                Vec.of(0.03, 0.01, 0.5),
                Vec.of(-0.02, 0.05, 1.2),
                Vec.of(0.05, 0.02, 2.2)));
    Vec[] branch = {
      Vec.of(0.6, 0.4, 2.5),
      Vec.of(-0.65, 0.3, 2.45),
      Vec.of(0.1, -0.7, 2.6),
      Vec.of(0.05, 0.1, 3.2)
    };
    for (Vec b : branch) {
      p.crease(80)
          .tube(
              bark,
              7,
              t -> 0.07 - 0.04 * t,
              Surfaces.smooth(2, Vec.of(0.0, 0.03, 1.7), b.mul(0.5).add(Vec.of(0, 0, 0.95)), b));
    }
    Vec[] c = {
      Vec.of(0.05, 0.05, 3.15),
      Vec.of(0.75, 0.45, 2.65),
      Vec.of(-0.75, 0.4, 2.6),
      Vec.of(0.1, -0.8, 2.7),
      Vec.of(0.55, -0.4, 3.05),
      Vec.of(-0.5, -0.35, 2.95)
    };
    double[] r = {0.85, 0.6, 0.62, 0.62, 0.5, 0.52};
    for (int k = 0; k < c.length; k++) {
      Paint g = LEAF.in(k % 3 == 0 ? 0x739C50 : k % 3 == 1 ? 0x628C49 : 0x7FA658);
      Vec radii = Vec.of(r[k], r[k], r[k] * 0.82);
      p.lump(g, k == 0 ? 2 : 1, c[k], radii, 0.16, 0.5, 30 + k);
      tufts(p, g.shade(1.06), c[k], radii, k == 0 ? 110 : 60, 0.2, 70 * k);
    }
    p.solidCylinder(0.14, 0, 2.0);
    p.solidSphere(0, 0, 2.9, 0.9);
    return m;
  }
}
