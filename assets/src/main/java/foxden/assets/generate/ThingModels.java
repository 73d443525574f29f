package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Toys, paper, electronics and other things that lie about. */
final class ThingModels {
  private ThingModels() {}

  static void define(Catalog c) {
    c.add("book", ThingModels::book)
        .add("teddy_bear", ThingModels::teddyBear)
        .add("toy_car", ThingModels::toyCar)
        .add("ball", ThingModels::ball)
        .add("toy_block", ThingModels::toyBlock)
        .add("laptop", ThingModels::laptop)
        .add("remote_control", ThingModels::remoteControl)
        .add("newspaper", ThingModels::newspaper)
        .add("basket", ThingModels::basket)
        .add("watering_can", ThingModels::wateringCan)
        .add("umbrella", ThingModels::umbrella);
  }

  private static Model book() {
    Model m = Model.of("book").refine(500, 0.04);
    Pen p = m.part("base", 0.5).pen();
    Paint cover = new Paint(Kind.PAPER, 0x3F5F6E);
    p.block(cover, -0.078, -0.11, 0, 0.078, 0.11, 0.003, 0.001);
    p.block(cover, -0.078, -0.11, 0.029, 0.078, 0.11, 0.032, 0.001);
    p.crease(70).tube(cover, 8, 0.0158, Vec.of(-0.076, -0.11, 0.016), Vec.of(-0.076, 0.11, 0.016));
    p.block(PAPER, -0.074, -0.105, 0.003, 0.073, 0.105, 0.029, 0.001);
    for (int k = 1; k < 6; k++) {
      p.block(
          PAPER.shade(0.9),
          -0.07,
          -0.1053,
          0.003 + 0.0043 * k,
          0.0735,
          0.1053,
          0.0034 + 0.0043 * k,
          0);
    }
    p.block(cover.in(0xE9C46A), -0.05, -0.075, 0.0318, 0.055, 0.075, 0.0325, 0);
    p.block(cover.in(0x3F5F6E), -0.046, -0.071, 0.0322, 0.051, 0.071, 0.0328, 0);
    p.block(cover.in(0xF3EAD6), -0.012, -0.05, 0.0326, 0.002, 0.05, 0.0331, 0);
    p.block(cover.in(0xF3EAD6), 0.012, -0.03, 0.0326, 0.018, 0.03, 0.0331, 0);
    p.block(new Paint(Kind.PAPER, 0xC4583A), 0.03, -0.115, 0.014, 0.036, -0.10, 0.0155, 0);
    p.solid(-0.09, -0.11, 0, 0.078, 0.11, 0.0325);
    return m;
  }

  private static Model teddyBear() {
    Model m = Model.of("teddy_bear").friction(0.8).refine(2200, 0.02);
    Pen p = m.part("base", 0.4).pen();
    Paint fur = new Paint(Kind.WOOL, 0xB98450);
    Paint pale = new Paint(Kind.WOOL, 0xE3C79A);
    p.ball(fur, 2, 0, 0, 0.115, 0.075, 0.085, 0.1);
    p.ball(pale, 1, 0.028, 0, 0.11, 0.055, 0.06, 0.072);
    p.ball(fur, 2, 0.01, 0, 0.255, 0.07, 0.08, 0.07);
    p.ball(pale, 1, 0.062, 0, 0.238, 0.034, 0.036, 0.028);
    p.ball(RUBBER, 1, 0.094, 0, 0.247, 0.008, 0.013, 0.009);
    p.tube(RUBBER, 4, 0.0018, Vec.of(0.096, 0, 0.24), Vec.of(0.093, 0, 0.226));
    for (int s = -1; s <= 1; s += 2) {
      p.ball(RUBBER, 1, 0.07, s * 0.031, 0.272, 0.008);
      p.ball(fur, 1, 0, s * 0.06, 0.315, 0.018, 0.028, 0.028);
      p.ball(pale, 1, 0.011, s * 0.06, 0.314, 0.011, 0.019, 0.019);
      p.crease(180)
          .tube(
              fur,
              8,
              t -> 0.024 + 0.01 * t,
              Surfaces.smooth(
                  2,
                  Vec.of(0, s * 0.06, 0.175),
                  Vec.of(0.03, s * 0.105, 0.13),
                  Vec.of(0.06, s * 0.105, 0.1)));
      p.ball(fur, 1, 0.06, s * 0.105, 0.1, 0.034);
      p.crease(180)
          .tube(
              fur,
              8,
              t -> 0.04 - 0.002 * t,
              Vec.of(0.01, s * 0.05, 0.045),
              Vec.of(0.1, s * 0.08, 0.04));
      p.ball(fur, 1, 0.105, s * 0.082, 0.045, 0.034, 0.042, 0.045);
      p.at(0.134, s * 0.085, 0.047)
          .rotY(82)
          .scale(1, 0.85, 1)
          .lathe(pale, 14, 0.03, 0, 0.026, 0.004, 0, 0.005);
    }
    // a scarf
    p.at(0, 0, 0.198).scale(1, 1.05, 1).hoop(LINEN_SAGE, 16, 6, 0.055, 0.014);
    p.at(0.056, 0.02, 0.19)
        .rotY(12)
        .block(LINEN_SAGE, -0.004, -0.018, -0.085, 0.012, 0.016, 0.01, 0.005);
    // sits on a flat base, so that it stays where it is put
    p.solid(-0.065, -0.115, 0, 0.135, 0.115, 0.08);
    p.solidLathe(10, 0.07, 0.08, 0.085, 0.12, 0.07, 0.19).solidSphere(0.01, 0, 0.255, 0.075);
    return m;
  }

  private static Model toyCar() {
    Model m = Model.of("toy_car").refine(900, 0.02);
    Pen p = m.part("base", 0.25).pen();
    Pen side = p.at(0, 0.032, 0).in(new Affine(Vec.X, Vec.Z, Vec.Y.mul(-1), Vec.ZERO));
    Paint red = new Paint(Kind.LACQUER, 0xC9553B);
    side.crease(35)
        .prism(
            red, 0, 0.064, 0.006, -0.085, 0.018, 0.085, 0.018, 0.09, 0.03, 0.086, 0.044, 0.05, 0.05,
            0.025, 0.075, -0.045, 0.077, -0.07, 0.05, -0.088, 0.046);
    Pen glass = p.at(0, 0.0325, 0).in(new Affine(Vec.X, Vec.Z, Vec.Y.mul(-1), Vec.ZERO));
    glass.prism(BIRCH, 0, 0.065, 0, -0.052, 0.05, -0.012, 0.05, -0.012, 0.069, -0.042, 0.069);
    glass.prism(BIRCH, 0, 0.065, 0, -0.004, 0.05, 0.038, 0.05, 0.02, 0.069, -0.004, 0.069);
    for (int s = -1; s <= 1; s += 2) {
      for (int t = -1; t <= 1; t += 2) {
        Pen w = p.at(0.052 * t, 0.033 * s, 0.021).rotX(-90 * s);
        w.lathe(
            RUBBER, 18, 0, -0.004, 0.018, -0.004, 0.021, -0.001, 0.021, 0.009, 0.018, 0.012, 0.012,
            0.012);
        w.lathe(BIRCH, 14, 0.0125, 0.011, 0.011, 0.014, 0, 0.014);
        w.solidCylinder(0.021, -0.004, 0.013);
      }
      p.ball(BRASS, 1, 0.0875, s * 0.02, 0.036, 0.004, 0.007, 0.007);
    }
    p.solid(-0.088, -0.032, 0.018, 0.09, 0.032, 0.047)
        .solid(-0.065, -0.032, 0.047, 0.042, 0.032, 0.076);
    return m;
  }

  private static Model ball() {
    Model m = Model.of("ball").refine(700, 0.04);
    Pen p = m.part("base", 0.35).pen();
    int[] c = {0xC9553B, 0xF1EAD9, 0xE3B548, 0xF1EAD9, 0x6C8FA5, 0xF1EAD9};
    double r = 0.11;
    for (int k = 0; k < 6; k++) {
      int n = k;
      Pen q = p.at(0, 0, r).rotX(24).rotY(15);
      q.crease(180)
          .add(
              new Paint(Kind.PLASTIC, c[k]),
              Surfaces.sheet(
                  4,
                  10,
                  (u, v) -> {
                    double a = Math.PI / 3 * (n + u);
                    double b = Math.PI * (v - 0.5);
                    return Vec.of(
                        r * StrictMath.cos(a) * StrictMath.cos(b),
                        r * StrictMath.sin(a) * StrictMath.cos(b),
                        r * StrictMath.sin(b));
                  }));
    }
    p.at(0, 0, r)
        .rotX(24)
        .rotY(15)
        .at(0, 0, r - 0.0025)
        .lathe(new Paint(Kind.PLASTIC, 0xC9553B), 14, 0.022, 0, 0.02, 0.0018, 0, 0.0035);
    p.solidSphere(0, 0, r, r);
    return m;
  }

  private static Model toyBlock() {
    Model m = Model.of("toy_block").refine(600, 0.02);
    Pen p = m.part("base", 0.12).pen();
    double h = 0.03;
    p.panel(BIRCH, -h, -h, 0, h, h, 2 * h, 0.003);
    int[] c = {0xC9553B, 0x6F8770, 0x6C8FA5, 0xE3B548};
    for (int k = 0; k < 4; k++) {
      Pen f = p.rotZ(90 * k).at(h, 0, h).rotY(90).rotZ(90);
      Paint a = new Paint(Kind.LACQUER, c[k]);
      frame(f, a);
      // F, O, X and a paw
      if (k == 0) {
        f.prism(
            a, 0, 0.0012, 0, -0.01, -0.014, -0.004, -0.014, -0.004, -0.003, 0.006, -0.003, 0.006,
            0.003, -0.004, 0.003, -0.004, 0.009, 0.01, 0.009, 0.01, 0.015, -0.01, 0.015);
      } else if (k == 1) {
        f.lathe(a, 16, 0.015, 0, 0.015, 0.0012, 0.0085, 0.0012, 0.0085, 0);
      } else if (k == 2) {
        for (int s = -1; s <= 1; s += 2) {
          f.rotZ(36 * s).block(a, -0.003, -0.0155, 0, 0.003, 0.0155, 0.0012, 0);
        }
      } else {
        f.at(0, -0.006, 0).scale(1, 0.85, 1).lathe(a, 12, 0.009, 0, 0.009, 0.0012, 0, 0.0012);
        for (int t = -1; t <= 2; t++) {
          f.at(0.0085 * (t - 0.5), t == -1 || t == 2 ? 0.003 : 0.0095, 0)
              .lathe(a, 8, 0.0036, 0, 0.0036, 0.0012, 0, 0.0012);
        }
      }
    }
    Pen top = p.at(0, 0, 2 * h);
    frame(top, new Paint(Kind.LACQUER, 0xD9A441));
    top.lathe(new Paint(Kind.LACQUER, 0xD9A441), 5, 0.016, 0, 0.016, 0.0012, 0, 0.0012);
    return m;
  }

  private static void frame(Pen f, Paint a) {
    for (int k = 0; k < 4; k++) {
      f.rotZ(90 * k).block(a, 0.022, -0.0255, 0, 0.0255, 0.0255, 0.0006, 0);
    }
  }

  private static Model laptop() {
    Model m = Model.of("laptop").refine(900, 0.04);
    Pen p = m.part("base", 1.5).pen();
    Paint alu = STEEL.in(0xB9BCC0);
    p.panel(alu, -0.11, -0.16, 0.002, 0.11, 0.16, 0.016, 0.004);
    p.block(BLACK_PLASTIC.in(0x2E2F33), -0.085, -0.14, 0.0155, 0.02, 0.14, 0.0165, 0);
    for (int r = 0; r < 5; r++) {
      for (int k = 0; k < 12; k++) {
        double x = -0.082 + 0.0202 * r;
        double y = -0.137 + 0.0229 * k;
        p.block(BLACK_PLASTIC, x, y, 0.016, x + 0.0175, y + 0.02, 0.0182, 0);
      }
    }
    p.block(alu.shade(0.93), 0.035, -0.05, 0.0156, 0.095, 0.05, 0.0166, 0);
    Pen lid = p.at(-0.108, 0, 0.016).rotY(-17);
    lid.panel(alu, -0.004, -0.16, 0.0, 0.003, 0.16, 0.212, 0.002);
    lid.block(BLACK_PLASTIC, 0.0025, -0.156, 0.004, 0.0036, 0.156, 0.208, 0);
    lid.block(new Paint(Kind.GLOW, 0x7C9AA3), 0.003, -0.149, 0.014, 0.004, 0.149, 0.2, 0);
    // a window with lines of code
    lid.block(new Paint(Kind.SCREEN, 0x2B3440), 0.0035, -0.12, 0.035, 0.0043, 0.05, 0.185, 0);
    int[] c = {0xE3A15B, 0x9FC3A5, 0xD9D2C2, 0x8FB3C9};
    for (int k = 0; k < 8; k++) {
      double y0 = -0.11 + 0.012 * (k % 3);
      lid.block(
          new Paint(Kind.GLOW, c[k % 4]),
          0.0038,
          y0,
          0.165 - 0.016 * k,
          0.0046,
          y0 + 0.05 + 0.025 * ((5 * k) % 4),
          0.171 - 0.016 * k,
          0);
    }
    lid.block(new Paint(Kind.GLOW, 0xE39255), 0.0035, 0.065, 0.1, 0.0043, 0.135, 0.185, 0);
    p.tube(CHARCOAL, 6, 0.005, Vec.of(-0.108, -0.12, 0.015), Vec.of(-0.108, 0.12, 0.015));
    return m;
  }

  private static Model remoteControl() {
    Model m = Model.of("remote_control").refine(500, 0.02);
    Pen p = m.part("base", 0.12).pen();
    p.cushion(BLACK_PLASTIC, -0.085, -0.023, 0, 0.085, 0.023, 0.02, 0.009, 0, 2);
    p.at(0.035, 0, 0.019).lathe(STEEL, 18, 0.016, 0, 0.0155, 0.0022, 0.0075, 0.0022, 0.007, 0.001);
    p.at(0.035, 0, 0.0195).cylinder(PLASTIC, 12, 0.006, 0, 0.0022);
    p.at(0.07, 0.01, 0.0195).cylinder(new Paint(Kind.PLASTIC, 0xD9553F), 10, 0.0045, 0, 0.0022);
    for (int r = 0; r < 4; r++) {
      for (int k = -1; k <= 1; k++) {
        p.at(0.003 - 0.018 * r, 0.0125 * k, 0.0195)
            .cylinder(PLASTIC.shade(0.85), 8, 0.0042, 0, 0.002);
      }
    }
    p.solid(-0.085, -0.023, 0, 0.085, 0.023, 0.021);
    return m;
  }

  private static Model newspaper() {
    Model m = Model.of("newspaper").refine(600, 0.04);
    Pen p = m.part("base", 0.25).pen();
    Paint sheet = new Paint(Kind.PAPER, 0xE6DFCF);
    for (int k = 0; k < 4; k++) {
      double z = 0.004 * k;
      p.block(
          sheet.shade(1 - 0.02 * (k % 2)),
          -0.15 + 0.002 * k,
          -0.19 + 0.001 * k,
          z,
          0.15 - 0.0015 * k,
          0.19,
          z + 0.0035,
          0.001);
    }
    p.crease(70)
        .tube(sheet, 8, 0.0079, Vec.of(-0.148, -0.188, 0.008), Vec.of(-0.148, 0.188, 0.008));
    Paint ink = sheet.in(0x4B4843);
    double z = 0.0154;
    p.block(ink, -0.118, -0.15, z, -0.09, 0.15, z + 0.0006, 0);
    p.block(sheet, -0.112, -0.13, z, -0.096, 0.13, z + 0.0009, 0);
    p.block(ink, -0.11, -0.1, z, -0.099, 0.1, z + 0.0012, 0);
    p.block(sheet.in(0xA9B2A6), -0.075, -0.165, z, 0.03, -0.02, z + 0.0007, 0);
    p.block(sheet.in(0xC98A5B), -0.06, -0.13, z, -0.01, -0.06, z + 0.001, 0);
    for (int c = 0; c < 2; c++) {
      for (int k = 0; k < (c == 0 ? 5 : 11); k++) {
        double x = (c == 0 ? 0.045 : -0.075) + 0.018 * k;
        double y = c == 0 ? -0.165 : 0.0;
        double w = 0.145 + (c == 1 ? 0.02 : 0) - (k % 4 == 3 ? 0.05 : 0);
        p.block(sheet.in(0x8B867C), x, y, z, x + 0.006, y + w, z + 0.0006, 0);
      }
    }
    p.solid(-0.155, -0.19, 0, 0.15, 0.19, 0.0158);
    return m;
  }

  private static Model basket() {
    Model m = Model.of("basket").refine(2400, 0.03);
    Pen p = m.part("base", 0.8).pen();
    p.scale(1, 1.35, 1)
        .crease(70)
        .lathe(WICKER.in(0xD2AC76), 24, BathModels.coils(0.125, 0.16, 0.18, 7, 0.012));
    p.scale(1, 1.35, 1).at(0, 0, 0.18).hoop(WICKER.in(0xA97F49), 26, 6, 0.157, 0.009);
    // a bail handle over the middle
    Vec[] bail = new Vec[11];
    for (int k = 0; k < 11; k++) {
      double a = Math.PI * k / 10;
      bail[k] = Vec.of(0, -0.205 * StrictMath.cos(a), 0.16 + 0.18 * StrictMath.sin(a));
    }
    p.tube(WICKER.in(0xA97F49), 8, 0.010, bail);
    p.at(0, 0, 0.335).in(Affine.rotX(90)).cylinder(LEATHER, 10, 0.013, -0.06, 0.06);
    p.sheet(
        LINEN.in(0xF2EBDD),
        14,
        3,
        0.004,
        (u, v) -> {
          double a = 2 * Math.PI * u;
          double r = 0.146 + 0.02 * StrictMath.sin(Math.PI * v);
          double z =
              v < 0.5
                  ? 0.12 + 0.15 * v
                  : 0.195 - 0.06 * (v - 0.5) * 2 * (1 + 0.4 * StrictMath.sin(5 * a));
          double k = v < 0.5 ? 0.98 : 1.06;
          return Vec.of(r * k * StrictMath.cos(a), 1.35 * r * k * StrictMath.sin(a), z);
        });
    p.solid(-0.09, -0.15, 0, 0.09, 0.15, 0.013);
    for (int k = 0; k < 12; k++) {
      double a = 2 * Math.PI * k / 12;
      double x = 0.15 * StrictMath.cos(a);
      double y = 0.2 * StrictMath.sin(a);
      double yaw =
          StrictMath.toDegrees(
              StrictMath.atan2(1.35 * StrictMath.sin(a), StrictMath.cos(a) * 1.35 * 1.35));
      p.at(x * 0.93, y * 0.93, 0.09)
          .rotZ(yaw)
          .rotY(8)
          .solid(-0.008, -0.055, -0.09, 0.008, 0.055, 0.095);
    }
    for (int k = 0; k < 10; k++) {
      p.solidCapsule(bail[k], bail[k + 1], 0.01);
    }
    m.fill("inside", "base", -0.1, -0.14, 0.013, 0.1, 0.14, 0.175);
    m.handle("bail", "base", Vec.of(0, 0, 0.338), Vec.Y, Vec.Z, 0.026, 0.11);
    return m;
  }

  private static Model wateringCan() {
    Model m = Model.of("watering_can").refine(1500, 0.03);
    Pen p = m.part("base", 1.0).pen();
    Paint zinc = new Paint(Kind.METAL, 0x7F9BAA);
    p.crease(50)
        .lathe(
            zinc, 24, 0, 0.004, 0.1, 0.004, 0.105, 0, 0.11, 0.006, 0.095, 0.19, 0.096, 0.198, 0.09,
            0.202, 0.088, 0.19, 0.095, 0.02, 0, 0.02);
    for (double z : new double[] {0.03, 0.17}) {
      p.at(0, 0, z).hoop(zinc.shade(0.9), 24, 5, 0.109 - 0.08 * z, 0.004);
    }
    p.at(0, 0, 0.197)
        .prism(
            zinc, 0, 0.004, 0, -0.09, -0.02, -0.06, -0.066, 0, -0.09, 0.0, 0.09, -0.06, 0.066,
            -0.09, 0.02);
    Vec[] spout = {Vec.of(0.09, 0, 0.05), Vec.of(0.2, 0, 0.16), Vec.of(0.25, 0, 0.235)};
    p.crease(60).tube(zinc, 10, t -> 0.022 - 0.011 * t, spout);
    p.in(Affine.zTo(spout[1], spout[2]))
        .at(0, 0, 0.09)
        .crease(40)
        .lathe(BRASS, 18, 0.011, -0.012, 0.04, 0.02, 0.042, 0.028, 0.038, 0.032, 0, 0.036);
    p.crease(60)
        .tube(
            zinc,
            8,
            0.008,
            Surfaces.smooth(
                4,
                Vec.of(0.06, 0, 0.195),
                Vec.of(0.04, 0, 0.29),
                Vec.of(-0.08, 0, 0.31),
                Vec.of(-0.17, 0, 0.2),
                Vec.of(-0.1, 0, 0.08)));
    p.crease(60)
        .tube(
            WALNUT,
            9,
            0.013,
            Surfaces.smooth(
                3, Vec.of(0.02, 0, 0.306), Vec.of(-0.03, 0, 0.3165), Vec.of(-0.09, 0, 0.306)));
    p.solidCylinder(0.107, 0, 0.2)
        .solidCapsule(spout[0], spout[1], 0.018)
        .solidCapsule(spout[1], spout[2], 0.02);
    p.solidCapsule(Vec.of(0.03, 0, 0.305), Vec.of(-0.09, 0, 0.308), 0.013)
        .solidCapsule(Vec.of(-0.1, 0, 0.3), Vec.of(-0.15, 0, 0.2), 0.01);
    m.handle("grip", "base", Vec.of(-0.03, 0, 0.314), Vec.X, Vec.Z, 0.026, 0.1);
    return m;
  }

  private static Model umbrella() {
    Model m = Model.of("umbrella").refine(1400, 0.03);
    Pen p = m.part("base", 0.5).pen();
    Paint cloth = new Paint(Kind.LINEN, 0xD3A044);
    p.lathe(STEEL, 8, 0, 0, 0.004, 0.004, 0.005, 0.07, 0, 0.07);
    // folded canopy: eight pleats, tied in the middle
    foxden.assets.mesh.Surface s =
        Surfaces.lathe(
            32, 0.006, 0.06, 0.013, 0.08, 0.02, 0.2, 0.026, 0.36, 0.022, 0.46, 0.03, 0.58, 0.034,
            0.62, 0.012, 0.615);
    s.displace(
        v -> {
          double a = StrictMath.atan2(v.y(), v.x()) + 2.2 * v.z();
          double k = 1 + 0.22 * StrictMath.cos(8 * a);
          return Vec.of(v.x() * k, v.y() * k, v.z());
        });
    p.crease(60).add(cloth, s);
    p.at(0, 0, 0.45).hoop(cloth.shade(0.75), 14, 5, 0.0235, 0.006);
    p.lathe(STEEL, 8, 0.005, 0.6, 0.005, 0.72, 0, 0.72);
    p.tube(
        WALNUT,
        9,
        0.0105,
        Surfaces.smooth(
            4,
            Vec.of(0, 0, 0.7),
            Vec.of(0, 0, 0.8),
            Vec.of(0.01, 0, 0.835),
            Vec.of(0.045, 0, 0.85),
            Vec.of(0.08, 0, 0.835),
            Vec.of(0.088, 0, 0.8)));
    p.at(0, 0, 0.7).cylinder(BRASS, 10, 0.012, -0.008, 0.008);
    p.solidCapsule(Vec.of(0, 0, 0.03), Vec.of(0, 0, 0.36), 0.02)
        .solidCapsule(Vec.of(0, 0, 0.36), Vec.of(0, 0, 0.6), 0.03);
    p.solidCapsule(Vec.of(0, 0, 0.6), Vec.of(0, 0, 0.82), 0.011)
        .solidCapsule(Vec.of(0.02, 0, 0.84), Vec.of(0.08, 0, 0.83), 0.011);
    m.handle("crook", "base", Vec.of(0, 0, 0.75), Vec.Z, Vec.X, 0.021, 0.1);
    return m;
  }
}
