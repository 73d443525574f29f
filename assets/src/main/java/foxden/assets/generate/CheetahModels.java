package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/**
 * The cheetah and its track. Links have the frames of the planar model's bodies (x forward, z up);
 * the skin follows the capsules, with every leg drawn left and right.
 */
final class CheetahModels {

  private static final Paint COAT = new Paint(Kind.LACQUER, 0xDDA855);
  private static final Paint BELLY = new Paint(Kind.LACQUER, 0xF4E6CB);
  private static final Paint DARK = new Paint(Kind.LACQUER, 0x3A2C22);
  private static final Paint NOSE = new Paint(Kind.LACQUER, 0x241C19);
  private static final Paint EYE = new Paint(Kind.GLOW, 0xE8A33A);
  private static final Paint CLAY_LIGHT = new Paint(Kind.CERAMIC, 0xC9764F);
  private static final Paint CLAY_DEEP = new Paint(Kind.CERAMIC, 0xB4623F);

  /** Half the distance between left and right legs, m. */
  private static final double STANCE = 0.075;

  private CheetahModels() {}

  static void define(Catalog c) {
    c.add("cheetah", CheetahModels::cheetah)
        .add("track", CheetahModels::track)
        .add("post", CheetahModels::post);
  }

  private static Model cheetah() {
    Model m = new Model("cheetah", "animal").keepFrame().hanging().refine(9000, 0.02);
    torso(m.part("torso", 6.25));
    leg(m.part("bthigh", 1.54), 0.088, 0.052, Vec.of(-0.02, 0, 0.03), Vec.of(0.165, 0, -0.25), 7);
    leg(m.part("bshin", 1.59), 0.052, 0.03, Vec.of(0.005, 0, 0.005), Vec.of(-0.28, 0, -0.14), 4);
    paw(m.part("bfoot", 1.1), Vec.of(0.054, 0, -0.188), 0.031);
    leg(m.part("fthigh", 1.44), 0.082, 0.046, Vec.of(0.01, 0, 0.04), Vec.of(-0.14, 0, -0.24), 6);
    leg(m.part("fshin", 1.2), 0.045, 0.03, Vec.of(-0.002, 0, 0.004), Vec.of(0.13, 0, -0.18), 3);
    paw(m.part("ffoot", 0.88), Vec.of(0.084, 0, -0.128), 0.029);
    return m;
  }

  private static void torso(Part part) {
    Pen p = part.pen().crease(180);
    // rump, narrow waist, deep chest, neck
    Vec[] spine =
        Surfaces.smooth(
            5,
            Vec.of(-0.6, 0, -0.02),
            Vec.of(-0.5, 0, 0.005),
            Vec.of(-0.3, 0, 0.012),
            Vec.of(-0.05, 0, 0.012),
            Vec.of(0.22, 0, -0.008),
            Vec.of(0.42, 0, -0.004),
            Vec.of(0.54, 0, 0.06),
            Vec.of(0.64, 0, 0.145),
            Vec.of(0.7, 0, 0.19));
    double[] r = {0.02, 0.098, 0.1, 0.088, 0.122, 0.118, 0.084, 0.066, 0.06};
    p.scale(1, 0.86, 1).tube(COAT, 18, t -> along(r, t), spine);
    // the pale underside lies a little below
    Vec[] under =
        Surfaces.smooth(
            4,
            Vec.of(-0.46, 0, -0.03),
            Vec.of(-0.25, 0, -0.018),
            Vec.of(-0.02, 0, -0.012),
            Vec.of(0.22, 0, -0.036),
            Vec.of(0.42, 0, -0.03),
            Vec.of(0.52, 0, 0.022));
    double[] u = {0.03, 0.075, 0.07, 0.1, 0.095, 0.05};
    p.scale(1, 0.8, 1).tube(BELLY, 14, t -> along(u, t), under);
    spots(p, spine, r);
    head(p);
    tail(p);
    p.solid(-0.5, -0.046, -0.046, 0.5, 0.046, 0.046);
  }

  private static double along(double[] values, double t) {
    double x = t * (values.length - 1);
    int i = Math.min(values.length - 2, (int) x);
    double f = x - i;
    double s = f * f * (3 - 2 * f);
    return values[i] * (1 - s) + values[i + 1] * s;
  }

  // Rosettes in staggered rows over back and flanks.
  private static void spots(Pen p, Vec[] spine, double[] r) {
    for (int k = 3; k < spine.length - 7; k++) {
      double t = (double) k / (spine.length - 1);
      double radius = along(r, t);
      for (int row = 0; row < 9; row++) {
        double a = Math.toRadians(-8 + 24.5 * row + (k % 2) * 12);
        double wobble = 0.012 * StrictMath.sin(7.3 * k + 3.1 * row);
        double y = 0.86 * radius * StrictMath.cos(a);
        double z = radius * StrictMath.sin(a);
        double size = 0.0125 + 0.0035 * StrictMath.sin(2.7 * k + 1.9 * row);
        p.ball(
            DARK,
            0,
            spine[k].x() + wobble,
            y * 0.965,
            spine[k].z() + z * 0.965,
            size,
            size * 0.8,
            size);
      }
    }
  }

  private static void head(Pen p) {
    p.ball(COAT, 3, 0.735, 0, 0.215, 0.09, 0.074, 0.074);
    p.ball(BELLY, 2, 0.775, 0, 0.185, 0.062, 0.052, 0.042);
    p.ball(BELLY, 2, 0.815, 0, 0.188, 0.042, 0.036, 0.03);
    p.ball(COAT, 2, 0.79, 0, 0.222, 0.058, 0.038, 0.028);
    p.ball(NOSE, 1, 0.853, 0, 0.198, 0.014, 0.018, 0.012);
    for (int s = -1; s <= 1; s += 2) {
      p.ball(EYE, 1, 0.792, s * 0.047, 0.236, 0.014, 0.012, 0.014);
      p.ball(NOSE, 1, 0.8, s * 0.051, 0.236, 0.008, 0.008, 0.009);
      // the tear line from eye to mouth
      p.tube(
          NOSE,
          6,
          0.0055,
          Vec.of(0.806, s * 0.043, 0.228),
          Vec.of(0.822, s * 0.036, 0.212),
          Vec.of(0.83, s * 0.031, 0.194));
      // round ears with dark backs
      p.ball(COAT, 2, 0.69, s * 0.057, 0.275, 0.024, 0.013, 0.028);
      p.ball(DARK, 2, 0.683, s * 0.06, 0.278, 0.02, 0.01, 0.024);
      p.ball(BELLY, 1, 0.7, s * 0.057, 0.273, 0.014, 0.011, 0.018);
      for (int k = 0; k < 4; k++) {
        p.ball(DARK, 0, 0.66 + 0.018 * k, s * (0.05 + 0.006 * k), 0.19 + 0.03 * (k % 3), 0.008);
      }
    }
  }

  private static void tail(Pen p) {
    Vec[] path =
        Surfaces.smooth(
            6,
            Vec.of(-0.55, 0, 0.02),
            Vec.of(-0.68, 0, 0.05),
            Vec.of(-0.84, 0, 0.03),
            Vec.of(-1.0, 0, 0.03),
            Vec.of(-1.14, 0, 0.09),
            Vec.of(-1.22, 0, 0.17));
    for (int k = 0; k + 1 < path.length; k++) {
      double t = (double) k / (path.length - 2);
      boolean ring = t > 0.5 && k % 4 < 2;
      Paint paint = t > 0.93 ? BELLY : ring ? DARK : COAT;
      double a = 0.036 - 0.014 * t;
      p.tube(
          paint,
          10,
          x -> a - 0.0006 * x,
          path[k],
          path[k + 1].add(path[k + 1].sub(path[k]).mul(0.08)));
    }
    Vec tip = path[path.length - 1];
    p.ball(BELLY, 1, tip.x(), tip.y(), tip.z(), 0.024);
  }

  // A tapering limb on either side, with spots on its outer face.
  private static void leg(Part part, double r0, double r1, Vec from, Vec to, int spots) {
    Pen p = part.pen().crease(180);
    Vec way = to.sub(from);
    Vec[] path = new Vec[7];
    for (int k = 0; k < path.length; k++) {
      path[k] = from.add(way.mul(k / 6.0));
    }
    for (int s = -1; s <= 1; s += 2) {
      Pen q = p.at(0, s * STANCE, 0);
      Pen flat = q.scale(1, 0.72, 1);
      flat.tube(COAT, 14, t -> bulge(r0, r1, t), path);
      flat.ball(COAT, 2, from.x(), from.y(), from.z(), r0 * 0.99);
      flat.ball(COAT, 2, to.x(), to.y(), to.z(), r1);
      for (int k = 0; k < spots; k++) {
        double t = 0.08 + 0.8 * k / Math.max(1, spots - 1);
        double r = bulge(r0, r1, t);
        Vec c = from.add(way.mul(t));
        double off = r * 0.55 * StrictMath.sin(2.4 * k);
        Vec across = Vec.of(-way.z(), 0, way.x()).unit().mul(off);
        double out = 0.72 * Math.sqrt(Math.max(0, r * r - off * off));
        q.ball(
            DARK, 0, c.x() + across.x(), s * out * 0.96, c.z() + across.z(), 0.0125, 0.008, 0.0125);
      }
    }
    p.solid(-0.02, -0.046, -0.02, 0.02, 0.046, 0.02);
  }

  private static double bulge(double r0, double r1, double t) {
    return r0 + (r1 - r0) * t * (2 - t) + 0.1 * r0 * StrictMath.sin(Math.PI * t);
  }

  private static void paw(Part part, Vec to, double r) {
    Pen p = part.pen().crease(180);
    for (int s = -1; s <= 1; s += 2) {
      Pen q = p.at(0, s * STANCE, 0);
      q.scale(1, 0.85, 1).tube(COAT, 12, t -> r - 0.004 * t, Vec.ZERO, to.mul(0.5), to);
      q.ball(COAT, 2, 0, 0, 0, r);
      q.ball(BELLY, 2, to.x() + 0.012, 0, to.z() - 0.004, 0.052, 0.034, 0.038);
      for (int k = -1; k <= 1; k++) {
        q.ball(DARK, 0, to.x() + 0.058, 0.015 * k, to.z() - 0.02, 0.007);
      }
    }
    p.solid(-0.02, -0.046, -0.02, 0.02, 0.046, 0.02);
  }

  // Ten metres of running track from x = -5 to 5: bands of a metre, so that speed can be seen.
  private static Model track() {
    Model m = Model.of("track").hanging().refine(600, 0.2);
    Pen p = m.part("base", 100).pen();
    for (int k = 0; k < 10; k++) {
      p.block(k % 2 == 0 ? CLAY_LIGHT : CLAY_DEEP, k - 5, -1.4, -0.06, k - 4, 1.4, 0, 0);
      p.block(WHITE, k - 5.012, -1.05, -0.001, k - 4.988, 1.05, 0.0012, 0);
    }
    for (int s = -1; s <= 1; s += 2) {
      p.block(WHITE, -5, s * 1.05 - 0.025, -0.002, 5, s * 1.05 + 0.025, 0.0016, 0);
      p.block(STONE, -5, s * 1.4, -0.06, 5, s * 1.46, 0.012, 0);
    }
    p.solid(-5, -1.4, -0.06, 5, 1.4, 0);
    return m;
  }

  // A banded post for every ten metres.
  private static Model post() {
    Model m = Model.of("post").refine(300, 0.05);
    Pen p = m.part("base", 3).pen();
    p.cylinder(STONE_DARK, 14, 0.07, 0, 0.03);
    for (int k = 0; k < 6; k++) {
      p.cylinder(k % 2 == 0 ? WHITE : TERRACOTTA, 14, 0.026, 0.03 + 0.17 * k, 0.2 + 0.17 * k);
    }
    p.ball(BRASS, 2, 0, 0, 1.07, 0.034);
    p.solidCylinder(0.03, 0, 1.05);
    return m;
  }
}
