package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Machines of kitchen and bath. */
final class ApplianceModels {
  private static final Paint WHITE_ENAMEL = new Paint(Kind.LACQUER, 0xF3F1EB);
  private static final Paint DARK_GLASS = new Paint(Kind.SCREEN, 0x2A2D31);

  private ApplianceModels() {}

  static void define(Catalog c) {
    c.add("dishwasher", ApplianceModels::dishwasher)
        .add("oven", ApplianceModels::oven)
        .add("microwave", ApplianceModels::microwave)
        .add("range_hood", ApplianceModels::rangeHood)
        .add("washing_machine", ApplianceModels::washingMachine);
  }

  // A wire rack: a rim and rods across, as one thin solid.
  private static void rack(Pen p, double x0, double x1, double w, double z, double high) {
    p.solid(x0, -w, z - 0.004, x1, w, z + 0.004);
    for (double h : high > 0 ? new double[] {0, high} : new double[] {0}) {
      p.ring(
          CHROME,
          5,
          0.004,
          Vec.of(x0, -w, z + h),
          Vec.of(x1, -w, z + h),
          Vec.of(x1, w, z + h),
          Vec.of(x0, w, z + h));
    }
    for (int k = 1; k < 8; k++) {
      double y = -w + 2 * w * k / 8;
      p.tube(CHROME, 4, 0.0025, Vec.of(x0, y, z), Vec.of(x1, y, z));
      if (high > 0) {
        p.tube(CHROME, 4, 0.0025, Vec.of(x1, y, z), Vec.of(x1, y, z + high));
      }
    }
  }

  private static Model dishwasher() {
    Model m = Model.of("dishwasher").refine(2600, 0.06);
    Pen p = m.part("base", 38).pen();
    Joinery.box(p, STEEL, 0.022, -0.28, 0.255, 0.298, 0.10, 0.86);
    p.block(WHITE_ENAMEL, -0.282, -0.3, 0.1, 0.25, -0.296, 0.862, 0.002);
    p.block(WHITE_ENAMEL, -0.282, 0.296, 0.1, 0.25, 0.3, 0.862, 0.002);
    p.panel(CHARCOAL, -0.26, -0.29, 0, 0.22, 0.29, 0.10);
    rack(p, -0.24, 0.22, 0.255, 0.24, 0.07);
    rack(p, -0.24, 0.22, 0.255, 0.55, 0.06);
    p.at(-0.02, 0, 0.16).cylinder(CHARCOAL, 12, 0.04, -0.02, 0.01);
    p.at(-0.02, 0, 0.18).rotZ(30).block(CHARCOAL, -0.2, -0.02, -0.005, 0.2, 0.02, 0.008, 0.004);
    // some plates in the lower rack
    for (int k = 0; k < 5; k++) {
      p.at(0.02, -0.2 + 0.045 * k, 0.33)
          .rotX(80)
          .lathe(
              CERAMIC, 16, 0, -0.004, 0.05, -0.004, 0.085, 0.01, 0.088, 0.011, 0.052, 0.002, 0,
              0.002);
    }
    m.fill("cavity", "base", -0.24, -0.255, 0.25, 0.22, 0.255, 0.82);

    Part door = m.part("door", 7);
    Pen d = door.pen();
    d.solid(0.257, -0.298, 0.105, 0.302, 0.298, 0.858);
    d.block(STEEL, 0.257, -0.285, 0.115, 0.27, 0.285, 0.845, 0.004);
    d.block(WHITE_ENAMEL, 0.268, -0.298, 0.105, 0.302, 0.298, 0.735, 0.006);
    d.block(WHITE_ENAMEL.shade(0.93), 0.268, -0.298, 0.740, 0.302, 0.298, 0.858, 0.006);
    d.block(DARK_GLASS, 0.3, 0.05, 0.785, 0.304, 0.25, 0.815, 0.002);
    for (int k = 0; k < 3; k++) {
      d.at(0.301, -0.24 + 0.05 * k, 0.8).rotY(90).cylinder(CHARCOAL, 12, 0.011, 0, 0.006);
    }
    d.block(new Paint(Kind.GLOW, 0x9FE3C2), 0.3035, 0.22, 0.795, 0.3045, 0.235, 0.805, 0);
    double b = Joinery.bar(d, STEEL, 0.302, 0, 0.705, 0.22, false);
    m.hinge("door_hinge", "door", Vec.of(0.275, 0, 0.115), Vec.Y, 1.5, 4, 1.5, true);
    m.handle("door_handle", "door", Vec.of(b, 0, 0.705), Vec.Y, Vec.X, 0.016, 0.4);
    return m;
  }

  private static Model oven() {
    Model m = Model.of("oven").refine(2600, 0.06);
    Pen p = m.part("base", 42).pen();
    Joinery.box(p, WHITE_ENAMEL, 0.03, -0.29, 0.255, 0.30, 0.10, 0.883);
    p.panel(CHARCOAL, -0.26, -0.29, 0, 0.22, 0.29, 0.10);
    // an inner lining, an oven rack, the panel with knobs
    p.block(DARK_GLASS.in(0x4A4B50), -0.279, -0.27, 0.13, 0.25, -0.262, 0.72, 0.001);
    p.block(DARK_GLASS.in(0x4A4B50), -0.279, 0.262, 0.13, 0.25, 0.27, 0.72, 0.001);
    p.block(DARK_GLASS.in(0x4A4B50), -0.279, -0.27, 0.13, -0.27, 0.27, 0.72, 0.001);
    p.panel(DARK_GLASS.in(0x4A4B50), -0.279, -0.27, 0.72, 0.25, 0.27, 0.735, 0.001);
    p.block(DARK_GLASS.in(0x4A4B50), -0.279, -0.27, 0.13, 0.25, 0.27, 0.14, 0.001);
    rack(p, -0.26, 0.23, 0.255, 0.40, 0);
    p.panel(WHITE_ENAMEL, 0.25, -0.30, 0.735, 0.285, 0.30, 0.882, 0.006);
    p.block(DARK_GLASS, 0.283, -0.06, 0.775, 0.288, 0.06, 0.825, 0.002);
    p.block(new Paint(Kind.GLOW, 0xF2B36B), 0.2875, -0.03, 0.793, 0.289, 0.03, 0.808, 0);
    for (int k = 0; k < 4; k++) {
      double y = (k < 2 ? -0.24 : 0.12) + 0.12 * (k % 2);
      Pen q = p.at(0.284, y, 0.8).rotY(90);
      q.lathe(CHARCOAL, 14, 0.024, -0.002, 0.022, 0.022, 0.018, 0.026, 0, 0.026);
      q.block(STEEL, -0.019, -0.0025, 0.02, 0.002, 0.0025, 0.028, 0.001);
    }
    // hob: black glass with four rings
    p.panel(DARK_GLASS, -0.29, -0.30, 0.882, 0.285, 0.30, 0.90, 0.005);
    double[][] rings = {
      {-0.14, -0.15, 0.09}, {-0.14, 0.14, 0.075}, {0.12, -0.15, 0.075}, {0.12, 0.14, 0.1}
    };
    for (double[] r : rings) {
      p.at(r[0], r[1], 0.9005)
          .lathe(STEEL.in(0x8A8D92), 28, r[2], 0, r[2], 0.001, r[2] - 0.005, 0.001);
      p.at(r[0], r[1], 0.9005)
          .lathe(
              STEEL.in(0x64676C), 20, r[2] * 0.6, 0, r[2] * 0.6, 0.001, r[2] * 0.6 - 0.003, 0.001);
    }
    m.fill("cavity", "base", -0.26, -0.25, 0.15, 0.24, 0.25, 0.71);

    Pen d = m.part("door", 8).pen();
    d.solid(0.258, -0.298, 0.115, 0.30, 0.298, 0.725);
    d.block(WHITE_ENAMEL, 0.258, -0.298, 0.115, 0.30, -0.20, 0.725, 0.006);
    d.block(WHITE_ENAMEL, 0.258, 0.20, 0.115, 0.30, 0.298, 0.725, 0.006);
    d.block(WHITE_ENAMEL, 0.258, -0.2, 0.115, 0.30, 0.2, 0.23, 0.006);
    d.block(WHITE_ENAMEL, 0.258, -0.2, 0.56, 0.30, 0.2, 0.725, 0.006);
    d.block(DARK_GLASS, 0.264, -0.205, 0.225, 0.296, 0.205, 0.565, 0.002);
    double b = Joinery.bar(d, STEEL, 0.30, 0, 0.655, 0.22, false);
    m.hinge("door_hinge", "door", Vec.of(0.275, 0, 0.125), Vec.Y, 1.5, 6, 1.5, true);
    m.handle("door_handle", "door", Vec.of(b, 0, 0.655), Vec.Y, Vec.X, 0.016, 0.4);
    return m;
  }

  private static Model microwave() {
    Model m = Model.of("microwave").refine(1600, 0.04);
    Pen p = m.part("base", 11).pen();
    Paint body = CREAM;
    p.panel(body, -0.18, -0.25, 0.012, 0.165, -0.235, 0.29, 0.006);
    p.panel(body, -0.18, 0.10, 0.012, 0.18, 0.25, 0.29, 0.006);
    p.panel(body, -0.18, -0.25, 0.27, 0.165, 0.11, 0.29, 0.006);
    p.panel(body, -0.18, -0.25, 0.012, 0.165, 0.11, 0.03, 0.006);
    p.panel(WHITE, -0.18, -0.24, 0.02, -0.165, 0.11, 0.28, 0.002);
    p.at(0, -0.065, 0.03)
        .lathe(GLASS, 24, 0, 0.002, 0.13, 0.002, 0.135, 0.008, 0.128, 0.006, 0, 0.006);
    p.block(DARK_GLASS, 0.178, 0.125, 0.225, 0.182, 0.235, 0.265, 0.002);
    p.block(new Paint(Kind.GLOW, 0x9FE3C2), 0.1815, 0.15, 0.237, 0.183, 0.21, 0.253, 0);
    for (double z : new double[] {0.16, 0.09}) {
      p.at(0.179, 0.18, z).rotY(90).lathe(BRASS, 18, 0.027, 0, 0.025, 0.018, 0.02, 0.021, 0, 0.021);
      p.at(0.179, 0.18, z).rotY(90).block(CHARCOAL, -0.022, -0.002, 0.018, -0.002, 0.002, 0.023, 0);
    }
    for (int k = 0; k < 4; k++) {
      p.at(k < 2 ? -0.14 : 0.13, k % 2 == 0 ? -0.2 : 0.2, 0).cylinder(RUBBER, 8, 0.015, 0, 0.014);
    }
    m.fill("cavity", "base", -0.165, -0.23, 0.035, 0.16, 0.098, 0.27);
    Pen d = m.part("door", 1.6).pen();
    d.solid(0.167, -0.25, 0.014, 0.187, 0.097, 0.288);
    d.block(body, 0.167, -0.25, 0.014, 0.187, -0.21, 0.288, 0.004);
    d.block(body, 0.167, 0.03, 0.014, 0.187, 0.097, 0.288, 0.004);
    d.block(body, 0.167, -0.21, 0.014, 0.187, 0.03, 0.06, 0.004);
    d.block(body, 0.167, -0.21, 0.24, 0.187, 0.03, 0.288, 0.004);
    d.block(DARK_GLASS, 0.171, -0.215, 0.055, 0.183, 0.035, 0.245, 0.002);
    double b = Joinery.bar(d, BRASS, 0.187, 0.068, 0.15, 0.085, true);
    m.hinge("door_hinge", "door", Vec.of(0.185, -0.25, 0), Vec.of(0, 0, -1), 1.8, 0.3, 0.15, true);
    m.handle("door_handle", "door", Vec.of(b, 0.068, 0.15), Vec.Z, Vec.X, 0.016, 0.15);
    return m;
  }

  private static Model rangeHood() {
    Model m = Model.of("range_hood").onWall().refine(900, 0.08);
    Pen p = m.part("base", 12).pen();
    p.shell(
        CREAM,
        1,
        new double[] {0.0, 0.245, 0.298, 0.004, 0.0},
        new double[] {0.055, 0.245, 0.298, 0.004, 0.0},
        new double[] {0.075, 0.24, 0.29, 0.004, -0.005},
        new double[] {0.30, 0.13, 0.15, 0.004, -0.115},
        new double[] {0.80, 0.13, 0.15, 0.004, -0.115});
    p.block(OAK, -0.245, -0.304, 0.008, 0.253, 0.304, 0.048, 0.005);
    p.block(STEEL.in(0x8A8D92), -0.2, -0.24, -0.004, 0.2, -0.01, 0.004, 0.002);
    p.block(STEEL.in(0x8A8D92), -0.2, 0.01, -0.004, 0.2, 0.24, 0.004, 0.002);
    for (int s = -1; s <= 1; s += 2) {
      p.at(0.215, 0.2 * s, -0.003).cylinder(SHADE, 12, 0.025, 0, 0.006);
      p.at(0.252, 0.03 * s, 0.028).rotY(90).cylinder(BRASS, 10, 0.01, 0, 0.008);
    }
    p.solid(-0.245, -0.3, 0, 0.25, 0.3, 0.07).solid(-0.245, -0.2, 0.07, 0.06, 0.2, 0.3);
    p.solid(-0.245, -0.15, 0.3, 0.015, 0.15, 0.8);
    return m;
  }

  private static Model washingMachine() {
    Model m = Model.of("washing_machine").refine(2600, 0.06);
    Pen p = m.part("base", 55).pen();
    Joinery.box(p, WHITE_ENAMEL, 0.02, -0.28, 0.26, 0.30, 0.02, 0.85);
    p.panel(WHITE_ENAMEL, 0.25, -0.3, 0.70, 0.285, 0.3, 0.85, 0.008);
    p.panel(WHITE_ENAMEL, 0.25, -0.3, 0.02, 0.285, 0.3, 0.16, 0.008);
    // the front is a square with a round hole, the collision four boxes around it
    double r = 0.185;
    int n = 32;
    foxden.assets.mesh.Surface face =
        Surfaces.sheet(
            n,
            1,
            (u, v) -> {
              double a = 2 * Math.PI * u;
              double c = StrictMath.cos(a);
              double s = StrictMath.sin(a);
              double k = v < 0.5 ? r : 0.27 / Math.max(Math.abs(c) * 0.9, Math.abs(s));
              return Vec.of(0.28, Math.max(-0.3, Math.min(0.3, c * k)), 0.43 + s * k);
            });
    p.crease(5).add(WHITE_ENAMEL, flip(face));
    p.solid(0.255, -0.3, 0.16, 0.28, -0.175, 0.70).solid(0.255, 0.175, 0.16, 0.28, 0.3, 0.70);
    p.solid(0.255, -0.175, 0.16, 0.28, 0.175, 0.255).solid(0.255, -0.175, 0.605, 0.28, 0.175, 0.70);
    // drum
    Pen q = p.at(0, 0, 0.43).rotY(90);
    q.lathe(
        RUBBER.in(0x6E7175),
        28,
        r + 0.004,
        0.279,
        r + 0.002,
        0.29,
        r - 0.012,
        0.286,
        r - 0.016,
        0.25,
        0.2,
        0.235);
    q.lathe(STEEL, 28, 0.215, 0.236, 0.23, 0.2, 0.23, -0.18, 0.2, -0.2, 0, -0.2);
    for (int k = 0; k < 3; k++) {
      q.rotZ(120 * k + 30).block(STEEL, 0.185, -0.02, -0.18, 0.226, 0.02, 0.19, 0.012);
    }
    p.solid(-0.27, -0.28, 0.04, 0.25, 0.28, 0.21);
    m.fill("drum", "base", -0.19, -0.16, 0.27, 0.24, 0.16, 0.59);
    p.block(WHITE.shade(0.94), 0.283, -0.28, 0.73, 0.289, -0.10, 0.825, 0.004);
    p.block(CHARCOAL, 0.288, -0.25, 0.805, 0.291, -0.13, 0.813, 0.001);
    p.at(0.284, 0.02, 0.775)
        .rotY(90)
        .lathe(CHROME, 20, 0.038, 0, 0.034, 0.022, 0.028, 0.025, 0, 0.025);
    p.block(DARK_GLASS, 0.283, 0.11, 0.75, 0.288, 0.26, 0.80, 0.002);
    for (int k = 0; k < 4; k++) {
      p.at(k < 2 ? -0.22 : 0.22, k % 2 == 0 ? -0.24 : 0.24, 0).cylinder(RUBBER, 8, 0.02, 0, 0.022);
    }
    p.block(WHITE.shade(0.96), -0.282, -0.302, 0.845, 0.289, 0.302, 0.86, 0.005);
    Pen d = m.part("door", 3).pen();
    Pen w = d.at(0, 0, 0.43).rotY(90);
    w.lathe(
        CHROME, 28, 0.175, 0.29, 0.205, 0.292, 0.208, 0.305, 0.195, 0.325, 0.165, 0.33, 0.15, 0.318,
        0.15, 0.295, 0.175, 0.29);
    w.lathe(
        new Paint(Kind.GLASS, 0x9DB4BD),
        24,
        0,
        0.235,
        0.08,
        0.24,
        0.15,
        0.28,
        0.152,
        0.31,
        0.1,
        0.322,
        0,
        0.324);
    w.solidCylinder(0.2, 0.288, 0.33);
    d.block(CHARCOAL, 0.318, 0.172, 0.385, 0.336, 0.2, 0.475, 0.006);
    d.solid(0.32, 0.165, 0.385, 0.345, 0.2, 0.475);
    m.hinge("door_hinge", "door", Vec.of(0.30, -0.215, 0), Vec.of(0, 0, -1), 2.2, 0.5, 0.3, true);
    m.handle("door_handle", "door", Vec.of(0.335, 0.186, 0.43), Vec.Z, Vec.X, 0.028, 0.09);
    return m;
  }

  // Ring sheets come out facing -x here; seen from the front they must face +x.
  private static foxden.assets.mesh.Surface flip(foxden.assets.mesh.Surface s) {
    return s.reversed();
  }
}
