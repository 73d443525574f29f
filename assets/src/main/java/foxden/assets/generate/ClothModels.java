package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surface;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Clothes, shoes, bags and pillows; rigid here, each with a few simple shapes. */
final class ClothModels {
  private static final Affine LYING = new Affine(Vec.Z, Vec.Y, Vec.X, Vec.ZERO);

  private ClothModels() {}

  static void define(Catalog c) {
    c.add("pillow", ClothModels::pillow)
        .add("sneaker", ClothModels::sneaker)
        .add("sandal", ClothModels::sandal)
        .add("t_shirt", ClothModels::shirt)
        .add("trousers", ClothModels::trousers)
        .add("jacket", ClothModels::jacket)
        .add("cap", ClothModels::cap)
        .add("backpack", ClothModels::backpack);
  }

  private static Model pillow() {
    Model m = Model.of("pillow").friction(0.8).refine(1200, 0.04);
    Pen p = m.part("base", 0.7).pen();
    Surface s =
        Surfaces.cushion(Vec.of(-0.19, -0.28, 0.045), Vec.of(0.19, 0.28, 0.085), 0.02, 0.055, 2);
    // corners stay thin and pull outwards
    s.displace(
        v -> {
          double a = Math.abs(v.x()) / 0.19;
          double b = Math.abs(v.y()) / 0.28;
          double k = 1 + 0.06 * a * a * b * b;
          double z = 0.065 + (v.z() - 0.065) * (1 - 0.35 * a * a * b * b);
          return Vec.of(v.x() * k, v.y() * k, z + 0.004 * Noise.at(v.mul(14), 4));
        });
    p.crease(180).add(LINEN_BLUE.in(0xB9C7CE), s);
    p.ring(
        WHITE_COTTON,
        5,
        0.005,
        Vec.of(-0.199, -0.292, 0.065),
        Vec.of(0, -0.279, 0.065),
        Vec.of(0.199, -0.292, 0.065),
        Vec.of(0.189, 0, 0.065),
        Vec.of(0.199, 0.292, 0.065),
        Vec.of(0, 0.279, 0.065),
        Vec.of(-0.199, 0.292, 0.065),
        Vec.of(-0.189, 0, 0.065));
    p.solid(-0.17, -0.26, 0.01, 0.17, 0.26, 0.12);
    return m;
  }

  // The outline of a left sole, toe at +x.
  private static double[] sole(double k) {
    double[] o = {
      -0.13, -0.022, -0.11, -0.036, -0.04, -0.034, 0.03, -0.042, 0.085, -0.044, 0.125, -0.028,
      0.142, 0.004, 0.13, 0.032, 0.09, 0.044, 0.03, 0.04, -0.04, 0.032, -0.11, 0.034, -0.13, 0.02
    };
    for (int i = 0; i < o.length; i++) {
      o[i] *= k;
    }
    return o;
  }

  private static Model sneaker() {
    Model m = Model.of("sneaker").friction(0.9).refine(1200, 0.02);
    Pen p = m.part("base", 0.35).pen();
    Paint cloth = new Paint(Kind.LINEN, 0xC9674A);
    Paint white = new Paint(Kind.RUBBER, 0xF3EFE6);
    p.prism(white, 0, 0.026, 0.004, sole(1));
    p.prism(new Paint(Kind.RUBBER, 0x6F8770), 0.009, 0.013, 0, sole(1.012));
    p.in(LYING)
        .crease(70)
        .add(
            cloth,
            Surfaces.shell(
                3,
                true,
                true,
                new double[] {-0.128, 0.022, 0.018, 0.014, 0.05},
                new double[] {-0.118, 0.036, 0.031, 0.022, 0.06},
                new double[] {-0.07, 0.038, 0.034, 0.028, 0.06},
                new double[] {-0.03, 0.035, 0.033, 0.026, 0.058},
                new double[] {0.02, 0.027, 0.038, 0.024, 0.048},
                new double[] {0.07, 0.019, 0.042, 0.018, 0.04},
                new double[] {0.11, 0.014, 0.036, 0.013, 0.035},
                new double[] {0.134, 0.007, 0.018, 0.006, 0.03}));
    p.in(LYING)
        .crease(70)
        .add(
            white,
            Surfaces.shell(
                3,
                true,
                true,
                new double[] {0.088, 0.0175, 0.0415, 0.016, 0.0365},
                new double[] {0.112, 0.0145, 0.0375, 0.013, 0.0345},
                new double[] {0.138, 0.007, 0.018, 0.006, 0.03}));
    // opening, tongue, laces, heel tab
    p.at(-0.072, 0, 0.096)
        .rotY(6)
        .scale(0.046, 0.026, 1)
        .lathe(RUBBER.in(0x5A3A30), 18, 1, 0, 0.95, 0.004, 0, 0.004);
    p.at(-0.072, 0, 0.096).rotY(6).scale(1.75, 1, 1).hoop(cloth.shade(1.12), 18, 6, 0.026, 0.006);
    p.at(-0.018, 0, 0.085)
        .rotY(33)
        .block(cloth.shade(1.1), -0.02, -0.02, -0.012, 0.012, 0.02, 0.012, 0.006);
    for (int k = 0; k < 4; k++) {
      double x = -0.004 + 0.021 * k;
      double z = 0.0865 - 0.0075 * k;
      p.tube(
          white,
          5,
          0.003,
          Vec.of(x, -0.024, z - 0.008),
          Vec.of(x + 0.002, 0, z),
          Vec.of(x, 0.024, z - 0.008));
    }
    p.block(white, -0.133, -0.009, 0.04, -0.122, 0.009, 0.09, 0.003);
    p.solid(-0.13, -0.035, 0, 0.135, 0.035, 0.05).solid(-0.125, -0.032, 0.05, 0.0, 0.032, 0.098);
    return m;
  }

  private static Model sandal() {
    Model m = Model.of("sandal").friction(0.9).refine(900, 0.02);
    Pen p = m.part("base", 0.2).pen();
    p.prism(new Paint(Kind.RUBBER, 0x4A4038), 0, 0.008, 0.002, sole(0.96));
    p.prism(new Paint(Kind.BARK, 0xC6A06C), 0.008, 0.024, 0.003, sole(0.95));
    p.prism(LEATHER.shade(1.15), 0.0235, 0.027, 0.001, sole(0.92));
    // two broad straps with buckles
    double[] at = {0.055, 0.0};
    for (int k = 0; k < 2; k++) {
      double x = at[k];
      double w = 0.041 - 0.003 * k;
      p.sheet(
          LEATHER,
          2,
          8,
          0.004,
          (u, v) -> {
            double a = Math.PI * v;
            return Vec.of(
                x + 0.034 * (u - 0.5),
                -w * StrictMath.cos(a),
                0.02 + (0.045 + 0.006 * u) * StrictMath.sin(a));
          });
      p.at(x, w * 0.78, 0.049)
          .rotX(-52)
          .block(BRASS, -0.009, -0.01, 0.002, 0.009, 0.01, 0.006, 0.002);
    }
    p.solid(-0.12, -0.035, 0, 0.13, 0.035, 0.027).solid(-0.02, -0.035, 0.027, 0.075, 0.035, 0.065);
    return m;
  }

  private static Model shirt() {
    Model m = Model.of("t_shirt").friction(0.9).refine(1700, 0.03);
    Pen p = m.part("base", 0.2).pen();
    Paint cloth = WHITE_COTTON;
    double half = 0.23;
    // lies flat, neck towards +x; breton stripes as rows of the same sheet
    int rows = 22;
    for (int r = 0; r < rows; r++) {
      int row = r;
      Paint c = row > 3 && row < 19 && row % 3 == 0 ? LINEN_BLUE.in(0x4E6F8A) : cloth;
      p.crease(180)
          .add(
              c,
              Surfaces.sheet(
                      1,
                      12,
                      (u, v) -> flat(-0.30 + 0.54 * (row + u) / rows, half * (1 - 2 * v), half))
                  .reversed());
    }
    for (int s = -1; s <= 1; s += 2) {
      Pen q = p.at(0.155, s * 0.215, 0).rotZ(-s * 62);
      q.cushion(cloth, -0.10, -0.085, 0, 0.13, 0.085, 0.018, 0.009, 0.003);
      q.block(LINEN_BLUE.in(0x4E6F8A), -0.093, -0.0855, 0.002, -0.083, 0.0855, 0.0192, 0.001);
    }
    p.cushion(cloth, -0.302, -0.232, 0, 0.235, 0.232, 0.012, 0.006, 0);
    p.at(0.222, 0, 0.018).scale(0.55, 1, 0.6).hoop(cloth.shade(0.92), 18, 6, 0.085, 0.012);
    p.at(0.222, 0, 0.012).scale(0.05, 0.083, 1).lathe(LINEN_GREY, 16, 1, 0, 0.9, 0.006, 0, 0.006);
    p.solid(-0.30, -0.23, 0, 0.23, 0.23, 0.02).solid(0.06, -0.36, 0, 0.23, 0.36, 0.018);
    return m;
  }

  // Height of a garment lying flat, with soft folds.
  private static Vec flat(double x, double y, double half) {
    double edge = Math.min(1, (half - Math.abs(y)) / 0.03);
    double fold = 0.006 * Noise.at(Vec.of(7 * x + 3 * y, 11 * y - 2 * x, 0.3), 21);
    return Vec.of(x, y, 0.011 + 0.008 * Math.sqrt(Math.max(0, edge)) + fold * Math.max(0, edge));
  }

  private static Model trousers() {
    Model m = Model.of("trousers").friction(0.9).refine(1700, 0.03);
    Pen p = m.part("base", 0.5).pen();
    Paint denim = LINEN_BLUE.in(0x4F6C8C);
    for (int s = -1; s <= 1; s += 2) {
      p.in(LYING)
          .crease(70)
          .add(
              denim,
              Surfaces.shell(
                  2,
                  true,
                  true,
                  new double[] {-0.52, 0.013, 0.075, 0.012, 0.013, s * 0.15},
                  new double[] {-0.50, 0.016, 0.08, 0.015, 0.016, s * 0.148},
                  new double[] {-0.3, 0.018, 0.084, 0.017, 0.018, s * 0.125},
                  new double[] {-0.1, 0.02, 0.092, 0.019, 0.02, s * 0.105},
                  new double[] {0.12, 0.024, 0.105, 0.022, 0.024, s * 0.097},
                  new double[] {0.3, 0.022, 0.1, 0.02, 0.022, s * 0.09},
                  new double[] {0.42, 0.02, 0.095, 0.018, 0.021, s * 0.08}));
      // turned-up cuff, pocket and seam
      p.in(LYING)
          .crease(40)
          .add(
              denim.shade(1.35),
              Surfaces.shell(
                  2,
                  true,
                  true,
                  new double[] {-0.525, 0.017, 0.08, 0.015, 0.017, s * 0.15},
                  new double[] {-0.475, 0.019, 0.083, 0.016, 0.018, s * 0.147}));
      p.at(0.32, s * 0.115, 0.041)
          .rotZ(s * 35)
          .block(denim.shade(0.8), -0.05, -0.003, 0, 0.05, 0.003, 0.004, 0.001);
      p.block(
          denim.shade(0.85),
          -0.46,
          s * 0.128 - 0.0015,
          0.034,
          0.1,
          s * 0.122 + 0.0015,
          0.041,
          0.001);
    }
    p.cushion(denim.shade(0.9), 0.395, -0.178, 0.001, 0.435, 0.178, 0.044, 0.014, 0.002);
    p.cushion(LEATHER, 0.402, -0.181, 0.004, 0.428, 0.181, 0.0455, 0.012, 0);
    p.block(BRASS, 0.398, -0.02, 0.042, 0.432, 0.02, 0.0485, 0.002);
    p.block(denim.shade(0.8), 0.2, -0.003, 0.036, 0.395, 0.003, 0.045, 0.001);
    p.solid(-0.52, -0.235, 0, 0.0, -0.02, 0.035)
        .solid(-0.52, 0.02, 0, 0.0, 0.235, 0.035)
        .solid(0, -0.2, 0, 0.435, 0.2, 0.045);
    return m;
  }

  private static Model jacket() {
    Model m = Model.of("jacket").hanging().friction(0.9).refine(2000, 0.04);
    Pen p = m.part("base", 1.1).pen();
    Paint cloth = new Paint(Kind.LINEN, 0xD3A044);
    Paint in = cloth.in(0x6B5A3A);
    // a raincoat as it hangs on a hook: front +x
    Surface body =
        Surfaces.shell(
            5,
            true,
            true,
            new double[] {0.0, 0.075, 0.225, 0.07},
            new double[] {0.02, 0.085, 0.235, 0.08},
            new double[] {0.2, 0.08, 0.215, 0.075},
            new double[] {0.4, 0.075, 0.2, 0.07},
            new double[] {0.58, 0.07, 0.195, 0.065},
            new double[] {0.68, 0.062, 0.165, 0.06},
            new double[] {0.74, 0.052, 0.09, 0.05},
            new double[] {0.77, 0.045, 0.06, 0.044});
    body.displace(
        v -> {
          double k =
              0.010
                  * (1 - v.z() / 0.8)
                  * StrictMath.sin(28 * v.y() + 3 * v.x())
                  * (v.x() > 0 ? 1 : 0.6);
          return Vec.of(v.x() + k, v.y(), v.z());
        });
    p.crease(80).add(cloth, body);
    for (int s = -1; s <= 1; s += 2) {
      p.crease(80)
          .tube(
              cloth.shade(0.97),
              9,
              t -> 0.064 - 0.016 * t,
              Surfaces.smooth(
                  2,
                  Vec.of(0.0, s * 0.13, 0.66),
                  Vec.of(0.0, s * 0.225, 0.58),
                  Vec.of(0.01, s * 0.265, 0.36),
                  Vec.of(0.035, s * 0.275, 0.12)));
      p.in(Affine.zTo(Vec.of(0.03, s * 0.2735, 0.16), Vec.of(0.036, s * 0.2755, 0.11)))
          .lathe(cloth.shade(0.8), 10, 0.0505, 0, 0.052, 0.02, 0.05, 0.05, 0.03, 0.052, 0, 0.05);
      // pocket flaps
      p.at(0.079, s * 0.12, 0.25)
          .rotY(-4)
          .block(cloth.shade(0.88), -0.006, -0.06, -0.05, 0.01, 0.06, 0.012, 0.004);
      p.solidCapsule(Vec.of(0.0, s * 0.2, 0.58), Vec.of(0.035, s * 0.275, 0.14), 0.05);
    }
    // front placket with buttons, hood, loop
    p.at(0.0705, 0, 0)
        .rotY(-1.5)
        .block(cloth.shade(0.86), 0.0, -0.022, 0.02, 0.016, 0.022, 0.68, 0.004);
    for (int k = 0; k < 5; k++) {
      p.at(0.0895 - 0.003 * k, 0.0, 0.1 + 0.13 * k).rotY(90).cylinder(WALNUT, 10, 0.011, 0, 0.006);
    }
    p.lump(cloth, 2, Vec.of(-0.045, 0, 0.72), Vec.of(0.07, 0.13, 0.1), 0.12, 0.8, 3);
    p.at(0.02, 0, 0.765).rotY(20).scale(1, 1.45, 1).hoop(cloth.shade(0.92), 18, 7, 0.05, 0.017);
    p.at(0.018, 0, 0.758).rotY(20).scale(0.05, 0.072, 1).lathe(in, 16, 1, 0, 0.9, 0.004, 0, 0.004);
    p.tube(
        cloth.shade(0.7),
        5,
        0.004,
        Vec.of(-0.03, -0.02, 0.80),
        Vec.of(-0.035, 0, 0.84),
        Vec.of(-0.03, 0.02, 0.80));
    p.solid(-0.075, -0.21, 0, 0.08, 0.21, 0.6).solid(-0.09, -0.15, 0.6, 0.06, 0.15, 0.8);
    return m;
  }

  private static Model cap() {
    Model m = Model.of("cap").friction(0.8).refine(1000, 0.02);
    Pen p = m.part("base", 0.12).pen();
    Paint cloth = new Paint(Kind.LINEN, 0x5F7F76);
    p.scale(1.12, 1, 1)
        .crease(70)
        .lathe(
            cloth, 24, 0.083, 0.003, 0.086, 0.0, 0.088, 0.004, 0.088, 0.035, 0.08, 0.068, 0.062,
            0.092, 0.035, 0.106, 0, 0.11);
    for (int k = 0; k < 6; k++) {
      Vec[] seam = new Vec[6];
      double[] r = {0.089, 0.089, 0.081, 0.063, 0.036, 0.004};
      double[] z = {0.006, 0.036, 0.0685, 0.0925, 0.1065, 0.1105};
      for (int i = 0; i < 6; i++) {
        seam[i] = Vec.of(r[i], 0, z[i]);
      }
      p.scale(1.12, 1, 1).rotZ(60 * k + 30).tube(cloth.shade(0.82), 4, 0.0014, seam);
    }
    p.ball(cloth.shade(0.8), 1, 0, 0, 0.111, 0.009, 0.009, 0.005);
    p.sheet(
        cloth.shade(0.9),
        5,
        10,
        0.004,
        (u, v) -> {
          double a = Math.PI * (0.78 * (v - 0.5));
          double c = StrictMath.cos(a);
          double s = StrictMath.sin(a);
          double out = 0.078 * u * StrictMath.pow(Math.max(0, StrictMath.cos(a * 0.98)), 0.55);
          return Vec.of(
              (0.083 * 1.12) * c + out,
              0.083 * s * (1 + 0.05 * u),
              0.012 + 0.012 * c - 0.016 * u * u - 0.02 * s * s);
        });
    // a fox's head as a badge
    Pen f = p.at(0.093, 0, 0.055).rotY(78).rotZ(90).scale(0.16, 0.16, 1);
    f.prism(
        new Paint(Kind.LINEN, 0xE08547),
        0,
        0.003,
        0,
        0,
        -0.12,
        0.09,
        -0.02,
        0.13,
        0.03,
        0.115,
        0.14,
        0.05,
        0.075,
        -0.05,
        0.075,
        -0.115,
        0.14,
        -0.13,
        0.03,
        -0.09,
        -0.02);
    p.solidLathe(10, 0.09, 0, 0.09, 0.035, 0.062, 0.092, 0.02, 0.11);
    p.solid(0.07, -0.07, 0.004, 0.165, 0.07, 0.024);
    return m;
  }

  private static Model backpack() {
    Model m = Model.of("backpack").friction(0.8).refine(2000, 0.03);
    Pen p = m.part("base", 1.6).pen();
    Paint cloth = new Paint(Kind.LINEN, 0x5F7A66);
    p.crease(80)
        .shell(
            cloth,
            4,
            new double[] {0.0, 0.085, 0.135, 0.05},
            new double[] {0.015, 0.095, 0.145, 0.055},
            new double[] {0.15, 0.1, 0.15, 0.06},
            new double[] {0.30, 0.092, 0.145, 0.06},
            new double[] {0.38, 0.08, 0.13, 0.06},
            new double[] {0.41, 0.06, 0.1, 0.05});
    // lid, front pocket, straps of leather, side pockets
    p.cushion(cloth.shade(1.1), -0.095, -0.14, 0.355, 0.11, 0.14, 0.435, 0.035, 0.012, 2);
    p.cushion(cloth.shade(0.92), 0.075, -0.105, 0.03, 0.145, 0.105, 0.21, 0.03, 0.008, 2);
    p.cushion(cloth.shade(1.05), 0.08, -0.11, 0.165, 0.152, 0.11, 0.225, 0.024, 0.004, 1);
    for (int s = -1; s <= 1; s += 2) {
      p.tube(
          LEATHER,
          5,
          0.008,
          Vec.of(0.095, s * 0.065, 0.425),
          Vec.of(0.118, s * 0.065, 0.38),
          Vec.of(0.112, s * 0.065, 0.3),
          Vec.of(0.112, s * 0.065, 0.25));
      p.block(BRASS, 0.108, s * 0.065 - 0.014, 0.285, 0.121, s * 0.065 + 0.014, 0.31, 0.003);
      p.cushion(
          cloth.shade(0.88),
          -0.05,
          s * 0.145 - 0.03,
          0.03,
          0.055,
          s * 0.145 + 0.03,
          0.18,
          0.028,
          0.005);
      p.crease(60)
          .tube(
              cloth.shade(0.75),
              6,
              t -> 0.014 + 0.006 * StrictMath.sin(Math.PI * t),
              Surfaces.smooth(
                  3,
                  Vec.of(-0.08, s * 0.06, 0.39),
                  Vec.of(-0.135, s * 0.075, 0.33),
                  Vec.of(-0.15, s * 0.085, 0.2),
                  Vec.of(-0.1, s * 0.11, 0.04)));
    }
    p.block(LEATHER, 0.145, -0.02, 0.175, 0.157, 0.02, 0.2, 0.003);
    p.tube(
        LEATHER,
        6,
        0.009,
        Surfaces.smooth(
            3,
            Vec.of(-0.07, -0.04, 0.42),
            Vec.of(-0.075, -0.025, 0.47),
            Vec.of(-0.075, 0.025, 0.47),
            Vec.of(-0.07, 0.04, 0.42)));
    p.solid(-0.1, -0.15, 0, 0.1, 0.15, 0.42).solid(0.1, -0.1, 0.03, 0.145, 0.1, 0.22);
    p.solid(-0.085, -0.035, 0.42, -0.065, 0.035, 0.475);
    m.handle("loop", "base", Vec.of(-0.075, 0, 0.468), Vec.Y, Vec.Z, 0.02, 0.06);
    return m;
  }
}
