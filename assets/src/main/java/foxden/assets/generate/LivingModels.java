package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Living room furniture. */
final class LivingModels {
  private LivingModels() {}

  static void define(Catalog c) {
    c.add("sofa", LivingModels::sofa)
        .add("armchair", LivingModels::armchair)
        .add("coffee_table", LivingModels::coffeeTable)
        .add("tv_stand", LivingModels::tvStand)
        .add("television", LivingModels::television)
        .add("bookcase", LivingModels::bookcase)
        .add("shelf", LivingModels::shelf)
        .add("carpet", LivingModels::carpet)
        .add("floor_lamp", LivingModels::floorLamp)
        .add("table_lamp", LivingModels::tableLamp)
        .add("picture", LivingModels::picture)
        .add("wall_clock", LivingModels::wallClock)
        .add("curtain", LivingModels::curtain);
  }

  private static Model sofa() {
    Model m = Model.of("sofa").friction(0.9).refine(2600, 0.08);
    Pen p = m.part("base", 48).pen();
    // frame, arms, back
    p.cushion(LINEN_SAGE, -0.42, -0.98, 0.14, 0.40, 0.98, 0.30, 0.03, 0);
    for (int s = -1; s <= 1; s += 2) {
      double a = s < 0 ? -1.02 : 0.82;
      p.cushion(LINEN_SAGE, -0.42, a, 0.14, 0.43, a + 0.20, 0.60, 0.07, 0.012, 2);
      p.solid(-0.42, a, 0.14, 0.43, a + 0.20, 0.60);
    }
    p.cushion(LINEN_SAGE, -0.45, -0.98, 0.14, -0.22, 0.98, 0.74, 0.07, 0.006, 1);
    p.solid(-0.45, -0.82, 0.14, -0.22, 0.82, 0.74);
    for (int k = 0; k < 2; k++) {
      double y = k == 0 ? -0.815 : 0.005;
      p.cushion(LINEN_SAGE.shade(1.05), -0.24, y, 0.29, 0.42, y + 0.81, 0.45, 0.05, 0.022, 2);
      p.at(-0.215, y + 0.405, 0.43)
          .rotY(-11)
          .cushion(LINEN_SAGE.shade(1.05), 0, -0.40, 0, 0.17, 0.40, 0.40, 0.06, 0.03, 2);
    }
    p.solid(-0.22, -0.82, 0.14, 0.42, 0.82, 0.455);
    p.at(-0.19, 0, 0.45).rotY(-11).solid(0, -0.80, 0, 0.16, 0.80, 0.36);
    // two scatter cushions
    p.at(0.01, -0.62, 0.45)
        .rotZ(18)
        .rotY(-20)
        .cushion(LINEN_RUST, -0.03, -0.2, 0, 0.07, 0.2, 0.38, 0.048, 0.03);
    p.at(0.02, 0.66, 0.45)
        .rotZ(-22)
        .rotY(-22)
        .cushion(LINEN, -0.03, -0.19, 0, 0.07, 0.19, 0.36, 0.048, 0.03);
    Joinery.legs(p, WALNUT, 0.34, 0.88, 0.15, 0.03, 0.014, 0.026);
    return m;
  }

  private static Model armchair() {
    Model m = Model.of("armchair").friction(0.9).refine(2400, 0.06);
    Pen p = m.part("base", 17).pen();
    Paint cloth = LINEN_OCHRE;
    // wooden frame with curved arms, loose cushions
    for (int s = -1; s <= 1; s += 2) {
      p.tube(
          WALNUT,
          8,
          t -> 0.022 - 0.004 * t,
          Vec.of(0.30, s * 0.34, 0.55),
          Vec.of(0.33, s * 0.36, 0.0));
      p.tube(
          WALNUT,
          8,
          t -> 0.022 - 0.004 * t,
          Vec.of(-0.25, s * 0.34, 0.58),
          Vec.of(-0.36, s * 0.36, 0.0));
      p.add(
          WALNUT,
          Surfaces.shell(
                  2,
                  true,
                  true,
                  new double[] {-0.33, 0.016, 0.02, 0.012, 0.60, s * 0.33},
                  new double[] {-0.05, 0.014, 0.032, 0.013, 0.575, s * 0.34},
                  new double[] {0.25, 0.014, 0.04, 0.013, 0.565, s * 0.345},
                  new double[] {0.37, 0.012, 0.03, 0.011, 0.56, s * 0.34})
              .displace(v -> Vec.of(v.z(), v.y(), v.x()))
              .reversed());
      p.panel(WALNUT, -0.28, s * 0.325, 0.24, 0.31, s * 0.355, 0.30, 0.01);
      p.solid(-0.33, s * 0.31, 0.0, 0.36, s * 0.38, 0.59);
    }
    p.panel(WALNUT, 0.27, -0.33, 0.24, 0.30, 0.33, 0.30, 0.008);
    p.panel(WALNUT, -0.27, -0.33, 0.2, -0.24, 0.33, 0.26, 0.008);
    p.at(-0.27, 0, 0.30).rotY(-17).block(WALNUT, -0.03, -0.33, 0.5, 0.0, 0.33, 0.57, 0.012);
    for (int k = -2; k <= 2; k++) {
      p.at(-0.27, 0, 0.30)
          .rotY(-17)
          .block(WALNUT, -0.022, k * 0.13 - 0.015, -0.05, -0.006, k * 0.13 + 0.015, 0.52, 0.005);
    }
    p.at(0, 0, 0.29).rotY(-4).cushion(cloth, -0.27, -0.305, 0, 0.36, 0.305, 0.15, 0.055, 0.02, 2);
    p.at(-0.24, 0, 0.40)
        .rotY(-17)
        .cushion(cloth, -0.02, -0.30, 0, 0.13, 0.30, 0.53, 0.055, 0.025, 2);
    p.solid(-0.27, -0.31, 0.20, 0.35, 0.31, 0.45);
    p.at(-0.25, 0, 0.40).rotY(-17).solid(-0.04, -0.31, 0, 0.12, 0.31, 0.55);
    return m;
  }

  private static Model coffeeTable() {
    Model m = Model.of("coffee_table").refine(1500, 0.06);
    Pen p = m.part("base", 14).pen();
    double[] rows = {0.28, 0.30, 0.303, 0.295};
    p.shell(
        WALNUT,
        6,
        new double[] {0.395, 0.29, 0.53, 0.28},
        new double[] {0.405, 0.30, 0.54, 0.29},
        new double[] {0.418, 0.30, 0.54, 0.29},
        new double[] {0.425, 0.294, 0.534, 0.284});
    p.solid(-0.2, -0.54, 0.395, 0.2, 0.54, 0.425).solid(-0.3, -0.36, 0.395, 0.3, 0.36, 0.425);
    p.shell(
        OAK,
        6,
        new double[] {0.16, rows[0] - 0.05, 0.44, 0.22},
        new double[] {0.165, rows[1] - 0.065, 0.445, 0.225},
        new double[] {0.175, rows[2] - 0.068, 0.445, 0.225},
        new double[] {0.18, rows[3] - 0.065, 0.44, 0.22});
    p.solid(-0.22, -0.36, 0.16, 0.22, 0.36, 0.18);
    Joinery.legs(p, WALNUT, 0.19, 0.37, 0.40, 0.035, 0.012, 0.022);
    return m;
  }

  private static Model tvStand() {
    Model m = Model.of("tv_stand").refine(2200, 0.07);
    Pen p = m.part("base", 26).pen();
    Pen q = p.at(0, 0, 0.12);
    Joinery.box(q, OAK, 0.022, -0.20, 0.18, 0.80, 0, 0.38);
    for (double y : new double[] {-0.27, 0.27}) {
      q.panel(OAK, -0.19, y - 0.009, 0.02, 0.18, y + 0.009, 0.36);
    }
    q.panel(OAK, -0.19, -0.261, 0.18, 0.17, 0.261, 0.198);
    // legs and a box for the evening
    Joinery.legs(p, OAK_DARK, 0.15, 0.68, 0.122, 0.02, 0.013, 0.02);
    q.block(BLACK_PLASTIC, -0.1, -0.16, 0.198, 0.13, 0.12, 0.245, 0.006);
    q.block(new Paint(Kind.GLOW, 0x9FE3C2), 0.129, 0.08, 0.218, 0.1315, 0.095, 0.224, 0);
    Joinery.Style s = new Joinery.Style(WHITE, BRASS, false, true);
    Joinery.drawer(m, "left_drawer", s, -0.17, 0.18, 0.27, 0.12 + 0.02, 0.80, 0.12 + 0.36, 0.28);
    Joinery.drawer(m, "right_drawer", s, -0.17, 0.18, -0.80, 0.12 + 0.02, -0.27, 0.12 + 0.36, 0.28);
    m.fill("shelf", "base", -0.19, -0.261, 0.14, 0.17, 0.261, 0.30);
    return m;
  }

  private static Model television() {
    Model m = Model.of("television").refine(1000, 0.08);
    Pen p = m.part("base", 11).pen();
    p.panel(BLACK_PLASTIC, 0.0, -0.565, 0.06, 0.028, 0.565, 0.71, 0.006);
    p.cushion(BLACK_PLASTIC, -0.035, -0.38, 0.12, 0.01, 0.38, 0.5, 0.02, 0);
    // the picture: a fox-coloured evening behind hills
    int n = 22;
    p.crease(180)
        .add(
            new Paint(Kind.SCREEN, 0x2B3440),
            Surfaces.sheet(2, 2, (u, v) -> Vec.of(0.0286, -0.552 + 1.104 * u, 0.074 + 0.623 * v)));
    Paint[] hills = {
      new Paint(Kind.SCREEN, 0x4E6A78),
      new Paint(Kind.SCREEN, 0x3B5A5B),
      new Paint(Kind.SCREEN, 0x2E4744)
    };
    for (int k = 0; k < 3; k++) {
      int row = k;
      p.crease(180)
          .add(
              hills[k],
              Surfaces.sheet(
                  n,
                  1,
                  (u, v) -> {
                    double top =
                        0.30 - 0.07 * row + 0.06 * Noise.at(Vec.of(5 * u + 7 * row, 0.5, 0.5), 3);
                    return Vec.of(
                        0.0288 + 0.0002 * row, -0.552 + 1.104 * u, 0.074 + (0.5 * top + 0.15) * v);
                  }));
    }
    p.at(0.0287, 0.2, 0.46)
        .rotY(90)
        .lathe(new Paint(Kind.GLOW, 0xE9A05B), 22, 0.065, 0, 0.064, 0.0002, 0, 0.0002);
    for (int s = -1; s <= 1; s += 2) {
      p.tube(CHARCOAL, 7, 0.009, Vec.of(0.015, s * 0.36, 0.07), Vec.of(0.13, s * 0.4, 0.009));
      p.tube(CHARCOAL, 7, 0.009, Vec.of(0.015, s * 0.36, 0.07), Vec.of(-0.12, s * 0.4, 0.009));
      p.solid(-0.12, s * 0.37, 0, 0.13, s * 0.41, 0.02)
          .solid(0, s * 0.35, 0, 0.028, s * 0.39, 0.07);
    }
    return m;
  }

  // A row of books standing on z, from y0 to y1, seen from +x.
  static void books(Pen p, double y0, double y1, double z, double high, double deep, long seed) {
    int[] covers = {
      0xB5563A, 0x6F8770, 0xE4D8C0, 0x3F5A6B, 0xD2A24C, 0x8A5A44, 0xC9C2B6, 0x7B8FA0, 0x9C4A4A,
      0x54624F, 0xEDE3CF, 0x2F3F4A
    };
    double y = y0;
    for (long k = seed; ; k++) {
      double t = 0.018 + 0.03 * Noise.hash(3 * k);
      double h = high * (0.7 + 0.28 * Noise.hash(3 * k + 1));
      double d = deep * (0.72 + 0.25 * Noise.hash(3 * k + 2));
      if (y + t > y1) {
        break;
      }
      int rgb = covers[(int) (Noise.hash(7 * k) * covers.length)];
      Paint cover = new Paint(Kind.PAPER, rgb);
      p.block(cover, -deep / 2, y, z, -deep / 2 + d, y + t - 0.001, z + h, 0.002);
      if (k % 2 == 0) {
        Paint band = new Paint(Kind.PAPER, 0xF0E2BE);
        double b = z + h * (0.68 + 0.1 * Noise.hash(11 * k));
        p.block(
            band,
            -deep / 2 + d - 0.002,
            y + 0.001,
            b,
            -deep / 2 + d + 0.0006,
            y + t - 0.002,
            b + 0.018,
            0);
      }
      y += t;
    }
  }

  private static Model bookcase() {
    Model m = Model.of("bookcase").refine(2600, 0.08);
    Pen p = m.part("base", 34).pen();
    Joinery.box(p.at(0, 0, 0.06), OAK, 0.022, -0.15, 0.15, 0.45, 0, 1.74);
    p.panel(OAK_DARK, -0.14, -0.43, 0, 0.12, 0.43, 0.06);
    double[] z = {0.082, 0.51, 0.93, 1.35};
    for (int k = 1; k < 4; k++) {
      p.panel(OAK, -0.14, -0.428, z[k] - 0.02, 0.14, 0.428, z[k]);
    }
    for (int k = 0; k < 4; k++) {
      double top = k < 3 ? z[k + 1] - 0.02 : 1.778;
      m.fill("level_" + (k + 1), "base", -0.14, -0.428, z[k], 0.145, 0.428, top);
    }
    // books, a box, a vase: seen and solid, half of each level stays free
    books(p.at(-0.01, 0, 0), -0.42, 0.02, z[3], 0.3, 0.22, 5);
    p.solid(-0.12, -0.42, z[3], 0.08, 0.02, z[3] + 0.24);
    books(p.at(-0.01, 0, 0), 0.05, 0.42, z[2], 0.31, 0.23, 40);
    p.solid(-0.12, 0.05, z[2], 0.08, 0.42, z[2] + 0.25);
    books(p.at(-0.01, 0, 0), -0.42, -0.05, z[1], 0.32, 0.24, 80);
    p.solid(-0.12, -0.42, z[1], 0.09, -0.05, z[1] + 0.25);
    for (int s = 0; s < 2; s++) {
      double y = s == 0 ? -0.4 : 0.02;
      p.panel(
          s == 0 ? WICKER : WICKER.shade(0.92), -0.12, y, z[0], 0.12, y + 0.38, z[0] + 0.26, 0.02);
      p.block(WICKER.shade(0.8), 0.115, y + 0.13, z[0] + 0.17, 0.124, y + 0.25, z[0] + 0.2, 0.006);
    }
    return m;
  }

  private static Model shelf() {
    Model m = Model.of("shelf").onWall().refine(700, 0.06);
    Pen p = m.part("base", 4).pen();
    p.panel(OAK, -0.11, -0.45, 0.14, 0.11, 0.45, 0.168, 0.005);
    for (int s = -1; s <= 1; s += 2) {
      double y = s * 0.33;
      p.tube(BRASS, 7, 0.007, Vec.of(-0.104, y, 0.0), Vec.of(-0.104, y, 0.14));
      p.tube(
          BRASS,
          7,
          0.007,
          Surfaces.smooth(
              4, Vec.of(-0.104, y, 0.012), Vec.of(-0.03, y, 0.05), Vec.of(0.06, y, 0.135)));
      p.solid(-0.11, y - 0.008, 0, 0.0, y + 0.008, 0.14);
    }
    return m;
  }

  private static Model carpet() {
    Model m = Model.of("carpet").friction(1.0).refine(1500, 0.1);
    Pen p = m.part("base", 6).pen();
    Paint[] ring = {WOOL, WOOL.in(0xB56A48), WOOL.in(0xEADFC8), WOOL.in(0x8B9A80), WOOL};
    double[] x = {0.85, 0.78, 0.73, 0.68, 0.64};
    double[] y = {1.25, 1.18, 1.13, 1.08, 1.04};
    for (int k = 0; k < 5; k++) {
      double h = 0.010 + 0.0007 * k;
      p.block(ring[k], -x[k], -y[k], 0.0, x[k], y[k], h, k == 0 ? 0.004 : 0.0003);
    }
    // a quiet pattern of diamonds
    for (int i = -2; i <= 2; i++) {
      for (int j = -3; j <= 3; j++) {
        Paint c = (i + j) % 2 == 0 ? WOOL.in(0xB56A48) : WOOL.in(0x8B9A80);
        p.at(0.24 * i, 0.3 * j, 0.0128)
            .prism(c, 0, 0.0008, 0, 0.055, 0, 0, 0.075, -0.055, 0, 0, -0.075);
      }
    }
    for (int s = -1; s <= 1; s += 2) {
      for (int k = 0; k < 26; k++) {
        double a = -0.83 + 1.66 * k / 25;
        p.block(WOOL.in(0xEFE6D2), a - 0.016, s * 1.245, 0, a + 0.016, s * 1.30, 0.005, 0);
      }
    }
    p.solid(-0.85, -1.25, 0, 0.85, 1.25, 0.0128);
    return m;
  }

  private static Model floorLamp() {
    Model m = Model.of("floor_lamp").refine(900, 0.05);
    Pen p = m.part("base", 7).pen();
    for (int k = 0; k < 3; k++) {
      Pen q = p.rotZ(120 * k + 60);
      q.taper(OAK, 9, Vec.of(0.27, 0, 0), Vec.of(0.02, 0, 1.22), 0.012, 0.016);
      q.in(foxden.assets.mesh.Affine.zTo(Vec.of(0.27, 0, 0), Vec.of(0.02, 0, 1.22)))
          .solidCylinder(0.014, 0, 1.24);
    }
    p.lathe(BRASS, 14, 0.04, 1.18, 0.045, 1.2, 0.03, 1.25, 0.012, 1.27, 0.012, 1.36, 0, 1.36);
    p.lathe(SHADE, 28, 0.235, 1.27, 0.245, 1.268, 0.18, 1.58, 0.17, 1.582, 0.235, 1.27);
    p.ball(SHADE, 1, 0, 0, 1.42, 0.045);
    p.lathe(LINEN.shade(0.9), 28, 0.246, 1.266, 0.248, 1.268, 0.2465, 1.278, 0.243, 1.276);
    p.solidLathe(10, 0.24, 1.268, 0.175, 1.58);
    return m;
  }

  private static Model tableLamp() {
    Model m = Model.of("table_lamp").refine(900, 0.03);
    Pen p = m.part("base", 1.6).pen();
    p.lathe(
        CERAMIC.in(0x9DAE93),
        20,
        0,
        0,
        0.06,
        0,
        0.066,
        0.008,
        0.085,
        0.06,
        0.088,
        0.1,
        0.07,
        0.15,
        0.03,
        0.185,
        0.02,
        0.2,
        0,
        0.2);
    p.lathe(BRASS, 10, 0.012, 0.195, 0.012, 0.25, 0, 0.25);
    p.lathe(SHADE, 26, 0.138, 0.222, 0.142, 0.22, 0.105, 0.40, 0.1, 0.401, 0.138, 0.222);
    p.ball(SHADE, 1, 0, 0, 0.29, 0.028);
    p.solidLathe(10, 0.066, 0, 0.088, 0.1, 0.03, 0.19).solidLathe(10, 0.14, 0.22, 0.103, 0.4);
    return m;
  }

  private static Model picture() {
    Model m = Model.of("picture").onWall().refine(700, 0.05);
    Pen p = m.part("base", 2).pen();
    for (int s = -1; s <= 1; s += 2) {
      p.block(OAK, 0, s * 0.345, 0, 0.028, s * 0.37, 0.54, 0.004);
      p.block(OAK, 0, -0.37, 0.27 + s * 0.245, 0.0275, 0.37, 0.27 + s * 0.27, 0.004);
    }
    p.block(PAPER, 0.004, -0.35, 0.02, 0.014, 0.35, 0.52, 0);
    Pen art = p.at(0.0142, 0, 0.27).rotY(90).rotZ(90);
    // hills, a sun and a fox's tail of path
    Paint a = PAPER;
    art.prism(a.in(0xF2D9B8), 0, 0.0006, 0, -0.27, -0.18, 0.27, -0.18, 0.27, 0.18, -0.27, 0.18);
    art.at(0.1, 0.07, 0.0006).lathe(a.in(0xD9703F), 24, 0.062, 0, 0.0618, 0.0005, 0, 0.0005);
    art.prism(
        a.in(0xA9BBA0),
        0.001,
        0.0016,
        0,
        -0.27,
        -0.18,
        0.27,
        -0.18,
        0.27,
        0.0,
        0.16,
        0.045,
        0.05,
        0.0,
        -0.08,
        0.05,
        -0.2,
        0.02,
        -0.27,
        0.05);
    art.prism(
        a.in(0x6F8770),
        0.0016,
        0.0022,
        0,
        -0.27,
        -0.18,
        0.27,
        -0.18,
        0.27,
        -0.05,
        0.12,
        -0.02,
        -0.02,
        -0.075,
        -0.15,
        -0.04,
        -0.27,
        -0.06);
    art.prism(
        a.in(0x4E6653),
        0.0022,
        0.0028,
        0,
        -0.27,
        -0.18,
        0.27,
        -0.18,
        0.27,
        -0.13,
        0.05,
        -0.1,
        -0.12,
        -0.125,
        -0.27,
        -0.095);
    p.solid(0, -0.37, 0, 0.028, 0.37, 0.54);
    return m;
  }

  private static Model wallClock() {
    Model m = Model.of("wall_clock").onWall().refine(900, 0.03);
    Pen p = m.part("base", 1).pen();
    Pen q = p.at(0, 0, 0.16).rotY(90);
    q.lathe(
        OAK, 32, 0, 0, 0.155, 0, 0.16, 0.006, 0.16, 0.032, 0.154, 0.038, 0.146, 0.036, 0.144,
        0.022);
    q.lathe(WHITE, 32, 0.146, 0.02, 0.145, 0.0225, 0, 0.0225);
    for (int k = 0; k < 12; k++) {
      boolean big = k % 3 == 0;
      q.rotZ(30 * k).block(CHARCOAL, big ? 0.105 : 0.118, -0.003, 0.0225, 0.132, 0.003, 0.0245, 0);
    }
    // ten past ten, as in every shop window
    q.rotZ(180 + 58).block(CHARCOAL, -0.015, -0.0045, 0.025, 0.075, 0.0045, 0.028, 0.001);
    q.rotZ(180 - 60).block(CHARCOAL, -0.02, -0.003, 0.0285, 0.115, 0.003, 0.031, 0.001);
    q.lathe(TERRACOTTA, 12, 0.009, 0.024, 0.009, 0.034, 0, 0.034);
    p.at(0, 0, 0.16).rotY(90).solidCylinder(0.16, 0, 0.038);
    return m;
  }

  private static Model curtain() {
    Model m = Model.of("curtain").onWall().refine(2200, 0.12);
    Pen p = m.part("base", 3).pen();
    Paint cloth = LINEN.in(0xD9C3A5);
    for (int s : new int[] {-1, 1}) {
      // each half hangs in folds, gathered at its outer side
      p.sheet(
          cloth,
          36,
          5,
          0.004,
          (u, v) -> {
            double y = s * (0.40 + 0.40 * u);
            double deep = 0.03 + 0.012 * StrictMath.sin(3.1 * v + 2 * u);
            double fold = deep * StrictMath.sin(2 * Math.PI * 6 * u + 0.5 * StrictMath.sin(4 * v));
            return Vec.of(fold, y + 0.012 * s * StrictMath.sin(5 * v + 9 * u) * v, 2.12 * v);
          });
      p.solid(-0.04, s > 0 ? 0.4 : -0.8, 0, 0.04, s > 0 ? 0.8 : -0.4, 2.12);
      p.ball(BRASS, 1, 0, s * 0.84, 2.16, 0.025);
      p.tube(BRASS, 6, 0.007, Vec.of(-0.058, s * 0.76, 2.16), Vec.of(0, s * 0.76, 2.16));
      for (int k = 0; k < 5; k++) {
        p.at(0, s * (0.42 + 0.09 * k), 2.15).rotX(90).hoop(BRASS, 8, 3, 0.02, 0.003);
      }
    }
    p.tube(BRASS, 9, 0.012, Vec.of(0, -0.84, 2.16), Vec.of(0, 0.84, 2.16));
    p.block(BRASS, -0.06, -0.775, 2.14, -0.054, -0.745, 2.18, 0);
    return m;
  }
}
