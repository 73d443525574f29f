package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surface;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Door, porch and what goes in and out: the models of the trash task. */
final class HallModels {
  private HallModels() {}

  static void define(Catalog c) {
    c.add("bag_of_rubbish", HallModels::bagOfRubbish)
        .add("ashcan", HallModels::ashcan)
        .add("door", HallModels::door)
        .add("carton", HallModels::carton);
  }

  private static Model bagOfRubbish() {
    Model m = Model.of("bag_of_rubbish").friction(0.8).refine(1600, 0.02);
    Part bag = m.part("base", 1.5);
    Pen p = bag.pen();
    Paint foil = new Paint(Kind.PLASTIC, 0x4A555C);
    double[] body = {
      0, 0.004, 0.08, 0, 0.128, 0.012, 0.155, 0.045, 0.166, 0.09, 0.167, 0.135, 0.158, 0.18, 0.14,
      0.222, 0.113, 0.262, 0.078, 0.294, 0.044, 0.315, 0.024, 0.33
    };
    Surface s = Surfaces.lathe(36, body);
    // sharp creases run down from the knot and fade; things inside push the belly out
    s.displace(
        q -> {
          double r = Math.sqrt(q.x() * q.x() + q.y() * q.y());
          if (r < 1e-6) {
            return q;
          }
          double a = StrictMath.atan2(q.y(), q.x()) + 0.5 * q.z();
          double high = Math.max(0, (q.z() - 0.06) / 0.26);
          double wave = StrictMath.sin(9 * a + 1.5 * StrictMath.sin(2 * a + 1));
          double fold =
              0.0125 * Math.sqrt(high) * (Math.abs(wave) - 0.6) * Math.min(1, (r - 0.015) / 0.05);
          double bulge =
              0.024 * Noise.at(q.mul(10), 77) * Math.min(1, q.z() / 0.04) * Math.min(1, r / 0.12);
          double k = (r + fold + bulge) / r;
          return new Vec(q.x() * k, q.y() * k, q.z() + 0.01 * high * Noise.at(q.mul(12), 5));
        });
    p.crease(38).add(foil, s);
    Surface knot =
        Surfaces.lathe(
            14, 0.021, 0.322, 0.019, 0.34, 0.02, 0.36, 0.024, 0.38, 0.031, 0.402, 0.035, 0.42, 0.02,
            0.412, 0, 0.402);
    knot.displace(
        q -> {
          double a = StrictMath.atan2(q.y(), q.x());
          double k = 1 + 0.22 * Math.max(0, (q.z() - 0.36) / 0.06) * StrictMath.sin(4 * a);
          return new Vec(q.x() * k, q.y() * k, q.z() + 0.004 * (k - 1) / 0.22);
        });
    p.crease(70).add(foil.shade(1.1), knot);
    Paint tie = new Paint(Kind.PLASTIC, 0xD9703F);
    p.at(0, 0, 0.33).hoop(tie, 14, 6, 0.023, 0.006);
    p.at(0, 0, 0.338).hoop(tie, 14, 6, 0.022, 0.005);
    p.tube(
        tie,
        5,
        0.0035,
        Surfaces.smooth(
            3,
            Vec.of(0.02, 0.008, 0.333),
            Vec.of(0.045, 0.02, 0.338),
            Vec.of(0.07, 0.025, 0.31),
            Vec.of(0.088, 0.03, 0.285)));
    p.solidLathe(10, 0.08, 0.0, 0.155, 0.045, 0.166, 0.11, 0.158, 0.18, 0.11, 0.268, 0.045, 0.315);
    p.solidLathe(8, 0.02, 0.31, 0.0205, 0.37, 0.0215, 0.42);
    m.handle("knot", "base", Vec.of(0, 0, 0.372), Vec.Z, Vec.X, 0.042, 0.095);
    return m;
  }

  private static Model ashcan() {
    Model m = Model.of("ashcan").friction(0.5).refine(2600, 0.05);
    Part can = m.part("base", 14);
    Pen p = can.pen();
    Paint green = SAGE_DEEP;
    double o = 0.300;
    double i = 0.272;
    p.add(
        green,
        Surfaces.shell(
            3,
            true,
            true,
            new double[] {0.02, o - 0.012, o - 0.012, 0.05},
            new double[] {0.03, o, o, 0.06},
            new double[] {0.70, o, o, 0.06},
            new double[] {0.742, o - 0.002, o - 0.002, 0.06},
            new double[] {0.75, o - 0.008, o - 0.008, 0.055},
            new double[] {0.75, i + 0.004, i + 0.004, 0.045},
            new double[] {0.744, i, i, 0.04},
            new double[] {0.4, i, i, 0.04},
            new double[] {0.05, i, i, 0.04}));
    // rolled rim and two hoops
    for (double[] h : new double[][] {{0.725, 0.009}, {0.16, 0.006}, {0.62, 0.006}}) {
      p.ring(
          CHARCOAL, 6, h[1], Surfaces.roundedRectangle(0, 0, h[0], o + 0.004, o + 0.004, 0.06, 3));
    }
    // ribs on all four sides
    for (int side = 0; side < 4; side++) {
      Pen q = p.rotZ(90 * side);
      for (int k = -2; k <= 2; k++) {
        if (side == 0 && Math.abs(k) < 2) {
          continue;
        }
        q.block(
            green.shade(0.93),
            o - 0.004,
            k * 0.1 - 0.014,
            0.19,
            o + 0.006,
            k * 0.1 + 0.014,
            0.59,
            0.005);
      }
    }
    // front: a cream plate with a falling leaf of rubbish
    p.block(CREAM, o - 0.002, -0.13, 0.27, o + 0.01, 0.13, 0.53, 0.006);
    Pen sign = p.at(o + 0.0095, 0, 0.4).rotY(90).rotZ(90);
    sign.prism(CHARCOAL, 0, 0.003, 0, -0.05, -0.075, 0.05, -0.075, 0.062, 0.02, -0.062, 0.02);
    sign.prism(CHARCOAL, 0, 0.003, 0, -0.075, 0.03, 0.075, 0.03, 0.075, 0.048, -0.075, 0.048);
    sign.prism(CHARCOAL, 0, 0.003, 0, -0.028, 0.048, 0.028, 0.048, 0.02, 0.066, -0.02, 0.066);
    // side handles and feet
    for (int s = -1; s <= 1; s += 2) {
      double y = s * (o + 0.004);
      p.tube(
          CHARCOAL,
          7,
          0.009,
          Vec.of(-0.09, y, 0.66),
          Vec.of(-0.08, y + s * 0.03, 0.662),
          Vec.of(0.08, y + s * 0.03, 0.662),
          Vec.of(0.09, y, 0.66));
      for (int t = -1; t <= 1; t += 2) {
        p.at(0.22 * t, 0.22 * s, 0).cylinder(RUBBER, 10, 0.035, 0, 0.03);
      }
    }
    p.solid(-o, -o, 0, o, o, 0.05);
    p.solid(i, -o, 0.05, o, o, 0.75).solid(-o, -o, 0.05, -i, o, 0.75);
    p.solid(-i, i, 0.05, i, o, 0.75).solid(-i, -o, 0.05, i, -i, 0.75);
    m.fill("inside", "base", -i, -i, 0.05, i, i, 0.75);
    return m;
  }

  private static Model door() {
    Model m = Model.of("door").hanging().reach(0.12).refine(2200, 0.05);
    Part frame = m.part("base", 30);
    Pen f = frame.pen();
    for (int s = -1; s <= 1; s += 2) {
      f.panel(WHITE, -0.075, s * 0.632, 0, 0.075, s * 0.70, 2.07, 0.006);
      f.block(WHITE, 0.07, s * 0.615, 0, 0.088, s * 0.72, 2.15, 0.004);
      f.block(WHITE, -0.07, s * 0.615, 0, -0.088, s * 0.72, 2.15, 0.004);
      f.block(WHITE, -0.06, s * 0.61, 0, 0.006, s * 0.634, 2.062, 0.004);
    }
    f.panel(WHITE, -0.075, -0.70, 2.062, 0.075, 0.70, 2.13, 0.006);
    f.block(WHITE, -0.06, -0.62, 2.045, 0.006, 0.62, 2.07, 0.004);
    for (double x : new double[] {0.07, -0.088}) {
      f.block(WHITE, x, -0.73, 2.055, x + 0.018, 0.73, 2.16, 0.004);
    }
    f.block(STONE_DARK, -0.07, -0.632, 0, 0.085, 0.632, 0.008, 0.003);

    Part leaf = m.part("leaf", 25);
    Pen p = leaf.pen();
    Paint green = SAGE_DEEP.in(0x5F7F76);
    double x0 = 0.010;
    double x1 = 0.055;
    p.solid(x0, -0.625, 0.012, x1, 0.625, 2.052);
    // stiles and rails around three panels and a window
    p.block(green, x0, -0.625, 0.012, x1, -0.49, 2.052, 0.004);
    p.block(green, x0, 0.49, 0.012, x1, 0.625, 2.052, 0.004);
    double[][] rails = {{0.012, 0.22}, {0.90, 1.06}, {1.92, 2.052}};
    for (double[] r : rails) {
      p.block(green, x0, -0.49, r[0], x1, 0.49, r[1], 0.004);
    }
    p.block(green, x0, -0.055, 0.22, x1, 0.055, 0.90, 0.004);
    for (int s = -1; s <= 1; s += 2) {
      double a = s < 0 ? -0.49 : 0.055;
      double b = s < 0 ? -0.055 : 0.49;
      p.block(green, x0 + 0.014, a, 0.22, x1 - 0.014, b, 0.90, 0.001);
      p.block(green, x0 + 0.004, a + 0.06, 0.28, x1 - 0.004, b - 0.06, 0.84, 0.012);
    }
    p.block(GLASS, x0 + 0.018, -0.49, 1.06, x1 - 0.018, 0.49, 1.92, 0);
    for (double y : new double[] {-0.17, 0.17}) {
      p.block(green, x0 + 0.008, y - 0.014, 1.06, x1 - 0.008, y + 0.014, 1.92, 0.004);
    }
    p.block(green, x0 + 0.008, -0.49, 1.476, x1 - 0.008, 0.49, 1.504, 0.004);
    // lever handles on both sides, a lock under each
    for (int s = -1; s <= 1; s += 2) {
      double face = s > 0 ? x1 : x0;
      double bar = face + s * 0.055;
      p.block(BRASS, face, 0.535, 0.86, face + s * 0.006, 0.585, 1.06, 0.003);
      p.tube(BRASS, 8, 0.011, Vec.of(face, 0.56, 1.0), Vec.of(bar, 0.56, 1.0));
      p.tube(
          BRASS,
          8,
          t -> 0.012 - 0.003 * t,
          Vec.of(bar, 0.57, 1.0),
          Vec.of(bar, 0.5, 1.0),
          Vec.of(bar, 0.42, 0.998));
      p.solid(bar - 0.011, 0.42, 0.989, bar + 0.011, 0.571, 1.011);
      p.solid(Math.min(face, bar), 0.549, 0.989, Math.max(face, bar), 0.571, 1.011);
      p.at(face + s * 0.006, 0.56, 0.9).rotY(90 * s).cylinder(CHARCOAL, 10, 0.009, 0, 0.003);
      m.handle(
          s > 0 ? "outside" : "inside",
          "leaf",
          Vec.of(bar, 0.49, 1.0),
          Vec.Y,
          Vec.of(s, 0, 0),
          0.022,
          0.14);
    }
    for (double z : new double[] {0.25, 1.05, 1.82}) {
      p.at(x1 + 0.006, -0.632, z).cylinder(BRASS, 8, 0.009, -0.05, 0.05);
    }
    p.block(STEEL, x1 - 0.002, -0.6, 0.03, x1 + 0.003, 0.6, 0.17, 0.001);
    m.hinge("leaf_hinge", "leaf", Vec.of(x1, -0.632, 0), Vec.of(0, 0, -1), 1.75, 1.0, 0.8, true);
    return m;
  }

  private static Model carton() {
    Model m = Model.of("carton").refine(1500, 0.04);
    Part box = m.part("base", 0.5);
    Pen p = box.pen();
    Paint card = CARDBOARD;
    double x = 0.2;
    double y = 0.15;
    double h = 0.26;
    double t = 0.006;
    p.panel(card.shade(0.97), -x, -y, 0, x, y, t, 0.002);
    p.panel(card, x - t, -y, 0, x, y, h, 0.002).panel(card, -x, -y, 0, -x + t, y, h, 0.002);
    p.panel(card, -x, y - t, 0, x, y, h, 0.002).panel(card, -x, -y, 0, x, -y + t, h, 0.002);
    // flaps fold outwards, each at its own angle
    double[] tilt = {118, 104, 126, 111};
    for (int k = 0; k < 4; k++) {
      boolean end = k % 2 == 0;
      double out = end ? x : y;
      double half = (end ? y : x) - 0.004;
      Pen q = p.rotZ(90 * k).at(out - t / 2, 0, h).rotY(tilt[k]);
      q.panel(card.shade(1.04), -0.145, -half, -t / 2, 0, half, t / 2, 0.002);
    }
    Paint tape = new Paint(Kind.PAPER, 0xE5D3A4);
    p.block(tape, x - 0.001, -0.03, 0.02, x + 0.001, 0.03, 0.2, 0.0005);
    p.block(tape, -x - 0.001, -0.03, 0.02, -x + 0.001, 0.03, 0.2, 0.0005);
    // print: an arrow up and a line of text
    Paint ink = new Paint(Kind.CARDBOARD, 0x6B4A2C);
    for (int s = -1; s <= 1; s += 2) {
      Pen q = p.rotZ(s * 90).at(y + 0.0005, 0.1, 0.13).rotY(90).rotZ(90);
      q.prism(
          ink, 0, 0.001, 0, -0.008, -0.045, 0.008, -0.045, 0.008, 0, 0.025, 0, 0, 0.04, -0.025, 0,
          -0.008, 0);
      q.prism(ink, 0, 0.001, 0, -0.24, -0.045, -0.08, -0.045, -0.08, -0.03, -0.24, -0.03);
      q.prism(ink, 0, 0.001, 0, -0.24, -0.02, -0.13, -0.02, -0.13, -0.005, -0.24, -0.005);
    }
    m.fill("inside", "base", -x + t, -y + t, t, x - t, y - t, h);
    return m;
  }
}
