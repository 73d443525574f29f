package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Vec;

/** What cabinets are made of: carcasses, framed and plain fronts, drawers, doors, handles, legs. */
final class Joinery {
  private Joinery() {}

  /** How a front looks and how it is pulled. */
  record Style(Paint paint, Paint handle, boolean framed, boolean knob) {}

  /** An open box: sides, floor, top and back, all solid. */
  static void box(
      Pen p, Paint paint, double t, double x0, double x1, double w, double z0, double z1) {
    p.panel(paint, x0, -w, z0, x1, -w + t, z1);
    p.panel(paint, x0, w - t, z0, x1, w, z1);
    p.panel(paint, x0, -w + t, z0, x1, w - t, z0 + t);
    p.panel(paint, x0, -w + t, z1 - t, x1, w - t, z1);
    p.panel(paint, x0, -w + t, z0 + t, x0 + 0.01, w - t, z1 - t, 0.001);
  }

  /** Sides, floor, back, top and plinth of a floor cabinet. */
  static void carcass(Pen p, double w, double back, double front, double top) {
    box(p.at(0, 0, 0), WHITE, 0.018, back, front, w, 0.10, top);
    p.panel(OAK_DARK, back + 0.02, -w, 0, front - 0.05, w, 0.10, 0.004);
  }

  /** A front facing +x whose back is at x; collides. */
  static void front(Pen p, Style s, double x, double y0, double z0, double y1, double z1) {
    p.solid(x, y0, z0, x + 0.02, y1, z1);
    if (!s.framed) {
      p.block(s.paint, x, y0, z0, x + 0.02, y1, z1, 0.004);
      return;
    }
    double r = Math.min(0.055, Math.min(z1 - z0, y1 - y0) * 0.27);
    Paint a = s.paint;
    p.block(a, x, y0 + r - 0.004, z0 + r - 0.004, x + 0.013, y1 - r + 0.004, z1 - r + 0.004, 0.001);
    p.block(a, x, y0, z0, x + 0.02, y0 + r, z1, 0.003);
    p.block(a, x, y1 - r, z0, x + 0.02, y1, z1, 0.003);
    p.block(a, x, y0 + r, z0, x + 0.02, y1 - r, z0 + r, 0.003);
    p.block(a, x, y0 + r, z1 - r, x + 0.02, y1 - r, z1, 0.003);
  }

  /** A bar along y or z on a face at x = face, 3 cm off it; collides. Returns the bar's x. */
  static double bar(
      Pen p, Paint paint, double face, double y, double z, double h, boolean upright) {
    double b = face + 0.034;
    Pen q = upright ? p.at(0, y, z).rotX(90) : p.at(0, y, z);
    q.tube(
        paint,
        7,
        0.0075,
        Vec.of(face - 0.003, -h, 0),
        Vec.of(b - 0.004, -h, 0),
        Vec.of(b, -h + 0.008, 0),
        Vec.of(b, h - 0.008, 0),
        Vec.of(b - 0.004, h, 0),
        Vec.of(face - 0.003, h, 0));
    if (upright) {
      p.solid(b - 0.008, y - 0.008, z - h, b + 0.008, y + 0.008, z + h);
    } else {
      p.solid(b - 0.008, y - h, z - 0.008, b + 0.008, y + h, z + 0.008);
    }
    return b;
  }

  /** A round knob on a face; collides. */
  static double knob(Pen p, Paint paint, double face, double y, double z) {
    p.at(face, y, z)
        .rotY(90)
        .lathe(
            paint, 12, 0.008, -0.002, 0.006, 0.012, 0.015, 0.018, 0.017, 0.026, 0.012, 0.033, 0,
            0.034);
    p.solid(face, y - 0.015, z - 0.015, face + 0.034, y + 0.015, z + 0.015);
    return face + 0.022;
  }

  /** A drawer with its own box, slide, handle and fill volume; its front's back is at x = front. */
  static void drawer(
      Model m,
      String name,
      Style s,
      double back,
      double front,
      double y0,
      double z0,
      double y1,
      double z1,
      double travel) {
    Part d = m.part(name, 3.5);
    Pen q = d.pen();
    front(q, s, front + 0.002, y0 + 0.002, z0 + 0.002, y1 - 0.002, z1 - 0.002);
    double top = z1 - Math.min(0.06, 0.25 * (z1 - z0));
    double a = y0 + 0.035;
    double b = y1 - 0.035;
    q.panel(BIRCH, back, a, z0 + 0.02, front + 0.004, b, z0 + 0.03, 0.002);
    q.panel(BIRCH, back, a - 0.006, z0 + 0.015, front + 0.004, a + 0.008, top, 0.002);
    q.panel(BIRCH, back, b - 0.008, z0 + 0.015, front + 0.004, b + 0.006, top, 0.002);
    q.panel(BIRCH, back, a, z0 + 0.015, back + 0.014, b, top, 0.002);
    double y = (y0 + y1) / 2;
    double z = (z0 + z1) / 2 + (z1 - z0 > 0.2 ? 0.02 : 0);
    double face = front + (s.framed ? 0.016 : 0.022);
    double len = s.knob ? 0.03 : Math.min(0.16, 0.4 * (y1 - y0));
    double at =
        s.knob ? knob(q, s.handle, face, y, z) : bar(q, s.handle, face, y, z, len / 2, false);
    m.slider(name + "_slide", name, Vec.X, travel, 3, 6);
    m.handle(name + "_handle", name, Vec.of(at, y, z), Vec.Y, Vec.X, s.knob ? 0.03 : 0.016, len);
    m.fill(name, name, back + 0.014, a + 0.008, z0 + 0.03, front, b - 0.008, top);
  }

  /** A door on a hinge at y0 (right, seen from the front left) or y1; opens outwards. */
  static void door(
      Model m,
      String name,
      Style s,
      boolean hingeAtY1,
      double x,
      double y0,
      double z0,
      double y1,
      double z1,
      double handleZ) {
    Part d = m.part(name, 0.5 + 9 * (y1 - y0) * (z1 - z0));
    Pen q = d.pen();
    front(q, s, x + 0.002, y0 + 0.002, z0 + 0.002, y1 - 0.002, z1 - 0.002);
    double hinge = hingeAtY1 ? y1 : y0;
    double y = hingeAtY1 ? y0 + 0.035 : y1 - 0.035;
    double face = x + 0.022;
    double at =
        s.knob
            ? knob(q, s.handle, face, y, handleZ)
            : bar(q, s.handle, face, y, handleZ, 0.07, true);
    m.hinge(
        name + "_hinge",
        name,
        Vec.of(x + 0.022, hinge, 0),
        Vec.of(0, 0, hingeAtY1 ? 1 : -1),
        1.9,
        0.4,
        0.25,
        false);
    m.handle(
        name + "_handle",
        name,
        Vec.of(at, y, handleZ),
        Vec.Z,
        Vec.X,
        s.knob ? 0.03 : 0.016,
        s.knob ? 0.03 : 0.12);
  }

  /** Four tapered legs leaning outwards, with their collision. */
  static void legs(
      Pen p, Paint paint, double x, double y, double z, double lean, double r0, double r1) {
    for (int sx = -1; sx <= 1; sx += 2) {
      for (int sy = -1; sy <= 1; sy += 2) {
        Vec foot = Vec.of(sx * (x + lean), sy * (y + lean), 0);
        Vec top = Vec.of(sx * x, sy * y, z);
        p.taper(paint, 10, foot, top, r0, r1);
        p.in(foxden.assets.mesh.Affine.zTo(foot, top))
            .solidCylinder((r0 + r1) / 2, 0, top.sub(foot).length());
      }
    }
  }
}
