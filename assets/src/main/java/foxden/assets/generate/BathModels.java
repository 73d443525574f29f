package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surface;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Bathroom. */
final class BathModels {
  private BathModels() {}

  static void define(Catalog c) {
    c.add("toilet", BathModels::toilet)
        .add("vanity", BathModels::vanity)
        .add("bathtub", BathModels::bathtub)
        .add("towel_rack", BathModels::towelRack)
        .add("hamper", BathModels::hamper)
        .add("trash_can", BathModels::trashCan)
        .add("radiator", BathModels::radiator);
  }

  private static Model toilet() {
    Model m = Model.of("toilet").refine(2600, 0.04);
    Pen p = m.part("base", 32).pen();
    // bowl: an oval going up outside and down inside
    p.crease(50)
        .shell(
            CERAMIC,
            5,
            new double[] {0, 0.17, 0.115, 0.10, -0.02},
            new double[] {0.02, 0.175, 0.12, 0.11, -0.02},
            new double[] {0.14, 0.165, 0.105, 0.10, -0.02},
            new double[] {0.27, 0.21, 0.145, 0.14, 0.02},
            new double[] {0.36, 0.245, 0.175, 0.17, 0.045},
            new double[] {0.395, 0.25, 0.18, 0.175, 0.05},
            new double[] {0.405, 0.245, 0.175, 0.17, 0.05},
            new double[] {0.405, 0.195, 0.125, 0.12, 0.065},
            new double[] {0.38, 0.185, 0.118, 0.115, 0.065},
            new double[] {0.28, 0.13, 0.085, 0.08, 0.06},
            new double[] {0.22, 0.06, 0.05, 0.045, 0.04});
    p.at(0.055, 0, 0.262)
        .scale(0.115, 0.078, 1)
        .lathe(new Paint(Kind.GLASS, 0xA8D0DA), 18, 1, 0, 0.99, 0.002, 0, 0.002);
    p.solid(-0.2, -0.12, 0, 0.15, 0.12, 0.22).solid(-0.2, -0.17, 0.22, 0.28, -0.1, 0.4);
    p.solid(-0.2, 0.1, 0.22, 0.28, 0.17, 0.4)
        .solid(0.22, -0.1, 0.22, 0.29, 0.1, 0.4)
        .solid(-0.2, -0.1, 0.22, -0.13, 0.1, 0.4);
    // cistern
    p.cushion(CERAMIC, -0.37, -0.19, 0.40, -0.20, 0.19, 0.75, 0.03, 0.004, 2);
    p.cushion(CERAMIC, -0.38, -0.20, 0.745, -0.19, 0.20, 0.785, 0.015, 0.002, 1);
    p.block(CERAMIC, -0.33, -0.1, 0.30, -0.12, 0.1, 0.42, 0.02);
    p.solid(-0.375, -0.195, 0.40, -0.195, 0.195, 0.785);
    p.at(-0.285, 0, 0.784).lathe(CHROME, 16, 0.028, 0, 0.026, 0.006, 0.018, 0.007, 0, 0.005);
    m.fill("bowl", "base", -0.06, -0.09, 0.26, 0.19, 0.09, 0.40);

    Pen seat = m.part("seat", 1.2).pen();
    double hingeX = -0.17;
    Paint lid = new Paint(Kind.PLASTIC, 0xF6F4EF);
    ring(seat, lid, 0.407, 0.425);
    seat.solid(-0.16, -0.178, 0.407, 0.30, -0.12, 0.425)
        .solid(-0.16, 0.12, 0.407, 0.30, 0.178, 0.425);
    seat.solid(0.24, -0.12, 0.407, 0.302, 0.12, 0.425)
        .solid(-0.17, -0.12, 0.407, -0.11, 0.12, 0.425);
    m.hinge("seat_hinge", "seat", Vec.of(hingeX, 0, 0.42), Vec.of(0, -1, 0), 1.75, 0.3, 0.1, false);
    Pen top = m.part("lid", 1.4).pen();
    top.crease(50)
        .shell(
            lid,
            5,
            new double[] {0.428, 0.245, 0.178, 0.17, 0.058},
            new double[] {0.434, 0.248, 0.181, 0.175, 0.058},
            new double[] {0.442, 0.245, 0.178, 0.17, 0.058},
            new double[] {0.450, 0.22, 0.155, 0.15, 0.058},
            new double[] {0.453, 0.15, 0.1, 0.09, 0.058});
    top.solid(-0.18, -0.18, 0.428, 0.303, 0.18, 0.45);
    for (int s = -1; s <= 1; s += 2) {
      top.at(hingeX - 0.005, s * 0.075, 0.428).rotX(90).cylinder(CHROME, 10, 0.013, -0.018, 0.018);
    }
    m.hinge("lid_hinge", "lid", Vec.of(hingeX, 0, 0.43), Vec.of(0, -1, 0), 1.75, 0.4, 0.15, false);
    m.handle("lid_rim", "lid", Vec.of(0.295, 0, 0.44), Vec.Y, Vec.X, 0.022, 0.16);
    return m;
  }

  private static void ring(Pen p, Paint paint, double z0, double z1) {
    double zb = (z0 + z1) / 2;
    p.crease(50)
        .add(
            paint,
            Surfaces.shell(
                5,
                false,
                false,
                new double[] {z0, 0.24, 0.172, 0.165, 0.057},
                new double[] {zb, 0.246, 0.178, 0.17, 0.057},
                new double[] {z1, 0.238, 0.17, 0.165, 0.057},
                new double[] {z1, 0.195, 0.127, 0.12, 0.06},
                new double[] {zb, 0.185, 0.118, 0.112, 0.06},
                new double[] {z0, 0.19, 0.122, 0.116, 0.06},
                new double[] {z0, 0.24, 0.172, 0.165, 0.057}));
  }

  private static Model vanity() {
    Model m = new Model("vanity", "bathroom_sink").refine(2600, 0.05);
    Pen p = m.part("base", 36).pen();
    Pen q = p.at(0, 0, 0.20);
    q.panel(OAK, -0.23, -0.45, 0, 0.21, -0.432, 0.58).panel(OAK, -0.23, 0.432, 0, 0.21, 0.45, 0.58);
    q.panel(OAK, -0.23, -0.44, 0, 0.21, 0.44, 0.018)
        .panel(OAK, -0.23, -0.44, 0, -0.22, 0.44, 0.58, 0.002);
    Joinery.legs(p, OAK_DARK, 0.18, 0.40, 0.21, 0.0, 0.016, 0.022);
    p.panel(STONE.in(0xE6E0D4), -0.24, -0.46, 0.78, 0.245, 0.46, 0.805, 0.006);
    // a bowl of ceramic on the slab
    p.at(0.02, 0, 0.805)
        .lathe(
            CERAMIC, 28, 0, 0, 0.11, 0, 0.16, 0.03, 0.19, 0.09, 0.198, 0.125, 0.194, 0.13, 0.186,
            0.126, 0.172, 0.08, 0.12, 0.03, 0.03, 0.02, 0, 0.02);
    p.at(0.02, 0, 0.826).cylinder(BRASS, 12, 0.022, 0, 0.004);
    p.at(0.02, 0, 0.805).solidLathe(12, 0.11, 0, 0.17, 0.035, 0.03, 0.02);
    for (int k = 0; k < 10; k++) {
      Pen w = p.at(0.02, 0, 0.805).rotZ(36 * k);
      w.at(0.178, 0, 0.08).rotY(14).solid(-0.012, -0.065, -0.05, 0.012, 0.065, 0.05);
    }
    m.fill("basin", "base", -0.1, -0.12, 0.83, 0.14, 0.12, 0.93);
    p.tube(
        BRASS,
        9,
        0.012,
        Surfaces.smooth(
            4,
            Vec.of(-0.195, 0, 0.80),
            Vec.of(-0.195, 0, 1.02),
            Vec.of(-0.17, 0, 1.07),
            Vec.of(-0.1, 0, 1.075),
            Vec.of(-0.06, 0, 1.03)));
    p.at(-0.195, 0, 0.805).lathe(BRASS, 12, 0.024, 0, 0.022, 0.01, 0.013, 0.016, 0, 0.016);
    p.tube(BRASS, 7, 0.007, Vec.of(-0.195, 0.01, 0.85), Vec.of(-0.19, 0.07, 0.87));
    p.solid(-0.21, -0.013, 0.805, -0.18, 0.013, 1.07);
    m.fill("cupboard", "base", -0.22, -0.432, 0.218, 0.20, 0.432, 0.78);
    Joinery.Style s = new Joinery.Style(OAK, BRASS, true, true);
    Joinery.door(m, "left_door", s, true, 0.21, 0, 0.20, 0.45, 0.778, 0.56);
    Joinery.door(m, "right_door", s, false, 0.21, -0.45, 0.20, 0, 0.778, 0.56);
    return m;
  }

  private static Model bathtub() {
    Model m = Model.of("bathtub").refine(2400, 0.08);
    Pen p = m.part("base", 70).pen();
    p.crease(55)
        .shell(
            CERAMIC,
            6,
            new double[] {0.06, 0.22, 0.60, 0.2},
            new double[] {0.10, 0.27, 0.68, 0.25},
            new double[] {0.30, 0.32, 0.76, 0.3},
            new double[] {0.53, 0.36, 0.82, 0.34},
            new double[] {0.57, 0.395, 0.855, 0.375},
            new double[] {0.585, 0.40, 0.86, 0.38},
            new double[] {0.59, 0.39, 0.85, 0.37},
            new double[] {0.57, 0.345, 0.805, 0.33},
            new double[] {0.40, 0.31, 0.75, 0.29},
            new double[] {0.18, 0.26, 0.66, 0.24},
            new double[] {0.14, 0.2, 0.56, 0.19});
    p.solid(-0.24, -0.64, 0.06, 0.24, 0.64, 0.14);
    for (int s = -1; s <= 1; s += 2) {
      p.at(s * 0.315, 0, 0.14).rotY(s * 8).solid(-0.025, -0.6, 0, 0.025, 0.6, 0.45);
      p.at(0, s * 0.75, 0.14).rotX(-s * 12).solid(-0.24, -0.03, 0, 0.24, 0.03, 0.45);
      for (int t = -1; t <= 1; t += 2) {
        Pen c = p.at(s * 0.27, t * 0.62, 0.3).rotX(-t * 20).rotY(s * 20);
        c.solid(-0.05, -0.05, -0.16, 0.05, 0.05, 0.27);
        // claw feet
        p.tube(
            BRASS,
            8,
            u -> 0.03 - 0.012 * u,
            Vec.of(s * 0.17, t * 0.48, 0.13),
            Vec.of(s * 0.235, t * 0.55, 0.09),
            Vec.of(s * 0.235, t * 0.55, 0.03));
        p.ball(BRASS, 1, s * 0.235, t * 0.55, 0.024, 0.024);
        p.at(s * 0.235, t * 0.55, 0).solidCylinder(0.022, 0, 0.08);
      }
    }
    m.fill("tub", "base", -0.24, -0.62, 0.15, 0.24, 0.62, 0.55);
    p.at(0, -0.28, 0.1405).lathe(CHROME, 14, 0.03, 0, 0.027, 0.004, 0, 0.003);
    // tap at one long side
    for (int s = -1; s <= 1; s += 2) {
      p.tube(BRASS, 8, 0.013, Vec.of(-0.43, s * 0.07, 0.0), Vec.of(-0.43, s * 0.07, 0.72));
      p.at(-0.43, s * 0.07, 0.72)
          .lathe(BRASS, 10, 0.016, 0, 0.03, 0.012, 0.03, 0.026, 0.012, 0.034, 0, 0.034);
    }
    p.tube(BRASS, 8, 0.012, Vec.of(-0.43, -0.07, 0.66), Vec.of(-0.43, 0.07, 0.66));
    p.tube(
        BRASS,
        8,
        0.012,
        Surfaces.smooth(
            3,
            Vec.of(-0.43, 0, 0.66),
            Vec.of(-0.43, 0, 0.80),
            Vec.of(-0.38, 0, 0.84),
            Vec.of(-0.3, 0, 0.82),
            Vec.of(-0.28, 0, 0.77)));
    p.solid(-0.45, -0.09, 0, -0.415, 0.09, 0.75);
    return m;
  }

  private static Model towelRack() {
    Model m = Model.of("towel_rack").onWall().refine(1400, 0.06);
    Pen p = m.part("base", 2.5).pen();
    for (int s = -1; s <= 1; s += 2) {
      p.at(0, s * 0.30, 0.62)
          .rotY(90)
          .lathe(BRASS, 12, 0.028, 0, 0.026, 0.006, 0.01, 0.01, 0.01, 0.085, 0, 0.085);
    }
    p.tube(BRASS, 8, 0.01, Vec.of(0.075, -0.33, 0.62), Vec.of(0.075, 0.33, 0.62));
    p.solid(0.06, -0.33, 0.61, 0.09, 0.33, 0.635)
        .solid(0, -0.31, 0.61, 0.07, -0.29, 0.63)
        .solid(0, 0.29, 0.61, 0.07, 0.31, 0.63);
    towel(p, WHITE_COTTON, -0.26, 0.02, 0.075, 0.62, 0.55, 0.40);
    towel(p, LINEN_SAGE.in(0xA9B89E), 0.05, 0.27, 0.075, 0.62, 0.36, 0.44);
    p.solid(0.05, -0.26, 0.1, 0.1, 0.27, 0.6);
    return m;
  }

  // A towel folded over a bar at (x, z): hangs low in front and less behind.
  static void towel(
      Pen p, Paint paint, double y0, double y1, double x, double z, double front, double back) {
    double all = front + back + 0.04;
    Surface s =
        Surfaces.sheet(
            16,
            6,
            (u, v) -> {
              double along = u * all;
              double y = y0 + (y1 - y0) * v;
              double wave =
                  0.006
                      * StrictMath.sin(11 * v + 2.0)
                      * Math.min(1, Math.abs(along - front - 0.02) / 0.15);
              if (along < front) {
                return Vec.of(x + 0.018 + wave, y, z - front + along);
              } else if (along < front + 0.04) {
                double a = Math.PI * (along - front) / 0.04;
                return Vec.of(x + 0.018 * StrictMath.cos(a), y, z + 0.016 * StrictMath.sin(a));
              }
              return Vec.of(x - 0.018 + wave, y, z - (along - front - 0.04));
            });
    p.crease(180).add(paint, s.reversed().twoSided(0.008));
  }

  private static Model hamper() {
    Model m = Model.of("hamper").refine(2400, 0.04);
    Pen p = m.part("base", 2.2).pen();
    p.crease(70).lathe(WICKER, 26, coils(0.17, 0.222, 0.55, 10, 0.02));
    for (int d = -1; d <= 1; d += 2) {
      p.tube(
          LEATHER,
          6,
          0.011,
          Vec.of(-0.06, d * 0.218, 0.47),
          Vec.of(-0.05, d * 0.258, 0.49),
          Vec.of(0.05, d * 0.258, 0.49),
          Vec.of(0.06, d * 0.218, 0.47));
    }
    // washing inside
    p.lump(WHITE_COTTON, 1, Vec.of(0.05, -0.05, 0.36), Vec.of(0.13, 0.12, 0.1), 0.35, 0.8, 5);
    p.lump(LINEN_BLUE, 1, Vec.of(-0.07, 0.05, 0.36), Vec.of(0.12, 0.12, 0.09), 0.35, 0.8, 8);
    p.post(WICKER.shade(0.8), 16, 0.155, 0.022, 0.3);
    for (int i = 0; i < 10; i++) {
      p.rotZ(36 * i).solid(0.196, -0.07, 0, 0.226, 0.07, 0.555);
    }
    m.fill("inside", "base", -0.13, -0.13, 0.3, 0.13, 0.13, 0.55);
    return m;
  }

  /** A coiled basket's profile: up outside in bulging rows, over the rim and down inside. */
  static double[] coils(double r0, double r1, double high, int rows, double floor) {
    double[] out = new double[2 * (3 * rows + 7)];
    int k = 0;
    out[k++] = 0;
    out[k++] = 0.004;
    out[k++] = r0 - 0.01;
    out[k++] = 0.004;
    for (int i = 0; i < rows; i++) {
      double z = high * i / rows;
      double t = (i + 0.5) / rows;
      // a belly a little fuller than a straight line
      double r = r0 + (r1 - r0) * t + 0.25 * (r1 - r0) * 4 * t * (1 - t);
      double b = 0.22 * high / rows;
      for (int j = 0; j < 3; j++) {
        out[k++] = r + (j == 1 ? b : 0);
        out[k++] = Math.max(0.002, z + high / rows * (0.04 + 0.46 * j));
      }
    }
    double[] tail = {
      r1, high, r1 - 0.012, high + 0.003, r1 - 0.02, high, r0 - 0.012, floor, 0, floor
    };
    for (double v : tail) {
      out[k++] = v;
    }
    return out;
  }

  private static Model trashCan() {
    Model m = Model.of("trash_can").refine(1500, 0.03);
    Pen p = m.part("base", 1.8).pen();
    p.lathe(
        WHITE_METAL.in(0xD9CDB8),
        28,
        0,
        0.006,
        0.11,
        0.006,
        0.118,
        0,
        0.122,
        0.012,
        0.145,
        0.335,
        0.152,
        0.34,
        0.152,
        0.35,
        0.144,
        0.352,
        0.138,
        0.345,
        0.116,
        0.02,
        0,
        0.02);
    p.at(0, 0, 0.05).hoop(WHITE_METAL.in(0xB9AD98), 26, 5, 0.125, 0.004);
    p.at(0, 0, 0.30).hoop(WHITE_METAL.in(0xB9AD98), 26, 5, 0.1425, 0.004);
    p.block(CHARCOAL, 0.105, -0.03, 0.005, 0.165, 0.03, 0.02, 0.006);
    p.solidCylinder(0.118, 0, 0.02);
    for (int i = 0; i < 10; i++) {
      p.rotZ(36 * i).at(0.13, 0, 0).rotY(4).solid(-0.008, -0.046, 0, 0.008, 0.046, 0.35);
    }
    m.fill("inside", "base", -0.085, -0.085, 0.02, 0.085, 0.085, 0.345);
    return m;
  }

  private static Model radiator() {
    Model m = Model.of("radiator").onWall().refine(2200, 0.06);
    Pen p = m.part("base", 28).pen();
    for (int k = -5; k <= 5; k++) {
      double y = 0.078 * k;
      p.at(0.08, y, 0)
          .shell(
              WHITE_METAL,
              2,
              new double[] {0.08, 0.038, 0.018, 0.018},
              new double[] {0.098, 0.05, 0.03, 0.03},
              new double[] {0.602, 0.05, 0.03, 0.03},
              new double[] {0.62, 0.038, 0.018, 0.018});
    }
    p.tube(WHITE_METAL, 8, 0.018, Vec.of(0.08, -0.43, 0.16), Vec.of(0.08, 0.43, 0.16));
    p.tube(WHITE_METAL, 8, 0.018, Vec.of(0.08, -0.43, 0.54), Vec.of(0.08, 0.43, 0.54));
    p.tube(
        BRASS,
        7,
        0.01,
        Vec.of(0.08, 0.43, 0.16),
        Vec.of(0.08, 0.47, 0.16),
        Vec.of(0.08, 0.475, 0.0));
    p.at(0.08, 0.45, 0.16)
        .rotX(-90)
        .lathe(WHITE, 12, 0.018, 0, 0.022, 0.02, 0.022, 0.05, 0.015, 0.055, 0, 0.055);
    for (int s = -1; s <= 1; s += 2) {
      p.block(WHITE_METAL, 0, s * 0.3 - 0.01, 0.5, 0.05, s * 0.3 + 0.01, 0.54, 0.003);
    }
    p.solid(0.0, -0.43, 0.08, 0.13, 0.43, 0.62);
    return m;
  }
}
