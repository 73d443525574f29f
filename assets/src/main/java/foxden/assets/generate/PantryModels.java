package foxden.assets.generate;

import static foxden.assets.generate.TablewareModels.small;
import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Food, packets and the small things of kitchen and bath. */
final class PantryModels {
  private PantryModels() {}

  static void define(Catalog c) {
    c.add("apple", PantryModels::apple)
        .add("banana", PantryModels::banana)
        .add("vase", PantryModels::vase)
        .add("candle", PantryModels::candle)
        .add("sponge", PantryModels::sponge)
        .add("soap_dispenser", PantryModels::soapDispenser)
        .add("toothbrush_cup", PantryModels::toothbrushCup)
        .add("toilet_paper", PantryModels::toiletPaper)
        .add("cereal_box", PantryModels::cerealBox)
        .add("milk_carton", PantryModels::milkCarton)
        .add("cutting_board", PantryModels::cuttingBoard);
  }

  private static Model apple() {
    Model m = small("apple", 0.02);
    Pen p = m.part("base", 0.18).pen();
    p.crease(70)
        .lathe(
            new Paint(Kind.FOOD, 0xB93A2F),
            18,
            0,
            0.009,
            0.012,
            0.001,
            0.023,
            0.004,
            0.034,
            0.022,
            0.0385,
            0.042,
            0.035,
            0.06,
            0.025,
            0.07,
            0.014,
            0.071,
            0.005,
            0.066,
            0,
            0.062);
    p.tube(BARK, 5, 0.0016, Vec.of(0, 0, 0.062), Vec.of(0.002, 0, 0.075), Vec.of(0.006, 0, 0.083));
    p.at(0.003, 0, 0.077).rotZ(50).rotY(-25).leaf(LEAF, 0.032, 0.02, -0.006);
    p.solidSphere(0, 0, 0.0365, 0.0365);
    return m;
  }

  private static Model banana() {
    Model m = small("banana", 0.03);
    Pen p = m.part("base", 0.35).pen();
    Paint skin = new Paint(Kind.FOOD, 0xEBC443);
    for (int k = -1; k <= 1; k++) {
      Pen q = p.rotZ(13 * k).at(0, 0.026 * k, 0);
      Vec[] path =
          Surfaces.smooth(
              3,
              Vec.of(-0.09, 0, 0.05),
              Vec.of(-0.06, 0, 0.026),
              Vec.of(0, 0, 0.017),
              Vec.of(0.06, 0, 0.03),
              Vec.of(0.085, 0, 0.052));
      q.crease(60)
          .tube(
              skin,
              7,
              t ->
                  0.006
                      + 0.0125
                          * StrictMath.pow(
                              StrictMath.sin(Math.PI * Math.min(1, 0.06 + 0.9 * t)), 0.6),
              path);
      q.tube(skin.in(0x5A4A2A), 6, 0.005, Vec.of(0.084, 0, 0.05), Vec.of(0.089, 0, 0.057));
      q.solidCapsule(Vec.of(-0.06, 0, 0.026), Vec.of(0, 0, 0.018), 0.017)
          .solidCapsule(Vec.of(0, 0, 0.018), Vec.of(0.065, 0, 0.033), 0.017);
    }
    p.tube(
        skin.in(0x8A7433),
        7,
        t -> 0.017 - 0.006 * t,
        Vec.of(-0.082, 0, 0.045),
        Vec.of(-0.1, 0, 0.062));
    return m;
  }

  private static Model vase() {
    Model m = small("vase", 0.03).refine(1500, 0.03);
    Pen p = m.part("base", 0.9).pen();
    p.crease(60)
        .lathe(
            CERAMIC.in(0xEFE6D6),
            24,
            0,
            0.003,
            0.045,
            0,
            0.055,
            0.01,
            0.078,
            0.06,
            0.08,
            0.1,
            0.062,
            0.15,
            0.034,
            0.185,
            0.028,
            0.205,
            0.034,
            0.228,
            0.031,
            0.23,
            0.024,
            0.205,
            0.028,
            0.18);
    p.lathe(CERAMIC.in(0xC4714E), 24, 0.0795, 0.084, 0.0812, 0.09, 0.081, 0.104, 0.078, 0.11);
    // eucalyptus
    for (int k = 0; k < 5; k++) {
      Pen q = p.rotZ(72 * k + 20);
      double out = 0.05 + 0.03 * (k % 3);
      Vec[] stem =
          Surfaces.smooth(
              2,
              Vec.of(0.005, 0, 0.19),
              Vec.of(0.4 * out, 0, 0.29),
              Vec.of(out, 0, 0.37 + 0.02 * k));
      q.tube(LEAF_DARK, 4, 0.002, stem);
      for (int j = 2; j < stem.length; j++) {
        for (int s = -1; s <= 1; s += 2) {
          q.at(stem[j].x(), 0, stem[j].z())
              .rotZ(90 * s + 30)
              .rotY(-35)
              .leaf(LEAF.in(0x8BA590), 0.045, 0.034, -0.004);
        }
      }
      q.at(stem[4].x(), 0, stem[4].z()).rotY(-60).leaf(LEAF.in(0x8BA590), 0.04, 0.03, -0.004);
    }
    p.solidLathe(12, 0.045, 0, 0.08, 0.08, 0.062, 0.15, 0.03, 0.2).solidCylinder(0.034, 0.18, 0.23);
    m.handle("neck", "base", Vec.of(0, 0, 0.205), Vec.Z, Vec.X, 0.068, 0.05);
    return m;
  }

  private static Model candle() {
    Model m = small("candle", 0.02);
    Pen p = m.part("base", 0.4).pen();
    p.crease(50)
        .lathe(
            BRASS, 22, 0, 0, 0.055, 0, 0.06, 0.004, 0.062, 0.014, 0.059, 0.014, 0.055, 0.006, 0.03,
            0.006, 0.027, 0.02, 0.024, 0.02);
    p.at(0, 0.058, 0.018).rotY(90).hoop(BRASS, 12, 5, 0.016, 0.003);
    p.crease(50)
        .lathe(
            new Paint(Kind.PAPER, 0xF4EBD9),
            18,
            0.023,
            0.008,
            0.0225,
            0.12,
            0.02,
            0.123,
            0.014,
            0.119,
            0,
            0.118);
    p.tube(CHARCOAL, 4, 0.0015, Vec.of(0, 0, 0.117), Vec.of(0.001, 0, 0.131));
    p.crease(70)
        .lathe(new Paint(Kind.GLOW, 0xFFC765), 8, 0, 0.124, 0.006, 0.131, 0.0055, 0.139, 0, 0.158);
    p.solidCylinder(0.06, 0, 0.014).solidCylinder(0.0235, 0.014, 0.123);
    return m;
  }

  private static Model sponge() {
    Model m = small("sponge", 0.02);
    Pen p = m.part("base", 0.05).pen();
    p.block(new Paint(Kind.WOOL, 0xF0CE5B), -0.035, -0.055, 0, 0.035, 0.055, 0.026, 0.005);
    p.block(new Paint(Kind.WOOL, 0x5C8A5C), -0.035, -0.055, 0.024, 0.035, 0.055, 0.034, 0.003);
    for (int k = 0; k < 22; k++) {
      double x = -0.03 + 0.06 * foxden.assets.mesh.Noise.hash(k + 10);
      double z = 0.004 + 0.017 * foxden.assets.mesh.Noise.hash(k + 60);
      Pen q = p.at(x, k % 2 == 0 ? 0.0548 : -0.0548, z).rotX(k % 2 == 0 ? -90 : 90);
      q.lathe(new Paint(Kind.WOOL, 0xB08E2E), 6, 0.003, 0, 0.0028, 0.0004, 0, 0.0004);
    }
    p.solid(-0.035, -0.055, 0, 0.035, 0.055, 0.034);
    return m;
  }

  private static Model soapDispenser() {
    Model m = small("soap_dispenser", 0.02);
    Pen p = m.part("base", 0.4).pen();
    p.crease(50)
        .lathe(
            CERAMIC.in(0xD8CBB6),
            20,
            0,
            0,
            0.033,
            0,
            0.036,
            0.004,
            0.036,
            0.1,
            0.03,
            0.115,
            0.016,
            0.122,
            0.016,
            0.128,
            0,
            0.128);
    p.block(new Paint(Kind.PAPER, 0xF7F2E6), 0.034, -0.014, 0.035, 0.0368, 0.014, 0.08, 0.001);
    p.lathe(
        BRASS, 14, 0.017, 0.126, 0.017, 0.138, 0.006, 0.14, 0.005, 0.158, 0.011, 0.16, 0.011, 0.17,
        0, 0.171);
    p.tube(BRASS, 6, 0.0045, Vec.of(0, 0, 0.165), Vec.of(0.03, 0, 0.166), Vec.of(0.042, 0, 0.158));
    p.solidCylinder(0.036, 0, 0.125).solidCylinder(0.016, 0.125, 0.171);
    return m;
  }

  private static Model toothbrushCup() {
    Model m = small("toothbrush_cup", 0.02);
    Pen p = m.part("base", 0.3).pen();
    p.crease(50)
        .lathe(
            CERAMIC.in(0x9FB4BD),
            20,
            0,
            0,
            0.03,
            0,
            0.033,
            0.004,
            0.0365,
            0.098,
            0.0365,
            0.102,
            0.033,
            0.102,
            0.03,
            0.01,
            0,
            0.008);
    int[] c = {0xD9703F, 0x6F8770, 0xE3B548};
    for (int k = 0; k < 3; k++) {
      Pen q = p.rotZ(120 * k).at(0.012, 0, 0.01).rotY(9 + 3 * k);
      Paint b = new Paint(Kind.PLASTIC, c[k]);
      q.tube(
          b,
          6,
          t -> 0.0042 - 0.0012 * t,
          Vec.of(0, 0, 0),
          Vec.of(0, 0, 0.11),
          Vec.of(0.0, 0, 0.165));
      q.block(b, -0.004, -0.005, 0.158, 0.002, 0.005, 0.188, 0.0015);
      q.block(PLASTIC, 0.0015, -0.0045, 0.16, 0.012, 0.0045, 0.186, 0.001);
    }
    p.solidCylinder(0.036, 0, 0.102).solidCylinder(0.025, 0.102, 0.19);
    return m;
  }

  private static Model toiletPaper() {
    Model m = small("toilet_paper", 0.02);
    Pen p = m.part("base", 0.12).pen();
    Paint paper = new Paint(Kind.PAPER, 0xF8F5EE);
    p.crease(50)
        .lathe(
            paper, 26, 0.021, 0.001, 0.052, 0, 0.055, 0.003, 0.055, 0.097, 0.052, 0.1, 0.021,
            0.099);
    p.crease(50).lathe(CARDBOARD, 18, 0.0212, 0.099, 0.0195, 0.0985, 0.0195, 0.002, 0.0212, 0.001);
    p.lathe(CHARCOAL, 14, 0.0196, 0.003, 0.019, 0.004, 0, 0.004);
    p.sheet(
        paper,
        5,
        1,
        0.001,
        (u, v) -> Vec.of(0.055 - 0.0135 * u * u + 0.004 * u, 0.055 * u, 0.002 + 0.096 * v));
    p.solidCylinder(0.055, 0, 0.1);
    return m;
  }

  private static Model cerealBox() {
    Model m = small("cereal_box", 0.05);
    Pen p = m.part("base", 0.4).pen();
    Paint box = new Paint(Kind.PAPER, 0xE3A33B);
    p.panel(box, -0.032, -0.097, 0, 0.032, 0.097, 0.285, 0.0015);
    p.block(box.in(0xC95F35), -0.0325, -0.0975, 0.215, 0.0325, 0.0975, 0.27, 0);
    // a fox's face above a bowl
    for (int s = -1; s <= 1; s += 2) {
      Pen f = p.rotZ(s > 0 ? 0 : 180).at(0.0325, 0, 0.165).rotY(90).rotZ(90).scale(0.42, 0.42, 1);
      f.prism(
          box.in(0xC95F35),
          0,
          0.0006,
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
      f.prism(
          box.in(0xFBF3E2),
          0,
          0.0011,
          0,
          0,
          -0.115,
          0.085,
          -0.022,
          0.1,
          0.01,
          0.035,
          0.0,
          0,
          -0.06);
      f.prism(
          box.in(0xFBF3E2),
          0,
          0.0011,
          0,
          0,
          -0.115,
          0,
          -0.06,
          -0.035,
          0.0,
          -0.1,
          0.01,
          -0.085,
          -0.022);
      f.at(0, -0.105, 0).lathe(box.in(0x33291F), 10, 0.016, 0, 0.016, 0.0016, 0, 0.0016);
      for (int e = -1; e <= 1; e += 2) {
        f.at(0.052 * e, 0.02, 0).lathe(box.in(0x33291F), 8, 0.012, 0, 0.012, 0.0016, 0, 0.0016);
      }
      Pen b = p.rotZ(s > 0 ? 0 : 180).at(0.0325, 0, 0.05).rotY(90).rotZ(90);
      b.prism(box.in(0x6F8770), 0, 0.0008, 0, -0.035, -0.03, 0.035, -0.03, 0.06, 0.02, -0.06, 0.02);
      b.prism(
          box.in(0xFBF3E2), 0, 0.0012, 0, -0.062, 0.018, 0.062, 0.018, 0.055, 0.032, -0.055, 0.032);
      b.at(0, 0.19, 0)
          .prism(
              box.in(0xFBF3E2),
              0,
              0.0008,
              0,
              -0.07,
              -0.012,
              0.07,
              -0.012,
              0.07,
              0.012,
              -0.07,
              0.012);
    }
    m.handle("sides", "base", Vec.of(0, 0, 0.16), Vec.Z, Vec.Y, 0.064, 0.2);
    return m;
  }

  private static Model milkCarton() {
    Model m = small("milk_carton", 0.04);
    Pen p = m.part("base", 1.0).pen();
    Paint white = new Paint(Kind.PAPER, 0xF6F3EA);
    p.panel(white, -0.035, -0.035, 0, 0.035, 0.035, 0.175, 0.0015);
    p.block(white.in(0x5B86A8), -0.0354, -0.0354, 0.02, 0.0354, 0.0354, 0.085, 0);
    p.block(white.in(0x8FB3C9), -0.0355, -0.0355, 0.085, 0.0355, 0.0355, 0.095, 0);
    p.in(new foxden.assets.mesh.Affine(Vec.Y, Vec.Z, Vec.X, Vec.ZERO))
        .prism(white, -0.034, 0.034, 0, -0.0345, 0.174, 0.0345, 0.174, 0.003, 0.212, -0.003, 0.212);
    p.block(white, -0.0345, -0.003, 0.208, 0.0345, 0.003, 0.235, 0.001);
    p.at(0, 0.019, 0.194)
        .rotX(-48)
        .lathe(
            new Paint(Kind.PLASTIC, 0xC4583A), 14, 0.012, 0, 0.012, 0.012, 0.01, 0.014, 0, 0.014);
    p.solidHull(
        Vec.of(-0.034, -0.034, 0.175),
        Vec.of(0.034, -0.034, 0.175),
        Vec.of(-0.034, 0.034, 0.175),
        Vec.of(0.034, 0.034, 0.175),
        Vec.of(-0.034, 0, 0.234),
        Vec.of(0.034, 0, 0.234));
    m.handle("sides", "base", Vec.of(0, 0, 0.1), Vec.Z, Vec.X, 0.07, 0.14);
    return m;
  }

  private static Model cuttingBoard() {
    Model m = small("cutting_board", 0.05);
    Pen p = m.part("base", 0.9).pen();
    for (int k = 0; k < 4; k++) {
      double y = -0.115 + 0.0575 * k;
      p.block(k % 2 == 0 ? OAK : WALNUT, -0.17, y, 0, 0.15, y + 0.0575, 0.02, 0.003);
    }
    p.crease(30)
        .prism(
            OAK, 0, 0.02, 0.003, 0.148, -0.03, 0.2, -0.026, 0.222, -0.012, 0.222, 0.012, 0.2, 0.026,
            0.148, 0.03);
    p.at(0.197, 0, 0.0195).lathe(CHARCOAL, 14, 0.011, 0, 0.0105, 0.0008, 0, 0.0008);
    p.solid(-0.17, -0.115, 0, 0.15, 0.115, 0.02).solid(0.15, -0.028, 0, 0.222, 0.028, 0.02);
    return m;
  }
}
