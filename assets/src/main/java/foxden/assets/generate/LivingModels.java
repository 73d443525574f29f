package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Model;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Vec;

/** Living room furniture. */
final class LivingModels {
  private LivingModels() {}

  static void define(Catalog c) {
    c.add("sofa", LivingModels::sofa);
  }

  private static Model sofa() {
    Model m = Model.of("sofa").friction(0.9).refine(2600, 0.07);
    Part base = m.part("base", 48);
    Pen p = base.pen();
    // frame, arms, back
    p.cushion(LINEN_SAGE, -0.42, -0.98, 0.14, 0.40, 0.98, 0.30, 0.03, 0);
    for (int s = -1; s <= 1; s += 2) {
      double a = s < 0 ? -1.02 : 0.82;
      p.cushion(LINEN_SAGE, -0.42, a, 0.14, 0.43, a + 0.20, 0.60, 0.07, 0.012, 2);
      p.solid(-0.42, a, 0.14, 0.43, a + 0.20, 0.60);
    }
    p.cushion(LINEN_SAGE, -0.45, -0.98, 0.14, -0.22, 0.98, 0.74, 0.07, 0.006, 2);
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
    for (int sx = -1; sx <= 1; sx += 2) {
      for (int sy = -1; sy <= 1; sy += 2) {
        p.taper(
            WALNUT,
            10,
            Vec.of(sx * 0.37, sy * 0.92, 0),
            Vec.of(sx * 0.34, sy * 0.88, 0.15),
            0.014,
            0.026);
        p.at(sx * 0.35, sy * 0.90, 0).solidCylinder(0.02, 0, 0.14);
      }
    }
    return m;
  }
}
