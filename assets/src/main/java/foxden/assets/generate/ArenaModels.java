package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surfaces;
import foxden.assets.mesh.Vec;

/** The grid world as a board on a table: tiles of 0.1 m, a fox who plays, a den as the target. */
final class ArenaModels {
  private ArenaModels() {}

  static void define(Catalog c) {
    c.add("arena_table", ArenaModels::table)
        .add("grid_tile_a", () -> tile("grid_tile_a", new Paint(Kind.OAK, 0xE3CFA8)))
        .add("grid_tile_b", () -> tile("grid_tile_b", new Paint(Kind.WALNUT, 0xA98762)))
        .add("grid_wall", ArenaModels::wall)
        .add("grid_player", ArenaModels::fox)
        .add("grid_target", ArenaModels::den);
  }

  private static Model table() {
    Model m = Model.of("arena_table").refine(1800, 0.1);
    Pen p = m.part("base", 40).pen();
    // a board for 12 x 12 tiles in a rim of walnut, on splayed legs
    p.panel(OAK_DARK, -0.62, -0.62, 0.66, 0.62, 0.62, 0.70, 0.006);
    for (int k = 0; k < 4; k++) {
      Pen q = p.rotZ(90 * k);
      q.panel(WALNUT, 0.603, -0.66, 0.645, 0.66, 0.66, 0.722, 0.008);
      q.block(BRASS, 0.612, -0.615, 0.7215, 0.618, 0.615, 0.7228, 0.0005);
      q.panel(WALNUT, 0.5, -0.5, 0.58, 0.525, 0.5, 0.66, 0.004);
    }
    Joinery.legs(p, WALNUT, 0.49, 0.49, 0.66, 0.06, 0.02, 0.036);
    return m;
  }

  private static Model tile(String id, Paint paint) {
    Model m = Model.of(id).hanging().refine(200, 0.03);
    Pen p = m.part("base", 0.1).pen();
    p.panel(paint, -0.0496, -0.0496, 0, 0.0496, 0.0496, 0.012, 0.003);
    if (id.endsWith("b")) {
      p.block(paint.shade(0.9), -0.03, -0.03, 0.0115, 0.03, 0.03, 0.0124, 0.0004);
    }
    return m;
  }

  private static Model wall() {
    Model m = Model.of("grid_wall").refine(1000, 0.02);
    Pen p = m.part("base", 0.5).pen();
    // a clipped hedge on a stone foot
    p.block(STONE, -0.048, -0.048, 0, 0.048, 0.048, 0.014, 0.004);
    foxden.assets.mesh.Surface s =
        Surfaces.cushion(
            Vec.of(-0.046, -0.046, 0.01), Vec.of(0.046, 0.046, 0.088), 0.016, 0.001, 2);
    s.displace(
        v ->
            v.add(
                Vec.of(Noise.at(v.mul(70), 1), Noise.at(v.mul(70), 2), Noise.at(v.mul(70), 3))
                    .mul(0.0035)));
    p.crease(60).add(LEAF, s);
    GardenModels.tufts(
        p, LEAF.shade(1.15), Vec.of(0, 0, 0.056), Vec.of(0.042, 0.042, 0.034), 60, 0.009, 9);
    p.solid(-0.048, -0.048, 0, 0.048, 0.048, 0.09);
    return m;
  }

  private static Model fox() {
    Model m = Model.of("grid_player").refine(2600, 0.008);
    Pen p = m.part("base", 0.3).pen();
    Paint red = new Paint(Kind.LACQUER, 0xD9713A);
    Paint cream = new Paint(Kind.LACQUER, 0xF6E7CF);
    Paint dark = new Paint(Kind.LACQUER, 0x463730);
    // body, chest, haunches; looks along +x
    p.ball(red, 2, -0.004, 0, 0.034, 0.034, 0.0165, 0.0165);
    p.ball(red, 1, -0.022, 0, 0.034, 0.017, 0.0185, 0.0185);
    p.ball(cream, 1, 0.021, 0, 0.033, 0.0135, 0.0125, 0.0155);
    for (int sx = -1; sx <= 1; sx += 2) {
      for (int sy = -1; sy <= 1; sy += 2) {
        Vec hip = Vec.of(sx * 0.021 - 0.001, sy * 0.0095, 0.028);
        Vec foot = Vec.of(sx * 0.022, sy * 0.0105, 0.004);
        p.tube(red, 8, t -> 0.0066 - 0.0022 * t, hip, hip.lerp(foot, 0.55));
        p.tube(dark, 8, t -> 0.0052 - 0.0008 * t, hip.lerp(foot, 0.45), foot);
        p.ball(dark, 1, foot.x() + 0.002, foot.y(), 0.004, 0.0068, 0.005, 0.004);
      }
    }
    // head: broad cheeks, cream mask, pointed snout
    p.tube(red, 9, t -> 0.013 - 0.002 * t, Vec.of(0.016, 0, 0.038), Vec.of(0.03, 0, 0.056));
    p.ball(red, 2, 0.033, 0, 0.062, 0.0165, 0.0195, 0.0155);
    for (int s = -1; s <= 1; s += 2) {
      p.ball(cream, 1, 0.037, s * 0.0115, 0.0565, 0.0105, 0.0105, 0.0085);
      p.in(Affine.zTo(Vec.of(0.034, s * 0.017, 0.056), Vec.of(0.03, s * 0.028, 0.053)))
          .lathe(cream, 8, 0.007, 0, 0.004, 0.006, 0, 0.01);
      p.ball(dark, 1, 0.0465, s * 0.0082, 0.0655, 0.0022, 0.0026, 0.0032);
      p.ball(cream, 0, 0.0485, s * 0.0078, 0.0668, 0.0006);
      // ears: cone with a dark tip and a cream inside
      Vec root = Vec.of(0.029, s * 0.0115, 0.0725);
      Vec tip = Vec.of(0.026, s * 0.0175, 0.096);
      p.in(Affine.zTo(root, tip))
          .scale(0.75, 1, 1)
          .lathe(red, 10, 0.0088, -0.004, 0.0088, 0, 0.0045, 0.014, 0.0036, 0.017);
      p.in(Affine.zTo(root, tip)).scale(0.75, 1, 1).lathe(dark, 10, 0.0037, 0.0165, 0, 0.0252);
      p.in(Affine.zTo(root.add(Vec.of(0.0035, 0, 0)), tip))
          .scale(0.75, 0.7, 1)
          .lathe(cream, 8, 0.0072, 0, 0.0036, 0.0135, 0, 0.0185);
    }
    p.in(Affine.zTo(Vec.of(0.043, 0, 0.059), Vec.of(0.064, 0, 0.0555)))
        .lathe(red, 12, 0.0105, -0.002, 0.0085, 0.006, 0.0052, 0.015, 0.0035, 0.0195, 0, 0.021);
    p.in(Affine.zTo(Vec.of(0.0435, 0, 0.0565), Vec.of(0.063, 0, 0.0535)))
        .lathe(cream, 10, 0.009, -0.002, 0.0072, 0.006, 0.0045, 0.014, 0, 0.019);
    p.ball(dark, 1, 0.0638, 0, 0.0562, 0.0032, 0.0038, 0.003);
    // the tail, a brush with a white tip
    Vec[] tail =
        Surfaces.smooth(
            3,
            Vec.of(-0.034, 0, 0.036),
            Vec.of(-0.052, 0.003, 0.034),
            Vec.of(-0.068, 0.006, 0.045),
            Vec.of(-0.073, 0.006, 0.064),
            Vec.of(-0.068, 0.004, 0.08));
    int cut = 9;
    Vec[] brush = java.util.Arrays.copyOf(tail, cut + 1);
    Vec[] end = java.util.Arrays.copyOfRange(tail, cut, tail.length);
    p.crease(80).tube(red, 10, t -> 0.005 + 0.0115 * StrictMath.sin(0.62 * Math.PI * t), brush);
    p.crease(80).tube(cream, 10, t -> 0.0158 * Math.sqrt(Math.max(0, 1 - t * t)) + 0.0002, end);
    p.solid(-0.04, -0.02, 0, 0.045, 0.02, 0.08);
    return m;
  }

  private static Model den() {
    Model m = Model.of("grid_target").refine(1800, 0.01);
    Pen p = m.part("base", 0.3).pen();
    // a mossy mound with a round wooden door, a lit window and a lantern
    foxden.assets.mesh.Surface s =
        Surfaces.lathe(
            24, 0.047, 0.0, 0.047, 0.008, 0.044, 0.028, 0.035, 0.047, 0.02, 0.058, 0, 0.062);
    s.displace(
        v ->
            Vec.of(
                v.x() * (1 + 0.03 * Noise.at(v.mul(60), 5)),
                v.y() * (1 + 0.03 * Noise.at(v.mul(60), 6)),
                v.z()));
    p.crease(70).add(GRASS.in(0x7C9A55), s);
    GardenModels.tufts(
        p, LEAF.shade(1.2), Vec.of(-0.010, 0, 0.020), Vec.of(0.034, 0.040, 0.038), 34, 0.006, 31);
    Pen d = p.at(0.042, 0, 0.0225).rotY(90);
    d.lathe(STONE, 22, 0.023, -0.02, 0.0235, 0.0085, 0.022, 0.0105, 0.0185, 0.0105, 0.0175, 0.007);
    d.lathe(new Paint(Kind.WALNUT, 0xB5552F), 22, 0.018, 0.005, 0.0175, 0.008, 0, 0.0085);
    for (int k = -1; k <= 1; k++) {
      d.block(
          new Paint(Kind.WALNUT, 0x8A3F22),
          -0.016,
          0.008 * k - 0.0005,
          0.0078,
          0.016,
          0.008 * k + 0.0005,
          0.0092,
          0);
    }
    d.at(0.0, 0.0115, 0.0085).cylinder(BRASS, 8, 0.0022, 0, 0.003);
    // chimney and lantern
    p.at(-0.018, 0.016, 0.045)
        .lathe(
            STONE_DARK,
            10,
            0.007,
            0,
            0.0065,
            0.026,
            0.0085,
            0.027,
            0.0085,
            0.031,
            0.005,
            0.031,
            0.005,
            0.024);
    p.tube(
        CHARCOAL,
        6,
        0.0013,
        Vec.of(0.036, -0.034, 0),
        Vec.of(0.036, -0.034, 0.056),
        Vec.of(0.041, -0.034, 0.061),
        Vec.of(0.046, -0.034, 0.058));
    p.at(0.046, -0.034, 0.0435)
        .lathe(
            new Paint(Kind.GLOW, 0xFFC765),
            10,
            0,
            0,
            0.0048,
            0.0,
            0.0058,
            0.006,
            0.0045,
            0.012,
            0,
            0.012);
    p.at(0.046, -0.034, 0.0555).lathe(CHARCOAL, 10, 0.0062, 0, 0.002, 0.005, 0, 0.005);
    p.at(0.046, -0.034, 0.0425).cylinder(CHARCOAL, 10, 0.0056, 0, 0.0015);
    p.solidLathe(10, 0.047, 0, 0.044, 0.028, 0.02, 0.058);
    return m;
  }
}
