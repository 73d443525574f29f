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
}
