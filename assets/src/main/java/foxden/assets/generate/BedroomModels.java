package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Vec;

/** Bedroom and study. */
final class BedroomModels {
  private BedroomModels() {}

  static void define(Catalog c) {
    c.add("bed", BedroomModels::bed)
        .add("nightstand", BedroomModels::nightstand)
        .add("wardrobe", BedroomModels::wardrobe)
        .add("dresser", BedroomModels::dresser)
        .add("desk", BedroomModels::desk)
        .add("swivel_chair", BedroomModels::swivelChair)
        .add("mirror", BedroomModels::mirror);
  }

  private static Model bed() {
    Model m = Model.of("bed").friction(0.9).refine(2600, 0.1);
    Pen p = m.part("base", 70).pen();
    // head of the bed at -x
    p.panel(OAK, -1.05, -0.84, 0.0, -1.0, -0.76, 1.0, 0.012)
        .panel(OAK, -1.05, 0.76, 0, -1.0, 0.84, 1.0, 0.012);
    p.panel(OAK, -1.045, -0.78, 0.45, -1.005, 0.78, 0.96, 0.01);
    for (int k = -4; k <= 4; k++) {
      p.block(OAK, -1.008, k * 0.165 - 0.079, 0.47, -0.996, k * 0.165 + 0.079, 0.94, 0.006);
    }
    p.panel(OAK, -1.0, -0.82, 0.18, 1.02, -0.79, 0.33, 0.008)
        .panel(OAK, -1.0, 0.79, 0.18, 1.02, 0.82, 0.33, 0.008);
    p.panel(OAK, 0.99, -0.82, 0.18, 1.02, 0.82, 0.33, 0.008);
    Joinery.legs(p.at(0.0, 0, 0), OAK, 0.96, 0.76, 0.2, 0, 0.03, 0.035);
    p.cushion(WHITE_COTTON, -0.995, -0.785, 0.24, 0.985, 0.785, 0.47, 0.06, 0.004, 2);
    p.solid(-1.0, -0.79, 0.2, 0.99, 0.79, 0.47);
    // a duvet that hangs over both sides, its head turned back
    p.cover(
        LINEN.in(0xCBD3C4),
        12,
        20,
        (u, v) -> {
          double s = 2 * v - 1;
          double x = 1.0 - 1.42 * u;
          double a = Math.abs(s);
          double over = Math.max(0, a - 0.8) / 0.2;
          double y =
              StrictMath.signum(s)
                  * (Math.min(a, 0.8) / 0.8 * 0.80 + 0.035 * Math.min(1, over * 2));
          double z = 0.532 - 0.24 * over * over - 0.02 * over;
          double wave =
              0.012 * Noise.at(Vec.of(4 * x, 4 * y, 1), 9) + 0.012 * over * StrictMath.sin(17 * x);
          double end = Math.max(0, 0.08 - u) / 0.08;
          return Vec.of(
              x + 0.03 * end,
              y + 0.6 * wave * StrictMath.signum(s) * over,
              z + wave - 0.03 * end * end);
        });
    p.cushion(WHITE_COTTON, -0.44, -0.80, 0.525, -0.24, 0.80, 0.57, 0.022, 0.004);
    for (int s = -1; s <= 1; s += 2) {
      p.at(-0.7, s * 0.38, 0.455)
          .rotY(-14)
          .cushion(WHITE_COTTON, -0.26, -0.33, 0, 0.24, 0.33, 0.15, 0.07, 0.03, 2);
    }
    p.at(-0.52, 0.05, 0.5)
        .rotY(-38)
        .cushion(LINEN_RUST, -0.2, -0.26, 0, 0.2, 0.26, 0.10, 0.049, 0.025, 2);
    // a knitted throw across the foot
    p.cover(
        LINEN_OCHRE,
        4,
        24,
        (u, v) -> {
          double s = 2 * v - 1;
          double a = Math.abs(s);
          double over = Math.max(0, a - 0.8) / 0.2;
          double y =
              StrictMath.signum(s) * (Math.min(a, 0.8) / 0.8 * 0.83 + 0.05 * Math.min(1, over * 2));
          return Vec.of(
              0.92 - 0.42 * u,
              y,
              0.55 + 0.006 * StrictMath.sin(9 * y + 5 * u) - 0.29 * over * over - 0.02 * over);
        });
    p.solid(-0.45, -0.80, 0.47, 0.98, 0.80, 0.54);
    p.at(-0.7, 0, 0.455).rotY(-14).solid(-0.26, -0.71, 0, 0.24, 0.71, 0.15);
    return m;
  }

  private static Model nightstand() {
    Model m = Model.of("nightstand").refine(1300, 0.05);
    Pen p = m.part("base", 9).pen();
    p.panel(OAK, -0.19, -0.23, 0.46, 0.19, 0.23, 0.485, 0.006);
    p.panel(OAK, -0.18, -0.22, 0.2, 0.165, -0.202, 0.46)
        .panel(OAK, -0.18, 0.202, 0.2, 0.165, 0.22, 0.46);
    p.panel(OAK, -0.18, -0.21, 0.2, -0.17, 0.21, 0.46, 0.002);
    p.panel(OAK, -0.18, -0.21, 0.2, 0.165, 0.21, 0.216)
        .panel(OAK, -0.18, -0.21, 0.31, 0.165, 0.21, 0.322);
    Joinery.legs(p, OAK, 0.14, 0.185, 0.202, 0.015, 0.012, 0.02);
    Joinery.drawer(
        m,
        "drawer",
        new Joinery.Style(WHITE, BRASS, false, true),
        -0.15,
        0.165,
        -0.22,
        0.322,
        0.22,
        0.458,
        0.24);
    m.fill("shelf", "base", -0.17, -0.2, 0.216, 0.165, 0.2, 0.31);
    return m;
  }

  private static Model wardrobe() {
    Model m = Model.of("wardrobe").refine(2600, 0.09);
    Pen p = m.part("base", 62).pen();
    Joinery.box(p.at(0, 0, 0.1), OAK, 0.022, -0.29, 0.27, 0.55, 0, 1.95);
    p.panel(OAK_DARK, -0.27, -0.53, 0, 0.24, 0.53, 0.1);
    p.panel(OAK, -0.30, -0.57, 2.05, 0.30, 0.57, 2.075, 0.006);
    p.panel(OAK, -0.28, -0.528, 1.74, 0.24, 0.528, 1.758);
    p.panel(OAK, -0.28, -0.528, 0.40, 0.24, 0.528, 0.418);
    p.tube(CHROME, 9, 0.013, Vec.of(0, -0.53, 1.66), Vec.of(0, 0.53, 1.66));
    p.at(0, -0.53, 1.66).rotX(-90).solidCylinder(0.013, 0, 1.06);
    // a few things on hangers
    Paint[] c = {LINEN_BLUE, LINEN, LINEN_RUST, LINEN_SAGE};
    for (int k = 0; k < 4; k++) {
      double y = -0.42 + 0.07 * k;
      double len = 0.55 + 0.12 * (k % 3);
      p.tube(BRASS, 5, 0.003, Vec.of(0, y, 1.675), Vec.of(0.0, y, 1.62));
      int n = k;
      p.sheet(
          c[k],
          7,
          5,
          0.02,
          (u, v) -> {
            double s = 2 * u - 1;
            double half = 0.2 - 0.02 * v;
            double top = 1.62 - 0.06 * s * s;
            return Vec.of(
                half * s, y + 0.01 + 0.012 * StrictMath.sin(9 * u + n) * v, top - len * v);
          });
    }
    p.solid(-0.2, -0.44, 1.0, 0.2, -0.19, 1.62);
    for (int k = 0; k < 3; k++) {
      p.cushion(
          c[(k + 1) % 4], -0.18, 0.12, 0.418 + 0.07 * k, 0.14, 0.46, 0.485 + 0.07 * k, 0.03, 0.005);
    }
    p.solid(-0.18, 0.12, 0.418, 0.14, 0.46, 0.625);
    m.fill("hanging", "base", -0.28, -0.528, 0.418, 0.26, 0.528, 1.74);
    m.fill("floor", "base", -0.28, -0.528, 0.122, 0.26, 0.528, 0.40);
    Joinery.Style s = new Joinery.Style(WHITE, BRASS, true, false);
    Joinery.door(m, "left_door", s, true, 0.27, 0, 0.105, 0.55, 2.045, 1.05);
    Joinery.door(m, "right_door", s, false, 0.27, -0.55, 0.105, 0, 2.045, 1.05);
    return m;
  }

  private static Model dresser() {
    Model m = new Model("dresser", "chest_of_drawers").refine(2200, 0.07);
    Pen p = m.part("base", 30).pen();
    Joinery.box(p.at(0, 0, 0.14), OAK, 0.022, -0.22, 0.2, 0.45, 0, 0.70);
    p.panel(OAK, -0.235, -0.465, 0.84, 0.235, 0.465, 0.865, 0.008);
    Joinery.legs(p, OAK, 0.16, 0.38, 0.142, 0.03, 0.014, 0.024);
    Joinery.Style s = new Joinery.Style(DUSTY_BLUE, OAK_DARK, false, true);
    double[] z = {0.15, 0.41, 0.63, 0.835};
    for (int k = 0; k < 3; k++) {
      Joinery.drawer(m, "drawer_" + (3 - k), s, -0.19, 0.2, -0.44, z[k], 0.44, z[k + 1], 0.32);
    }
    return m;
  }

  private static Model desk() {
    Model m = Model.of("desk").refine(1500, 0.07);
    Pen p = m.part("base", 22).pen();
    p.panel(OAK, -0.32, -0.65, 0.715, 0.32, 0.65, 0.742, 0.006);
    p.panel(OAK, -0.31, -0.62, 0.61, -0.295, 0.62, 0.715, 0.003);
    p.panel(OAK, -0.30, -0.63, 0.61, 0.29, -0.612, 0.715)
        .panel(OAK, -0.30, 0.612, 0.61, 0.29, 0.63, 0.715);
    p.panel(OAK, -0.30, 0.10, 0.61, 0.29, 0.118, 0.715);
    p.panel(OAK, 0.27, -0.61, 0.63, 0.29, 0.1, 0.715, 0.003);
    p.panel(OAK, -0.30, 0.10, 0.6, 0.29, 0.63, 0.612, 0.003);
    Joinery.legs(p, OAK, 0.255, 0.58, 0.65, 0.03, 0.014, 0.026);
    Joinery.drawer(
        m,
        "drawer",
        new Joinery.Style(SAGE, BRASS, false, true),
        -0.25,
        0.29,
        0.11,
        0.61,
        0.63,
        0.714,
        0.36);
    return m;
  }

  private static Model swivelChair() {
    Model m = Model.of("swivel_chair").refine(2200, 0.05);
    Pen p = m.part("base", 11).pen();
    for (int k = 0; k < 5; k++) {
      Pen q = p.rotZ(72 * k);
      q.tube(
          CHROME,
          8,
          t -> 0.022 - 0.009 * t,
          Vec.of(0.02, 0, 0.115),
          Vec.of(0.15, 0, 0.1),
          Vec.of(0.29, 0, 0.075));
      q.tube(CHROME, 6, 0.008, Vec.of(0.28, 0, 0.08), Vec.of(0.28, 0, 0.045));
      for (int s = -1; s <= 1; s += 2) {
        q.at(0.28, 0.012 * s, 0.027)
            .rotX(90)
            .lathe(RUBBER, 10, 0, -0.009, 0.024, -0.009, 0.027, 0, 0.024, 0.009, 0, 0.009);
      }
      q.solid(0.0, -0.02, 0.06, 0.31, 0.02, 0.12).solid(0.255, -0.02, 0, 0.305, 0.02, 0.06);
    }
    p.post(CHARCOAL, 12, 0.03, 0.09, 0.24).post(CHROME, 12, 0.018, 0.24, 0.42);
    p.block(CHARCOAL, -0.12, -0.1, 0.405, 0.12, 0.1, 0.43, 0.008);
    p.cushion(LINEN_GREY, -0.22, -0.235, 0.42, 0.25, 0.235, 0.50, 0.038, 0.012, 2);
    p.solid(-0.22, -0.235, 0.41, 0.25, 0.235, 0.505);
    p.tube(
        CHARCOAL,
        8,
        0.014,
        Vec.of(-0.1, 0, 0.41),
        Vec.of(-0.27, 0, 0.42),
        Vec.of(-0.3, 0, 0.5),
        Vec.of(-0.29, 0, 0.75));
    p.at(-0.25, 0, 0.56)
        .rotY(-8)
        .cushion(LINEN_GREY, -0.035, -0.22, 0, 0.035, 0.22, 0.42, 0.034, 0.014, 2);
    p.at(-0.25, 0, 0.56).rotY(-8).solid(-0.035, -0.22, -0.12, 0.035, 0.22, 0.42);
    for (int s = -1; s <= 1; s += 2) {
      p.tube(
          CHARCOAL,
          7,
          0.011,
          Vec.of(-0.02, s * 0.2, 0.425),
          Vec.of(-0.02, s * 0.285, 0.45),
          Vec.of(-0.02, s * 0.29, 0.66));
      p.cushion(
          BLACK_PLASTIC,
          -0.14,
          s * 0.29 - 0.032,
          0.655,
          0.13,
          s * 0.29 + 0.032,
          0.685,
          0.014,
          0,
          1);
      p.solid(-0.14, s * 0.29 - 0.032, 0.43, 0.13, s * 0.29 + 0.032, 0.685);
    }
    return m;
  }

  private static Model mirror() {
    Model m = Model.of("mirror").onWall().refine(700, 0.05);
    Pen p = m.part("base", 5).pen();
    Pen q = p.at(0, 0, 0.40).rotY(90).scale(1, 0.75, 1);
    q.lathe(
        BRASS, 40, 0, 0, 0.395, 0, 0.40, 0.006, 0.40, 0.022, 0.392, 0.028, 0.378, 0.026, 0.375,
        0.014);
    q.lathe(new Paint(Kind.MIRROR, 0xCFDDE2), 40, 0.378, 0.012, 0.377, 0.015, 0, 0.015);
    p.solid(0, -0.3, 0, 0.028, 0.3, 0.8);
    return m;
  }
}
