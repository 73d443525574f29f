package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Kitchen furniture and the refrigerator. */
final class KitchenModels {
  private static final Joinery.Style FRONT = new Joinery.Style(SAGE, BRASS, true, false);

  private KitchenModels() {}

  static void define(Catalog c) {
    c.add("refrigerator", KitchenModels::refrigerator)
        .add("bottom_cabinet", KitchenModels::bottomCabinet)
        .add("bottom_cabinet_doors", KitchenModels::bottomCabinetDoors)
        .add("top_cabinet", KitchenModels::topCabinet)
        .add("countertop", () -> countertop("countertop", 1.2))
        .add("countertop_short", () -> countertop("countertop_short", 0.8))
        .add("kitchen_sink", KitchenModels::kitchenSink)
        .add("breakfast_table", KitchenModels::breakfastTable)
        .add("straight_chair", KitchenModels::straightChair)
        .add("stool", KitchenModels::stool);
  }

  private static Model refrigerator() {
    Model m = Model.of("refrigerator").refine(2600, 0.06);
    Paint shell = CREAM.in(0xE9E4D6);
    Paint inner = WHITE.in(0xF4F4F1);
    Part base = m.part("base", 62);
    Pen p = base.pen();
    double w = 0.35;
    double back = -0.33;
    double front = 0.265;
    double top = 1.86;
    p.panel(shell, back, -w, 0.04, front, -w + 0.04, top, 0.012);
    p.panel(shell, back, w - 0.04, 0.04, front, w, top, 0.012);
    p.panel(shell, back, -w + 0.02, top - 0.05, front, w - 0.02, top, 0.012);
    p.panel(inner, back, -w + 0.02, 0.05, back + 0.04, w - 0.02, top - 0.03, 0.004);
    p.panel(inner, back + 0.02, -w + 0.03, 0.06, front - 0.01, w - 0.03, 0.12, 0.004);
    p.panel(inner, back + 0.02, -w + 0.03, 0.70, front - 0.002, w - 0.03, 0.755, 0.006);
    for (int s = -1; s <= 1; s += 2) {
      p.block(
          inner,
          back + 0.02,
          s * (w - 0.055),
          0.1,
          front - 0.01,
          s * (w - 0.03),
          top - 0.04,
          0.003);
    }
    p.panel(CHARCOAL, back + 0.03, -w + 0.02, 0, front - 0.03, w - 0.02, 0.06, 0.004);
    // shelves of glass with a white lip, crisper drawers, freezer drawers
    for (double z : new double[] {1.02, 1.28, 1.54}) {
      p.panel(
          GLASS.in(0xE8F2F0), back + 0.04, -w + 0.055, z, front - 0.06, w - 0.055, z + 0.008, 0);
      p.block(
          inner, front - 0.065, -w + 0.055, z - 0.006, front - 0.05, w - 0.055, z + 0.016, 0.004);
    }
    Paint drawer = new Paint(Kind.GLASS, 0xD3E4E8);
    for (int s = -1; s <= 1; s += 2) {
      p.block(drawer, back + 0.06, s * 0.008, 0.765, front - 0.06, s * 0.285, 0.94, 0.012);
      p.block(inner, front - 0.062, s * 0.03, 0.9, front - 0.045, s * 0.26, 0.93, 0.006);
    }
    p.panel(inner, back + 0.04, -w + 0.055, 0.955, front - 0.05, w - 0.055, 0.968, 0.003);
    for (double z : new double[] {0.13, 0.41}) {
      p.panel(
          drawer.in(0xCFE0EA), back + 0.06, -w + 0.06, z, front - 0.05, w - 0.06, z + 0.22, 0.012);
      p.block(inner, front - 0.055, -w + 0.06, z + 0.17, front - 0.035, w - 0.06, z + 0.21, 0.006);
    }
    m.fill("fridge", "base", back + 0.04, -w + 0.055, 0.968, front - 0.06, w - 0.055, top - 0.05);
    coldDoor(m, "door", 0.725, top - 0.005, 1.15, 1.55, shell, inner, w, front);
    coldDoor(m, "freezer_door", 0.07, 0.715, 0.42, 0.62, shell, inner, w, front);
    return m;
  }

  private static void coldDoor(
      Model m,
      String name,
      double z0,
      double z1,
      double h0,
      double h1,
      Paint shell,
      Paint inner,
      double w,
      double front) {
    Part part = m.part(name, 9);
    Pen p = part.pen();
    double x0 = front + 0.008;
    double x1 = front + 0.075;
    p.solid(x0, -w, z0, x1, w, z1);
    p.cushion(shell, x0 + 0.006, -w, z0, x1, w, z1, 0.02, 0.003, 2);
    p.block(RUBBER.in(0xB9B7B0), x0, -w + 0.02, z0 + 0.02, x0 + 0.01, w - 0.02, z1 - 0.02, 0.004);
    p.block(inner, x0 - 0.02, -w + 0.06, z0 + 0.05, x0 + 0.006, w - 0.06, z1 - 0.05, 0.012);
    for (double z = z0 + 0.14; z < z1 - 0.25 && z1 - z0 > 0.8; z += 0.3) {
      p.block(inner, x0 - 0.095, -w + 0.075, z, x0 - 0.018, w - 0.075, z + 0.012, 0.004);
      p.block(
          new Paint(Kind.GLASS, 0xDDE9EA),
          x0 - 0.1,
          -w + 0.075,
          z,
          x0 - 0.09,
          w - 0.075,
          z + 0.075,
          0.003);
    }
    double bar = x1 + 0.045;
    double y = w - 0.055;
    p.tube(
        STEEL,
        8,
        0.011,
        Vec.of(x1 - 0.004, y, h0 + 0.015),
        Vec.of(bar - 0.006, y, h0 + 0.015),
        Vec.of(bar, y, h0 + 0.03),
        Vec.of(bar, y, h1 - 0.03),
        Vec.of(bar - 0.006, y, h1 - 0.015),
        Vec.of(x1 - 0.004, y, h1 - 0.015));
    p.solid(bar - 0.011, y - 0.011, h0, bar + 0.011, y + 0.011, h1);
    m.hinge(name + "_hinge", name, Vec.of(x1, -w, 0), Vec.of(0, 0, -1), 2.0, 1.5, 0.5, true);
    m.handle(
        name + "_handle", name, Vec.of(bar, y, (h0 + h1) / 2), Vec.Z, Vec.X, 0.022, h1 - h0 - 0.06);
  }

  private static Model bottomCabinet() {
    Model m = Model.of("bottom_cabinet").refine(2400, 0.06);
    Joinery.carcass(m.part("base", 24).pen(), 0.30, -0.28, 0.26, 0.86);
    double[] z = {0.105, 0.40, 0.66, 0.858};
    for (int k = 0; k < 3; k++) {
      Joinery.drawer(m, "drawer_" + (3 - k), FRONT, -0.24, 0.26, -0.30, z[k], 0.30, z[k + 1], 0.42);
    }
    return m;
  }

  private static Model bottomCabinetDoors() {
    Model m = new Model("bottom_cabinet_doors", "bottom_cabinet_no_top").refine(2000, 0.06);
    Pen p = m.part("base", 26).pen();
    Joinery.carcass(p, 0.40, -0.28, 0.26, 0.86);
    p.panel(WHITE, -0.27, -0.382, 0.47, 0.2, 0.382, 0.486);
    m.fill("lower", "base", -0.27, -0.382, 0.118, 0.255, 0.382, 0.47);
    m.fill("upper", "base", -0.27, -0.382, 0.486, 0.255, 0.382, 0.842);
    Joinery.door(m, "left_door", FRONT, true, 0.26, 0.0, 0.105, 0.40, 0.858, 0.74);
    Joinery.door(m, "right_door", FRONT, false, 0.26, -0.40, 0.105, 0.0, 0.858, 0.74);
    return m;
  }

  private static Model topCabinet() {
    Model m = Model.of("top_cabinet").onWall().refine(1800, 0.06);
    Pen p = m.part("base", 18).pen();
    Joinery.box(p, WHITE, 0.018, -0.17, 0.14, 0.40, 0, 0.70);
    p.panel(WHITE, -0.16, -0.382, 0.34, 0.12, 0.382, 0.356);
    p.block(OAK, -0.17, -0.405, 0.70, 0.175, 0.405, 0.725, 0.005);
    m.fill("lower", "base", -0.16, -0.382, 0.018, 0.135, 0.382, 0.34);
    m.fill("upper", "base", -0.16, -0.382, 0.356, 0.135, 0.382, 0.682);
    Joinery.door(m, "left_door", FRONT, true, 0.14, 0.0, 0.0, 0.40, 0.70, 0.12);
    Joinery.door(m, "right_door", FRONT, false, 0.14, -0.40, 0.0, 0.0, 0.70, 0.12);
    return m;
  }

  // Oak boards glued side by side.
  private static Model countertop(String id, double length) {
    Model m = new Model(id, "countertop").hanging().refine(500, 0.1);
    Pen p = m.part("base", 22 * length / 1.2).pen();
    for (int k = 0; k < 6; k++) {
      double x = -0.31 + 0.62 * k / 6;
      p.block(
          OAK, x, -length / 2, 0, x + 0.62 / 6 - 0.0005, length / 2, 0.04, k == 5 ? 0.006 : 0.0012);
    }
    p.solid(-0.31, -length / 2, 0, 0.31, length / 2, 0.04);
    return m;
  }

  private static Model kitchenSink() {
    Model m = Model.of("kitchen_sink").refine(2600, 0.05);
    Pen p = m.part("base", 45).pen();
    double w = 0.40;
    p.panel(WHITE, -0.28, -w, 0.10, 0.26, -w + 0.018, 0.86);
    p.panel(WHITE, -0.28, w - 0.018, 0.10, 0.26, w, 0.86);
    p.panel(WHITE, -0.28, -w, 0.10, 0.26, w, 0.118);
    p.panel(OAK_DARK, -0.26, -w, 0, 0.21, w, 0.10);
    Joinery.front(p, FRONT, 0.262, -w + 0.002, 0.105, -0.002, 0.64);
    Joinery.front(p, FRONT, 0.262, 0.002, 0.105, w - 0.002, 0.64);
    for (int s = -1; s <= 1; s += 2) {
      Joinery.bar(p, BRASS, 0.282, s * 0.04, 0.53, 0.07, true);
    }
    // an apron sink of white ceramic with a worktop of oak around it
    double a = 0.33;
    p.crease(35)
        .add(
            CERAMIC,
            Surfaces.shell(
                3,
                true,
                true,
                new double[] {0.645, 0.245, a - 0.005, 0.03, 0.055},
                new double[] {0.655, 0.25, a, 0.035, 0.055},
                new double[] {0.895, 0.25, a, 0.035, 0.055},
                new double[] {0.908, 0.242, a - 0.008, 0.03, 0.055},
                new double[] {0.908, 0.226, a - 0.024, 0.03, 0.055},
                new double[] {0.9, 0.22, a - 0.03, 0.04, 0.055},
                new double[] {0.71, 0.21, a - 0.04, 0.06, 0.055},
                new double[] {0.69, 0.18, a - 0.07, 0.06, 0.055}));
    p.at(0.03, 0, 0.69).lathe(CHROME, 14, 0.028, 0, 0.026, 0.003, 0.015, 0.001, 0, 0.001);
    p.panel(OAK, -0.29, -w, 0.86, -0.19, w, 0.90, 0.003);
    p.panel(OAK, -0.19, -w, 0.86, 0.31, -a, 0.90, 0.003);
    p.panel(OAK, -0.19, a, 0.86, 0.31, w, 0.90, 0.003);
    p.solid(-0.195, -a, 0.645, 0.305, a, 0.69);
    p.solid(0.275, -a, 0.69, 0.305, a, 0.908).solid(-0.195, -a, 0.69, -0.165, a, 0.908);
    p.solid(-0.165, a - 0.03, 0.69, 0.275, a, 0.908)
        .solid(-0.165, -a, 0.69, 0.275, -a + 0.03, 0.908);
    m.fill("basin", "base", -0.16, -a + 0.04, 0.69, 0.265, a - 0.04, 0.9);
    // tap
    p.at(-0.24, 0, 0.9)
        .lathe(BRASS, 14, 0.028, 0, 0.026, 0.012, 0.017, 0.018, 0.016, 0.06, 0, 0.06);
    p.tube(
        BRASS,
        9,
        0.013,
        Surfaces.smooth(
            4,
            Vec.of(-0.24, 0, 0.95),
            Vec.of(-0.24, 0, 1.15),
            Vec.of(-0.2, 0, 1.23),
            Vec.of(-0.13, 0, 1.25),
            Vec.of(-0.07, 0, 1.21),
            Vec.of(-0.055, 0, 1.15)));
    p.solid(-0.26, -0.02, 0.9, -0.22, 0.02, 1.2).solid(-0.24, -0.015, 1.17, -0.045, 0.015, 1.26);
    p.tube(
        BRASS,
        7,
        0.008,
        Vec.of(-0.24, 0.01, 0.965),
        Vec.of(-0.235, 0.05, 0.975),
        Vec.of(-0.22, 0.1, 1.0));
    return m;
  }

  private static Model breakfastTable() {
    Model m = Model.of("breakfast_table").refine(1400, 0.09);
    Pen p = m.part("base", 26).pen();
    for (int k = 0; k < 5; k++) {
      double x = -0.425 + 0.85 * k / 5;
      p.block(OAK, x, -0.75, 0.722, x + 0.1695, 0.75, 0.752, 0.003);
    }
    p.solid(-0.425, -0.75, 0.722, 0.425, 0.75, 0.752);
    for (int s = -1; s <= 1; s += 2) {
      p.panel(OAK, s * 0.31, -0.6, 0.64, s * 0.33, 0.6, 0.722, 0.003);
      p.panel(OAK, -0.33, s * 0.6, 0.64, 0.33, s * 0.62, 0.722, 0.003);
    }
    Joinery.legs(p, OAK, 0.335, 0.62, 0.722, 0.03, 0.018, 0.036);
    return m;
  }

  private static Model straightChair() {
    Model m = Model.of("straight_chair").refine(1500, 0.06);
    Pen p = m.part("base", 5).pen();
    // seat, slightly dished, with rounded corners
    p.shell(
        OAK,
        3,
        new double[] {0.432, 0.20, 0.205, 0.06, 0.01},
        new double[] {0.44, 0.215, 0.22, 0.07, 0.01},
        new double[] {0.452, 0.218, 0.222, 0.07, 0.01},
        new double[] {0.458, 0.208, 0.212, 0.07, 0.01},
        new double[] {0.451, 0.16, 0.165, 0.06, 0.01});
    p.solid(-0.205, -0.22, 0.432, 0.225, 0.22, 0.456);
    Joinery.legs(p.at(0.01, 0, 0), OAK, 0.165, 0.165, 0.436, 0.035, 0.011, 0.018);
    for (int s = -1; s <= 1; s += 2) {
      p.tube(OAK, 7, 0.009, Vec.of(-0.17, s * 0.183, 0.19), Vec.of(0.19, s * 0.183, 0.19));
      p.tube(
          OAK,
          9,
          t -> 0.015 - 0.004 * t,
          Surfaces.smooth(
              2,
              Vec.of(-0.17, s * 0.18, 0.44),
              Vec.of(-0.2, s * 0.19, 0.62),
              Vec.of(-0.235, s * 0.185, 0.80)));
    }
    p.tube(OAK, 7, 0.009, Vec.of(0.01, -0.183, 0.19), Vec.of(0.01, 0.183, 0.19));
    // spindles and a curved top rail
    for (int k = -2; k <= 2; k++) {
      double y = k * 0.06;
      double b = 0.014 * (4 - k * k) / 4;
      p.tube(OAK, 6, 0.0075, Vec.of(-0.178, y, 0.45), Vec.of(-0.228 - b, y, 0.79));
    }
    p.sheet(
        OAK,
        6,
        2,
        0.02,
        (u, v) -> {
          double y = -0.205 + 0.41 * u;
          double bow = 0.022 * (1 - (2 * u - 1) * (2 * u - 1));
          double h = 0.04 * (1 - 0.35 * (2 * u - 1) * (2 * u - 1));
          return Vec.of(-0.222 - bow - 0.014 * v, y, 0.775 + 2 * h * v);
        });
    p.at(-0.2, 0, 0.45).rotY(-9).solid(-0.02, -0.2, 0, 0.015, 0.2, 0.4);
    return m;
  }

  private static Model stool() {
    Model m = Model.of("stool").refine(1100, 0.05);
    Pen p = m.part("base", 4).pen();
    p.lathe(
        WALNUT, 24, 0, 0.612, 0.15, 0.615, 0.172, 0.625, 0.175, 0.638, 0.165, 0.648, 0.1, 0.643, 0,
        0.64);
    p.solidCylinder(0.172, 0.612, 0.646);
    for (int k = 0; k < 4; k++) {
      Pen q = p.rotZ(45 + 90 * k);
      q.taper(BIRCH, 9, Vec.of(0.2, 0, 0), Vec.of(0.12, 0, 0.62), 0.013, 0.018);
      q.in(foxden.assets.mesh.Affine.zTo(Vec.of(0.2, 0, 0), Vec.of(0.12, 0, 0.62)))
          .solidCylinder(0.016, 0, 0.62);
    }
    p.at(0, 0, 0.22).hoop(BRASS, 20, 6, 0.172, 0.007);
    return m;
  }
}
