package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Bottles, dishes and pots. */
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
        .add("kettle", TablewareModels::kettle);
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

  static Model small(String id, double finest) {
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
}
