package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Bottles, dishes, food and other small things of kitchen and bath. */
final class TablewareModels {
  private TablewareModels() {}

  static void define(Catalog c) {
    c.add("beer_bottle", TablewareModels::beerBottle)
        .add("wine_bottle", TablewareModels::wineBottle)
        .add("water_bottle", TablewareModels::waterBottle)
        .add("bowl", TablewareModels::bowl)
        .add("plate", TablewareModels::plate)
        .add("mug", TablewareModels::mug)
        .add("cup", TablewareModels::cup)
        .add("frying_pan", TablewareModels::fryingPan)
        .add("kettle", TablewareModels::kettle)
        .add("cutting_board", TablewareModels::cuttingBoard)
        .add("cereal_box", TablewareModels::cerealBox)
        .add("milk_carton", TablewareModels::milkCarton)
        .add("apple", TablewareModels::apple)
        .add("banana", TablewareModels::banana)
        .add("vase", TablewareModels::vase)
        .add("candle", TablewareModels::candle)
        .add("sponge", TablewareModels::sponge)
        .add("soap_dispenser", TablewareModels::soapDispenser)
        .add("toothbrush_cup", TablewareModels::toothbrushCup)
        .add("toilet_paper", TablewareModels::toiletPaper);
  }

  /** Walls of a round vessel as boxes around its axis, leaning from r0 at z0 to r1 at z1. */
  static void wall(Pen p, double r0, double z0, double r1, double z1, double t) {
    double lean = StrictMath.toDegrees(StrictMath.atan2(r1 - r0, z1 - z0));
    double h = Math.sqrt((r1 - r0) * (r1 - r0) + (z1 - z0) * (z1 - z0));
    double half = Math.max(r0, r1) * StrictMath.tan(Math.PI / 10);
    for (int k = 0; k < 10; k++) {
      p.rotZ(36 * k).at(r0, 0, z0).rotY(lean).solid(-t, -half, 0, 0, half, h);
    }
  }

  private static Model small(String id, double finest) {
    return Model.of(id).refine(900, finest);
  }

  private static Model beerBottle() {
    Model m = small("beer_bottle", 0.02);
    Pen p = m.part("base", 0.45).pen();
    Paint amber = new Paint(Kind.CERAMIC, 0x7C4A20);
    p.lathe(
        amber, 18, 0, 0.003, 0.026, 0, 0.0305, 0.005, 0.0305, 0.135, 0.027, 0.158, 0.0165, 0.185,
        0.0135, 0.215, 0.0135, 0.226, 0, 0.226);
    p.lathe(
        new Paint(Kind.PAPER, 0xEFE3C6),
        18,
        0.031,
        0.04,
        0.0313,
        0.041,
        0.0313,
        0.105,
        0.031,
        0.106);
    p.lathe(
        new Paint(Kind.PAPER, 0xC4583A),
        18,
        0.0315,
        0.06,
        0.0316,
        0.061,
        0.0316,
        0.083,
        0.0315,
        0.084);
    p.lathe(BRASS, 16, 0.0155, 0.222, 0.0155, 0.226, 0.0145, 0.233, 0, 0.234);
    p.solidCylinder(0.0305, 0, 0.15).solidCylinder(0.016, 0.15, 0.234);
    m.handle("body", "base", Vec.of(0, 0, 0.09), Vec.Z, Vec.X, 0.062, 0.13);
    return m;
  }

  private static Model wineBottle() {
    Model m = small("wine_bottle", 0.03);
    Pen p = m.part("base", 1.2).pen();
    Paint green = new Paint(Kind.CERAMIC, 0x2F4A33);
    p.lathe(
        green, 20, 0, 0.012, 0.02, 0.004, 0.032, 0, 0.0375, 0.006, 0.0375, 0.185, 0.034, 0.205,
        0.018, 0.232, 0.0145, 0.25, 0.0145, 0.3, 0, 0.3);
    p.lathe(
        new Paint(Kind.PAPER, 0xF1E9D6),
        20,
        0.038,
        0.06,
        0.0383,
        0.061,
        0.0383,
        0.145,
        0.038,
        0.146);
    p.lathe(
        new Paint(Kind.PAPER, 0xA88B4A),
        20,
        0.0385,
        0.118,
        0.0386,
        0.119,
        0.0386,
        0.126,
        0.0385,
        0.127);
    p.lathe(
        new Paint(Kind.PAPER, 0x7A2B33),
        16,
        0.0152,
        0.245,
        0.0155,
        0.247,
        0.0155,
        0.288,
        0.0168,
        0.289,
        0.0168,
        0.303,
        0,
        0.304);
    p.solidCylinder(0.0375, 0, 0.2).solidCylinder(0.0165, 0.2, 0.304);
    m.handle("body", "base", Vec.of(0, 0, 0.1), Vec.Z, Vec.X, 0.076, 0.17);
    return m;
  }

  private static Model waterBottle() {
    Model m = small("water_bottle", 0.03);
    Pen p = m.part("base", 0.6).pen();
    Paint steel = new Paint(Kind.METAL, 0x5E8FA3);
    p.lathe(
        steel, 20, 0, 0, 0.032, 0, 0.0355, 0.004, 0.0365, 0.015, 0.0365, 0.185, 0.033, 0.205, 0.024,
        0.215, 0.024, 0.222, 0, 0.222);
    p.lathe(STEEL, 20, 0.0362, 0.001, 0.0368, 0.003, 0.0368, 0.012, 0.0362, 0.013);
    p.lathe(BIRCH, 18, 0.026, 0.221, 0.0265, 0.224, 0.0265, 0.247, 0.024, 0.25, 0, 0.25);
    p.at(0, 0, 0.25).rotX(90).hoop(CHARCOAL, 12, 5, 0.017, 0.003);
    p.solidCylinder(0.0365, 0, 0.21).solidCylinder(0.0265, 0.21, 0.25);
    m.handle("body", "base", Vec.of(0, 0, 0.11), Vec.Z, Vec.X, 0.074, 0.18);
    return m;
  }

  private static Model bowl() {
    Model m = small("bowl", 0.02);
    Pen p = m.part("base", 0.45).pen();
    p.crease(60)
        .lathe(
            CERAMIC.in(0x8FA58C),
            26,
            0,
            0.004,
            0.036,
            0.004,
            0.038,
            0,
            0.043,
            0,
            0.045,
            0.008,
            0.066,
            0.03,
            0.079,
            0.058,
            0.083,
            0.071);
    p.crease(60)
        .lathe(
            CERAMIC, 26, 0.083, 0.071, 0.0825, 0.0735, 0.079, 0.073, 0.074, 0.055, 0.06, 0.03,
            0.036, 0.013, 0, 0.01);
    p.solidCylinder(0.045, 0, 0.012);
    wall(p, 0.045, 0.006, 0.083, 0.0735, 0.007);
    m.fill("inside", "base", -0.045, -0.045, 0.012, 0.045, 0.045, 0.072);
    return m;
  }

  private static Model plate() {
    Model m = small("plate", 0.03);
    Pen p = m.part("base", 0.55).pen();
    p.crease(60)
        .lathe(
            CERAMIC, 32, 0, 0.003, 0.07, 0.003, 0.072, 0, 0.078, 0, 0.082, 0.005, 0.128, 0.019,
            0.132, 0.0215);
    p.crease(60).lathe(CERAMIC.in(0xD9825B), 32, 0.132, 0.0215, 0.131, 0.024, 0.124, 0.0225);
    p.crease(60).lathe(CERAMIC, 32, 0.124, 0.0225, 0.085, 0.0105, 0.078, 0.0085, 0, 0.008);
    p.solidCylinder(0.085, 0, 0.01);
    wall(p, 0.08, 0.002, 0.132, 0.023, 0.006);
    return m;
  }

  private static Model mug() {
    Model m = small("mug", 0.015);
    Pen p = m.part("base", 0.35).pen();
    p.crease(50)
        .lathe(
            CERAMIC.in(0xC4714E),
            22,
            0,
            0.003,
            0.034,
            0.003,
            0.036,
            0,
            0.041,
            0.005,
            0.0425,
            0.02,
            0.0425,
            0.065);
    p.crease(50)
        .lathe(
            CERAMIC, 22, 0.0425, 0.065, 0.042, 0.09, 0.0405, 0.093, 0.0385, 0.091, 0.038, 0.012, 0,
            0.01);
    p.lathe(new Paint(Kind.FOOD, 0x4A2E1E), 20, 0.038, 0.074, 0.037, 0.0745, 0, 0.0745);
    p.tube(
        CERAMIC.in(0xC4714E),
        8,
        0.0055,
        Surfaces.smooth(
            3,
            Vec.of(0, 0.041, 0.075),
            Vec.of(0, 0.06, 0.076),
            Vec.of(0, 0.071, 0.055),
            Vec.of(0, 0.062, 0.03),
            Vec.of(0, 0.04, 0.024)));
    p.solidCylinder(0.0425, 0, 0.092).solid(-0.006, 0.04, 0.024, 0.006, 0.075, 0.08);
    m.handle("ear", "base", Vec.of(0, 0.068, 0.053), Vec.Z, Vec.Y, 0.011, 0.05);
    return m;
  }

  private static Model cup() {
    Model m = small("cup", 0.015);
    Pen p = m.part("base", 0.2).pen();
    // a cup on its saucer
    p.crease(60)
        .lathe(
            CERAMIC.in(0xE8E0D0),
            24,
            0,
            0.003,
            0.04,
            0.0,
            0.05,
            0.004,
            0.072,
            0.012,
            0.0725,
            0.0145,
            0.068,
            0.0145,
            0.045,
            0.008,
            0,
            0.007);
    p.crease(60)
        .lathe(
            CERAMIC.in(0x7F9BAA),
            22,
            0.022,
            0.008,
            0.024,
            0.012,
            0.034,
            0.022,
            0.041,
            0.042,
            0.043,
            0.062);
    p.crease(60)
        .lathe(
            CERAMIC, 22, 0.043, 0.062, 0.042, 0.064, 0.0405, 0.062, 0.038, 0.042, 0.03, 0.024, 0,
            0.018);
    p.lathe(new Paint(Kind.FOOD, 0xA9743C), 20, 0.0395, 0.052, 0.038, 0.0525, 0, 0.0525);
    p.tube(
        CERAMIC.in(0x7F9BAA),
        7,
        0.004,
        Surfaces.smooth(
            3,
            Vec.of(0, 0.041, 0.053),
            Vec.of(0, 0.056, 0.055),
            Vec.of(0, 0.06, 0.04),
            Vec.of(0, 0.037, 0.027)));
    p.solidCylinder(0.07, 0, 0.012).solidCylinder(0.042, 0.012, 0.064);
    return m;
  }

  private static Model fryingPan() {
    Model m = small("frying_pan", 0.03);
    Pen p = m.part("base", 1.1).pen();
    p.crease(55)
        .lathe(
            CHARCOAL, 30, 0, 0, 0.105, 0, 0.113, 0.004, 0.132, 0.045, 0.135, 0.048, 0.131, 0.0485,
            0.126, 0.043, 0.108, 0.006, 0, 0.005);
    p.tube(STEEL, 7, 0.007, Vec.of(0.128, 0, 0.038), Vec.of(0.17, 0, 0.05));
    p.crease(70)
        .tube(
            WALNUT,
            10,
            t -> 0.011 + 0.004 * StrictMath.sin(Math.PI * t),
            Surfaces.smooth(
                3, Vec.of(0.165, 0, 0.049), Vec.of(0.24, 0, 0.062), Vec.of(0.32, 0, 0.062)));
    p.at(0.322, 0, 0.062).rotX(90).hoop(STEEL, 10, 5, 0.009, 0.002);
    p.solidCylinder(0.108, 0, 0.007);
    wall(p, 0.108, 0.003, 0.134, 0.048, 0.005);
    p.solidCapsule(Vec.of(0.14, 0, 0.043), Vec.of(0.315, 0, 0.062), 0.012);
    m.handle("handle", "base", Vec.of(0.25, 0, 0.061), Vec.X, Vec.Z, 0.028, 0.14);
    return m;
  }

  private static Model kettle() {
    Model m = small("kettle", 0.03).refine(1300, 0.03);
    Pen p = m.part("base", 1.2).pen();
    Paint enamel = new Paint(Kind.CERAMIC, 0x8FA58C);
    p.crease(60)
        .lathe(
            enamel, 26, 0, 0, 0.088, 0, 0.096, 0.006, 0.1, 0.03, 0.097, 0.065, 0.082, 0.1, 0.058,
            0.122, 0.05, 0.125, 0.048, 0.128);
    p.crease(60).lathe(enamel.shade(1.05), 22, 0.05, 0.126, 0.046, 0.134, 0.02, 0.142, 0, 0.143);
    p.lathe(
        WALNUT, 12, 0.006, 0.14, 0.008, 0.148, 0.014, 0.154, 0.014, 0.162, 0.008, 0.168, 0, 0.168);
    p.crease(60)
        .tube(
            enamel,
            10,
            t -> 0.023 - 0.011 * t,
            Surfaces.smooth(
                3,
                Vec.of(0.075, 0, 0.055),
                Vec.of(0.115, 0, 0.085),
                Vec.of(0.135, 0, 0.125),
                Vec.of(0.152, 0, 0.138)));
    p.tube(
        BRASS, 7, 0.004, Vec.of(0.055, 0, 0.118), Vec.of(0.068, 0, 0.17), Vec.of(0.055, 0, 0.206));
    p.tube(
        BRASS,
        7,
        0.004,
        Vec.of(-0.055, 0, 0.118),
        Vec.of(-0.068, 0, 0.17),
        Vec.of(-0.055, 0, 0.206));
    p.crease(70)
        .tube(
            WALNUT,
            9,
            t -> 0.009 + 0.003 * StrictMath.sin(Math.PI * t),
            Vec.of(-0.06, 0, 0.205),
            Vec.of(-0.02, 0, 0.213),
            Vec.of(0.02, 0, 0.213),
            Vec.of(0.06, 0, 0.205));
    p.solidLathe(12, 0.09, 0, 0.1, 0.03, 0.082, 0.1, 0.05, 0.126);
    p.solidCapsule(Vec.of(0.09, 0, 0.06), Vec.of(0.145, 0, 0.13), 0.012);
    p.solidCapsule(Vec.of(-0.05, 0, 0.212), Vec.of(0.05, 0, 0.212), 0.011);
    m.handle("bail", "base", Vec.of(0, 0, 0.213), Vec.X, Vec.Z, 0.023, 0.1);
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
}
