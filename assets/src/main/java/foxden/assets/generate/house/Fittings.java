package foxden.assets.generate.house;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What is fitted into the walls' holes; the passage or view goes along x. */
final class Fittings {

  private static final Paint FRAME = new Paint(Kind.LACQUER, 0xF4F0E7);
  private static final Paint TRIM = new Paint(Kind.LACQUER, 0xEFE9DD);

  private Fittings() {}

  static void define(BiConsumer<String, Supplier<Model>> c) {
    c.accept("window", Fittings::window);
    c.accept("interior_door_frame", () -> doorFrame("interior_door_frame", HousePlan.DOORWAY));
    c.accept("interior_door_frame_wide", () -> doorFrame("interior_door_frame_wide", 1.8));
    c.accept("bath_mat", Fittings::bathMat);
  }

  // Two sashes with a glazing bar each in a hole of 1.2 x 1.2 in a wall 0.18 thick.
  private static Model window() {
    Model m = Model.of("window").hanging().refine(1600, 0.08);
    Pen p = m.part("base", 28).pen();
    double w = HousePlan.WINDOW / 2;
    double h = HousePlan.WINDOW;
    double wall = 0.09;
    p.solid(-wall, -w, 0, wall, w, h);
    // lining of the hole
    p.block(FRAME, -wall, -w, 0, wall, -w + 0.02, h, 0.002);
    p.block(FRAME, -wall, w - 0.02, 0, wall, w, h, 0.002);
    p.block(FRAME, -wall, -w, h - 0.02, wall, w, h, 0.002);
    // casing on both faces, a sill below
    for (int s = -1; s <= 1; s += 2) {
      double a = s * wall;
      double b = s * (wall + 0.014);
      p.block(TRIM, a, -w - 0.06, 0, b, -w + 0.004, h + 0.06, 0.003);
      p.block(TRIM, a, w - 0.004, 0, b, w + 0.06, h + 0.06, 0.003);
      p.block(TRIM, a, -w - 0.075, h - 0.004, b + s * 0.006, w + 0.075, h + 0.07, 0.003);
      p.block(TRIM, s * 0.02, -w - 0.09, -0.005, s * (wall + 0.055), w + 0.09, 0.022, 0.004);
      p.block(TRIM, a, -w - 0.06, -0.06, b, w + 0.06, 0, 0.003);
    }
    // sashes
    for (int s = -1; s <= 1; s += 2) {
      double y0 = s < 0 ? -w + 0.02 : 0.002;
      double y1 = s < 0 ? -0.002 : w - 0.02;
      double z0 = 0.022;
      double z1 = h - 0.02;
      double t = 0.05;
      double d = 0.024;
      p.block(FRAME, -d, y0, z0, d, y0 + t, z1, 0.004);
      p.block(FRAME, -d, y1 - t, z0, d, y1, z1, 0.004);
      p.block(FRAME, -d, y0 + t, z0, d, y1 - t, z0 + t, 0.004);
      p.block(FRAME, -d, y0 + t, z1 - t, d, y1 - t, z1, 0.004);
      double bar = 0.78;
      p.block(FRAME, -0.014, y0 + t, bar - 0.011, 0.014, y1 - t, bar + 0.011, 0.002);
      p.block(GLASS, -0.003, y0 + t, z0 + t, 0.003, y1 - t, z1 - t, 0);
    }
    p.block(BRASS, 0.024, -0.008, 0.5, 0.036, 0.008, 0.56, 0.003);
    p.block(BRASS, 0.036, -0.006, 0.5, 0.046, 0.006, 0.6, 0.003);
    return m;
  }

  private static Model doorFrame(String id, double hole) {
    Model m = new Model(id, "interior_door_frame").refine(900, 0.1);
    Pen p = m.part("base", 16).pen();
    double w = hole / 2;
    double h = HousePlan.DOORWAY_HEIGHT;
    double t = 0.045;
    double d = 0.05;
    for (int s = -1; s <= 1; s += 2) {
      p.panel(TRIM, -d, s * w, 0, d, s * (w - t), h, 0.002);
      for (int f = -1; f <= 1; f += 2) {
        double a = f * d;
        double b = f * (d + 0.014);
        p.block(TRIM, a, s * (w + 0.07), 0, b, s * (w - 0.025), h + 0.045, 0.004);
      }
    }
    p.panel(TRIM, -d, -w + t, h - t, d, w - t, h, 0.002);
    for (int f = -1; f <= 1; f += 2) {
      double b = f * (d + 0.016);
      p.block(TRIM, f * d, -w - 0.08, h - 0.025, b, w + 0.08, h + 0.07, 0.004);
    }
    return m;
  }

  // A tufted mat, 0.55 x 0.85.
  private static Model bathMat() {
    Model m = Model.of("bath_mat").friction(1).refine(300, 0.1);
    Pen p = m.part("base", 0.8).pen();
    Paint wool = new Paint(Kind.WOOL, 0xF0EBDF);
    HousePlan.Rect whole = new HousePlan.Rect(-0.275, -0.425, 0.275, 0.425);
    HousePlan.Rect inner = new HousePlan.Rect(-0.215, -0.365, 0.215, 0.365);
    p.prism(wool, 0, 0.012, 0.005, HouseShell.rounded(whole, 0.05, 4));
    p.prism(wool.in(0x9DB0A4), 0.011, 0.0145, 0.002, HouseShell.rounded(inner, 0.04, 4));
    p.solid(-0.275, -0.425, 0, 0.275, 0.425, 0.012);
    return m;
  }
}
