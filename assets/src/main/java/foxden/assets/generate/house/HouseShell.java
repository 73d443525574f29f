package foxden.assets.generate.house;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.generate.house.HousePlan.Finish;
import foxden.assets.generate.house.HousePlan.FloorPlan;
import foxden.assets.generate.house.HousePlan.Opening;
import foxden.assets.generate.house.HousePlan.Rect;
import foxden.assets.generate.house.HousePlan.Stretch;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Noise;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Surface;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Walls in two pieces (what stays when a wall is cut away, and what goes), and floors. */
public final class HouseShell {

  private static final double SKIRT = 0.012;
  private static final double THICK = 0.05;
  // How far below the dark top of a cut wall its painted blocks end: more than coarse meshes may be
  // off, or the two would fight for the same pixels.
  private static final double EDGE = 0.03;
  private static final Paint BOARD = new Paint(Kind.LACQUER, 0xEFE9DD);
  private static final Paint CUT = new Paint(Kind.PLASTER, 0x8C8172);
  private static final Paint JOINT = new Paint(Kind.TILE, 0xB9B3A8);

  private HouseShell() {}

  /** Adds all models of this package. */
  public static void define(BiConsumer<String, Supplier<Model>> c) {
    for (Stretch s : HousePlan.walls()) {
      c.accept("house_wall_" + s.id() + "_low", () -> wall(s, true));
      c.accept("house_wall_" + s.id() + "_high", () -> wall(s, false));
    }
    for (FloorPlan f : HousePlan.floors()) {
      c.accept("house_floor_" + f.id(), () -> floor(f));
    }
    Fittings.define(c);
    Garden.define(c);
  }

  // ---- walls

  private static Paint paint(Finish f) {
    return switch (f) {
      case OUTSIDE -> new Paint(Kind.PLASTER, 0xE7D8BC);
      case LIVING -> new Paint(Kind.PLASTER, 0xF0E7D8);
      case ENTRY -> new Paint(Kind.PLASTER, 0xE3DCCB);
      case KITCHEN -> new Paint(Kind.PLASTER, 0xE9EADC);
      case BATH -> new Paint(Kind.PLASTER, 0xDFE7E6);
      case BEDROOM -> new Paint(Kind.PLASTER, 0xE6D8CC);
    };
  }

  private static Model wall(Stretch s, boolean low) {
    Model m =
        new Model("house_wall_" + s.id() + (low ? "_low" : "_high"), "walls")
            .hanging()
            .reach(0.5)
            .refine(900, 0.25);
    double z0 = low ? 0 : s.cut();
    double z1 = low ? s.cut() : HousePlan.WALL;
    // Drawn along x about the middle of the stretch, turned afterwards.
    double middle = s.alongX() ? s.box().x() : s.box().y();
    double length = s.alongX() ? s.box().width() : s.box().depth();
    double half = (s.alongX() ? s.box().depth() : s.box().width()) / 2;
    Pen turned = m.part("base", 900).pen();
    // Along y the drawing is turned by a quarter: drawn x becomes y, drawn y becomes -x.
    Pen pen = s.alongX() ? turned : turned.rotZ(90);
    Finish front = s.alongX() ? s.low() : s.high();
    Finish back = s.alongX() ? s.high() : s.low();

    TreeSet<Double> cuts = new TreeSet<>();
    cuts.add(-length / 2);
    cuts.add(length / 2);
    for (Opening o : s.openings()) {
      cuts.add(o.from() - middle);
      cuts.add(o.to() - middle);
    }
    double from = -length / 2;
    for (double to : cuts.tailSet(from, false)) {
      column(pen, s, from, to, middle, half, z0, z1, front, back, low);
      from = to;
    }
    return m;
  }

  private static void column(
      Pen pen,
      Stretch s,
      double from,
      double to,
      double middle,
      double half,
      double z0,
      double z1,
      Finish front,
      Finish back,
      boolean low) {
    double at = (from + to) / 2 + middle;
    double bottom = z0;
    for (Opening o : s.openings()) {
      if (at > o.from() && at < o.to()) {
        if (o.bottom() > z0) {
          piece(pen, from, to, half, z0, Math.min(o.bottom(), z1), front, back, low);
        }
        bottom = Math.max(z0, o.top());
      }
    }
    if (bottom < z1) {
      boolean solid = s.openings().stream().noneMatch(o -> at > o.from() && at < o.to());
      if (solid || bottom > z0) {
        piece(pen, from, to, half, bottom, z1, front, back, low);
      }
    }
  }

  // One box of wall: two painted halves, skirting below, dark on top where it is cut.
  private static void piece(
      Pen pen,
      double from,
      double to,
      double half,
      double z0,
      double z1,
      Finish front,
      Finish back,
      boolean low) {
    pen.solid(from, -half, z0, to, half, z1);
    double lid = z1 - EDGE;
    slab(pen, paint(front), from, to, -half, 0, z0, lid, front, -1, low);
    slab(pen, paint(back), from, to, 0, half, z0, lid, back, 1, low);
    face(pen, paint(front), from, to, -half, -1, lid, z1);
    face(pen, paint(back), from, to, half, 1, lid, z1);
    end(pen, paint(front), from, -half, half, -1, lid, z1);
    end(pen, paint(front), to, -half, half, 1, lid, z1);
    Surface top = new Surface();
    pen.add(
        CUT,
        top.quad(
            top.point(from, -half, z1),
            top.point(to, -half, z1),
            top.point(to, half, z1),
            top.point(from, half, z1)));
  }

  private static void slab(
      Pen pen,
      Paint paint,
      double from,
      double to,
      double y0,
      double y1,
      double z0,
      double z1,
      Finish finish,
      int side,
      boolean low) {
    pen.block(paint, from, y0, z0, to, y1, z1, 0);
    double face = side < 0 ? y0 : y1;
    double out = face + side * SKIRT;
    if (low && z0 == 0) {
      if (finish == Finish.OUTSIDE) {
        pen.block(STONE_DARK, from, face, 0, to, out, 0.16, 0.004);
      } else {
        pen.block(BOARD, from, face, 0, to, out, 0.09, 0.004);
      }
    }
    if (finish == Finish.BATH && z1 <= 0.91) {
      tiled(pen, from, to, face, side, z0 == 0 ? 0.09 : z0, z1);
    }
  }

  // White wall tiles up to the cut, upright 0.15 x 0.3.
  private static void tiled(
      Pen pen, double from, double to, double face, int side, double z0, double z1) {
    int columns = (int) Math.max(1, Math.rint((to - from) / 0.3));
    int rows = (int) Math.max(1, Math.rint((z1 - z0) / 0.27));
    double w = (to - from) / columns;
    double h = (z1 - z0) / rows;
    Paint tile = new Paint(Kind.TILE, 0xF1F3EF);
    for (int i = 0; i < columns; i++) {
      for (int k = 0; k < rows; k++) {
        double x = from + i * w;
        double z = z0 + k * h;
        double shade = 0.97 + 0.05 * Noise.hash(1000L * i + 7L * k + (long) (100 * from));
        face(
            pen,
            tile.shade(shade),
            x + 0.004,
            x + w - 0.004,
            face + side * 0.006,
            side,
            z + 0.004,
            z + h - 0.004);
      }
    }
  }

  // A single upright quad that looks along -x (side -1) or +x.
  private static void end(
      Pen pen, Paint paint, double x, double y0, double y1, int side, double z0, double z1) {
    Surface s = new Surface();
    int a = s.point(x, y0, z0);
    int b = s.point(x, y1, z0);
    int c = s.point(x, y1, z1);
    int d = s.point(x, y0, z1);
    pen.add(paint, side < 0 ? s.quad(d, c, b, a) : s.quad(a, b, c, d));
  }

  // A single upright quad that looks along -y (side -1) or +y.
  private static void face(
      Pen pen, Paint paint, double x0, double x1, double y, int side, double z0, double z1) {
    Surface s = new Surface();
    int a = s.point(x0, y, z0);
    int b = s.point(x1, y, z0);
    int c = s.point(x1, y, z1);
    int d = s.point(x0, y, z1);
    pen.add(paint, side < 0 ? s.quad(a, b, c, d) : s.quad(d, c, b, a));
  }

  // ---- floors

  private static Model floor(FloorPlan f) {
    Model m = new Model("house_floor_" + f.id(), "floors").hanging().friction(0.8).refine(0, 1);
    Pen pen = m.part("base", 2000).pen();
    double x = f.rect().width() / 2;
    double y = f.rect().depth() / 2;
    pen.solid(-x, -y, -THICK, x, y, 0);
    switch (f.laying()) {
      case PLANKS -> {
        pen.block(new Paint(Kind.WALNUT, 0x6E5136), -x, -y, -THICK, x, y, -0.02, 0);
        boards(pen, x, y, 0.145, 1.9, 0.002, OAK, f.id().hashCode());
      }
      case DECK -> {
        pen.block(new Paint(Kind.BARK, 0x54463A), -x, -y, -THICK, x, y, -0.02, 0);
        boards(pen, x, y, 0.135, 3.2, 0.007, new Paint(Kind.OAK, 0xB89A78), f.id().hashCode());
      }
      case TILES_LIGHT -> tiles(pen, x, y, 0.45, new Paint(Kind.TILE, 0xE2DACB), 0xCFC6B6);
      case TILES_DARK -> tiles(pen, x, y, 0.3, new Paint(Kind.TILE, 0xA9B0A8), 0x969E97);
    }
    return m;
  }

  // Boards along x with staggered ends; each takes its own shade from the kit.
  private static void boards(
      Pen pen, double x, double y, double width, double longest, double gap, Paint paint, int id) {
    int rows = (int) Math.rint(2 * y / width);
    double w = 2 * y / rows;
    for (int r = 0; r < rows; r++) {
      double at = -x;
      double first = longest * (0.25 + 0.75 * Noise.hash(id * 31L + r));
      boolean begun = false;
      while (at < x - 1e-9) {
        double l = begun ? longest * (0.75 + 0.25 * Noise.hash(id + r * 17L)) : first;
        double end = at + l > x - 0.25 ? x : at + l;
        // Warm and cool boards mixed, as they come from the pack.
        double tone = 0.93 + 0.13 * Noise.hash(id + r * 131L + (long) (at * 1000));
        top(
            pen,
            paint.shade(tone),
            at + gap / 2,
            end - gap / 2,
            -y + r * w + gap / 2,
            -y + (r + 1) * w - gap / 2);
        at = end;
        begun = true;
      }
    }
  }

  private static void tiles(Pen pen, double x, double y, double size, Paint paint, int other) {
    pen.block(JOINT, -x, -y, -THICK, x, y, -0.012, 0);
    int nx = (int) Math.rint(2 * x / size);
    int ny = (int) Math.rint(2 * y / size);
    double wx = 2 * x / nx;
    double wy = 2 * y / ny;
    for (int i = 0; i < nx; i++) {
      for (int k = 0; k < ny; k++) {
        double tone = 0.97 + 0.06 * Noise.hash(i * 977L + k);
        Paint p = (Noise.hash(i * 71L + k * 13L) < 0.3 ? paint.in(other) : paint).shade(tone);
        top(
            pen,
            p,
            -x + i * wx + 0.0025,
            -x + (i + 1) * wx - 0.0025,
            -y + k * wy + 0.0025,
            -y + (k + 1) * wy - 0.0025);
      }
    }
  }

  // A level quad at z = 0.
  static void top(Pen pen, Paint paint, double x0, double x1, double y0, double y1) {
    Surface s = new Surface();
    s.quad(s.point(x0, y0, 0), s.point(x1, y0, 0), s.point(x1, y1, 0), s.point(x0, y1, 0));
    pen.add(paint, s);
  }

  /** A rectangle of the plan as the corner points of an outline with round corners. */
  static double[] rounded(Rect r, double radius, int steps) {
    double[] out = new double[8 * (steps + 1)];
    double[][] centres = {
      {r.width() / 2 - radius, r.depth() / 2 - radius},
      {-r.width() / 2 + radius, r.depth() / 2 - radius},
      {-r.width() / 2 + radius, -r.depth() / 2 + radius},
      {r.width() / 2 - radius, -r.depth() / 2 + radius}
    };
    int n = 0;
    for (int c = 0; c < 4; c++) {
      for (int k = 0; k <= steps; k++) {
        double a = Math.PI / 2 * (c + (double) k / steps);
        out[n++] = centres[c][0] + radius * StrictMath.cos(a);
        out[n++] = centres[c][1] + radius * StrictMath.sin(a);
      }
    }
    return out;
  }
}
