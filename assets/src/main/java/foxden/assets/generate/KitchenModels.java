package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Vec;

/** Kitchen furniture and appliances. */
final class KitchenModels {
  private KitchenModels() {}

  static void define(Catalog c) {
    c.add("refrigerator", KitchenModels::refrigerator)
        .add("bottom_cabinet", KitchenModels::bottomCabinet);
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
    door(m, "door", 0.725, top - 0.005, 1.15, 1.55, shell, inner, w, front);
    door(m, "freezer_door", 0.07, 0.715, 0.42, 0.62, shell, inner, w, front);
    return m;
  }

  private static void door(
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
    m.hinge(name + "_hinge", name, Vec.of(x1, -w, 0), Vec.of(0, 0, -1), 2.0, 1.5, 0.5, false);
    m.handle(
        name + "_handle", name, Vec.of(bar, y, (h0 + h1) / 2), Vec.Z, Vec.X, 0.022, h1 - h0 - 0.06);
  }

  private static Model bottomCabinet() {
    Model m = Model.of("bottom_cabinet").refine(2400, 0.06);
    Part base = m.part("base", 24);
    Pen p = base.pen();
    double w = 0.30;
    double back = -0.28;
    double front = 0.26;
    carcass(p, w, back, front, 0.86);
    double[][] rows = {{0.11, 0.40}, {0.405, 0.66}, {0.665, 0.855}};
    String[] names = {"drawer_3", "drawer_2", "drawer_1"};
    for (int k = 0; k < 3; k++) {
      double z0 = rows[k][0];
      double z1 = rows[k][1];
      Part d = m.part(names[k], 4.5);
      Pen q = d.pen();
      front(q, SAGE, front + 0.002, -w + 0.002, z0, w - 0.002, z1);
      double wall = z1 - 0.06;
      double x0 = back + 0.05;
      q.panel(BIRCH, x0, -w + 0.035, z0 + 0.02, front + 0.004, w - 0.035, z0 + 0.03, 0.002);
      q.panel(BIRCH, x0, -w + 0.03, z0 + 0.015, front + 0.004, -w + 0.044, wall, 0.002);
      q.panel(BIRCH, x0, w - 0.044, z0 + 0.015, front + 0.004, w - 0.03, wall, 0.002);
      q.panel(BIRCH, x0, -w + 0.03, z0 + 0.015, x0 + 0.014, w - 0.03, wall, 0.002);
      double bar = front + 0.022 + 0.032;
      double z = (z0 + z1) / 2 + 0.03;
      bow(q, BRASS, front + 0.02, bar, z, 0.16);
      m.slider(names[k] + "_slide", names[k], Vec.X, 0.42, 3, 6);
      m.handle(names[k] + "_handle", names[k], Vec.of(bar, 0, z), Vec.Y, Vec.X, 0.016, 0.14);
      m.fill(names[k], names[k], x0 + 0.014, -w + 0.044, z0 + 0.03, front, w - 0.044, wall);
    }
    return m;
  }

  /** Sides, floor, back, top and plinth of a floor cabinet. */
  static void carcass(Pen p, double w, double back, double front, double top) {
    p.panel(WHITE, back, -w, 0.10, front, -w + 0.018, top);
    p.panel(WHITE, back, w - 0.018, 0.10, front, w, top);
    p.panel(WHITE, back, -w + 0.018, 0.10, front, w - 0.018, 0.118);
    p.panel(WHITE, back, -w + 0.018, top - 0.018, front, w - 0.018, top);
    p.panel(WHITE, back, -w + 0.018, 0.118, back + 0.01, w - 0.018, top - 0.018, 0.001);
    p.panel(OAK_DARK, back + 0.02, -w, 0, front - 0.05, w, 0.10, 0.004);
  }

  /** A framed (shaker) front facing +x whose back is at x. */
  static void front(Pen p, Paint paint, double x, double y0, double z0, double y1, double z1) {
    double r = Math.min(0.055, (z1 - z0) * 0.27);
    p.solid(x, y0, z0, x + 0.02, y1, z1);
    p.block(
        paint, x, y0 + r - 0.004, z0 + r - 0.004, x + 0.012, y1 - r + 0.004, z1 - r + 0.004, 0.001);
    p.block(paint, x, y0, z0, x + 0.02, y0 + r, z1, 0.003);
    p.block(paint, x, y1 - r, z0, x + 0.02, y1, z1, 0.003);
    p.block(paint, x, y0 + r, z0, x + 0.02, y1 - r, z0 + r, 0.003);
    p.block(paint, x, y0 + r, z1 - r, x + 0.02, y1 - r, z1, 0.003);
  }

  /** A bar handle along y on a face at {@code face}, its bar at x = {@code bar}; collides. */
  static void bow(Pen p, Paint paint, double face, double bar, double z, double length) {
    double h = length / 2;
    p.tube(
        paint,
        7,
        0.0075,
        Vec.of(face, -h, z),
        Vec.of(bar - 0.004, -h, z),
        Vec.of(bar, -h + 0.008, z),
        Vec.of(bar, h - 0.008, z),
        Vec.of(bar - 0.004, h, z),
        Vec.of(face, h, z));
    p.solid(bar - 0.008, -h, z - 0.008, bar + 0.008, h, z + 0.008);
  }
}
