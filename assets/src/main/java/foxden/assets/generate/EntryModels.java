package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** Hall: frames, window, racks and the mat. */
final class EntryModels {
  private EntryModels() {}

  static void define(Catalog c) {
    c.add("doormat", EntryModels::doormat)
        .add("shoe_rack", EntryModels::shoeRack)
        .add("coat_rack", EntryModels::coatRack);
  }

  private static Model doormat() {
    Model m = Model.of("doormat").friction(1.0).refine(700, 0.05);
    Pen p = m.part("base", 1.5).pen();
    Paint coir = WICKER.in(0xB58A55);
    p.block(coir, -0.24, -0.38, 0, 0.24, 0.38, 0.012, 0.004);
    Paint dark = coir.in(0x55422F);
    p.block(dark, -0.215, -0.355, 0.0118, 0.215, 0.355, 0.0128, 0);
    p.block(coir, -0.205, -0.345, 0.012, 0.205, 0.345, 0.0134, 0);
    // a fox's face, upright for whoever comes in (from +x)
    Pen f = p.at(0, 0, 0.013).rotZ(90).scale(1.15, 1.15, 1);
    f.prism(
        coir.in(0xB5552F),
        0,
        0.0012,
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
        coir.in(0xE9DCC0), 0, 0.0018, 0, 0, -0.115, 0.085, -0.022, 0.1, 0.01, 0.035, 0.0, 0, -0.06);
    f.prism(
        coir.in(0xE9DCC0),
        0,
        0.0018,
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
    f.at(0, -0.105, 0).lathe(dark, 12, 0.016, 0, 0.016, 0.0024, 0, 0.0024);
    for (int s = -1; s <= 1; s += 2) {
      f.at(0.052 * s, 0.02, 0).lathe(dark, 10, 0.011, 0, 0.011, 0.0024, 0, 0.0024);
    }
    p.solid(-0.24, -0.38, 0, 0.24, 0.38, 0.0134);
    return m;
  }

  private static Model shoeRack() {
    Model m = Model.of("shoe_rack").refine(1500, 0.06);
    Pen p = m.part("base", 7).pen();
    for (int s = -1; s <= 1; s += 2) {
      p.block(OAK, -0.15, s * 0.40, 0, -0.12, s * 0.425, 0.48, 0.004);
      p.block(OAK, 0.12, s * 0.40, 0, 0.15, s * 0.425, 0.48, 0.004);
      p.block(OAK, -0.15, s * 0.402, 0.12, 0.15, s * 0.423, 0.15, 0.003);
      p.solid(-0.15, s * 0.40, 0, 0.15, s * 0.425, 0.48);
    }
    // two slatted tiers and a cushioned top to sit on
    for (double z : new double[] {0.12, 0.29}) {
      for (int k = 0; k < 5; k++) {
        double x = -0.145 + 0.062 * k;
        p.block(BIRCH, x, -0.40, z, x + 0.04, 0.40, z + 0.016, 0.003);
      }
      p.solid(-0.145, -0.40, z, 0.145, 0.40, z + 0.016);
      m.fill(z < 0.2 ? "lower" : "upper", "base", -0.145, -0.40, z + 0.016, 0.145, 0.40, z + 0.16);
    }
    p.panel(OAK, -0.16, -0.435, 0.47, 0.16, 0.435, 0.49, 0.005);
    p.cushion(LINEN_SAGE, -0.155, -0.42, 0.488, 0.155, 0.42, 0.535, 0.022, 0.008, 2);
    p.solid(-0.155, -0.42, 0.49, 0.155, 0.42, 0.535);
    return m;
  }

  private static Model coatRack() {
    Model m = Model.of("coat_rack").onWall().refine(1600, 0.05);
    Pen p = m.part("base", 5).pen();
    p.panel(OAK, 0, -0.50, 0.0, 0.022, 0.50, 0.14, 0.005);
    p.panel(OAK, 0, -0.50, 0.22, 0.24, 0.50, 0.242, 0.005);
    for (int s = -1; s <= 1; s += 2) {
      p.block(OAK, 0, s * 0.44 - 0.011, 0.1, 0.022, s * 0.44 + 0.011, 0.225, 0.003);
      p.at(0, s * 0.44 + 0.009, 0)
          .in(new foxden.assets.mesh.Affine(Vec.X, Vec.Z, Vec.Y.mul(-1), Vec.ZERO))
          .prism(OAK, 0, 0.018, 0.002, 0.01, 0.1, 0.22, 0.222, 0.01, 0.222);
      p.solid(0, s * 0.44 - 0.01, 0.1, 0.1, s * 0.44 + 0.01, 0.22);
    }
    for (int k = -2; k <= 2; k++) {
      double y = 0.19 * k;
      p.at(0.02, y, 0.07).rotY(90).lathe(BRASS, 12, 0.018, 0, 0.016, 0.004, 0, 0.004);
      p.tube(
          BRASS,
          7,
          0.007,
          Surfaces.smooth(
              3,
              Vec.of(0.022, y, 0.07),
              Vec.of(0.055, y, 0.06),
              Vec.of(0.08, y, 0.07),
              Vec.of(0.085, y, 0.105)));
      p.ball(BRASS, 1, 0.086, y, 0.11, 0.011);
      p.solidCapsule(Vec.of(0.022, y, 0.065), Vec.of(0.08, y, 0.075), 0.008);
      p.solidCapsule(Vec.of(0.08, y, 0.075), Vec.of(0.086, y, 0.108), 0.008);
    }
    // a folded blanket and a straw hat on the shelf would be too much; one round box is right
    p.at(0.12, -0.3, 0.242)
        .lathe(
            new Paint(Kind.PAPER, 0xD9C7A8),
            22,
            0,
            0,
            0.105,
            0,
            0.105,
            0.085,
            0.109,
            0.085,
            0.109,
            0.115,
            0.1,
            0.119,
            0,
            0.119);
    p.at(0.12, -0.3, 0.242).lathe(LINEN_RUST, 22, 0.1065, 0.05, 0.1065, 0.065, 0.104, 0.066);
    p.at(0.12, -0.3, 0.242).solidCylinder(0.107, 0, 0.119);
    return m;
  }
}
