package foxden.app.scene3d;

import com.jme3.math.Matrix4f;
import foxden.app.scene3d.SceneModel.Kind;
import foxden.app.scene3d.SceneModel.Piece;
import foxden.app.scene3d.SceneModel.WallFace;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of wall with what hangs on it. It is lowered to a stub while it stands between the eye
 * and a room, with hysteresis so that it does not flicker while the camera hovers at the edge.
 */
final class Wall {

  /** Height of what stays of a wall that was cut away, m. */
  static final float STUB = 0.14f;

  private final WallFace face;
  private final List<Lod> whole = new ArrayList<>();
  private final List<Lod> glass = new ArrayList<>();
  private final List<Lod> stub = new ArrayList<>();
  // Box around all that belongs to it, in the floor plane: x and y from, x and y to, m.
  private final double[] box = {1e9, 1e9, -1e9, -1e9};
  private boolean cut;

  Wall(WallFace face) {
    this.face = face;
  }

  /** Adds the wall itself or a thing that hangs on it. */
  void add(Piece p) {
    Matrix4f m = Stage.matrix(p.pose());
    if (p.solid().triangles() > 0) {
      whole.add(Lod.batch(p.body(), List.of(new Lod.Source(p.solid(), m))));
      if (p.kind() == Kind.WALL) {
        TriMesh placed = p.solid().transformed(m);
        for (int i = 0; i + 2 < placed.positions().length; i += 3) {
          for (int k = 0; k < 2; k++) {
            box[k] = Math.min(box[k], placed.positions()[i + k]);
            box[k + 2] = Math.max(box[k + 2], placed.positions()[i + k]);
          }
        }
        TriMesh rest = WallStub.of(placed, STUB);
        if (rest.triangles() > 0) {
          stub.add(Lod.batch(p.body(), List.of(new Lod.Source(rest, new Matrix4f()))));
        }
      }
    }
    if (p.glass() != null) {
      glass.add(Lod.batch(p.body(), List.of(new Lod.Source(p.glass(), m))));
    }
  }

  void prepare(Lod.Coarse coarse) {
    whole.forEach(l -> l.prepare(coarse));
  }

  List<Lod> whole() {
    return whole;
  }

  String name() {
    return face.name();
  }

  boolean isCut() {
    return cut;
  }

  /**
   * Decides anew for an eye at a place, m.
   *
   * @return whether the wall changed
   */
  boolean look(double eyeX, double eyeY, double atX, double atY, boolean cutAllowed) {
    // Direction from what is looked at to the eye: the same for all walls, so that a room opens as
    // a whole; a wall seen from its own far side counts by itself.
    double dx = eyeX - atX;
    double dy = eyeY - atY;
    double d = Math.sqrt(dx * dx + dy * dy) + 1e-6;
    double outward = (dx * face.nx() + dy * face.ny()) / d;
    boolean behind = (eyeX - face.x()) * face.nx() + (eyeY - face.y()) * face.ny() > 0;
    boolean before = cut;
    double limit = cut ? 0.12 : 0.22;
    if (face.twoSided()) {
      // An inner wall hides what is behind it as seen from the eye, whichever side that is.
      cut = cutAllowed && Math.abs(outward) > limit + 0.10;
    } else {
      cut = cutAllowed && outward > limit && behind;
    }
    cut |= cutAllowed && between(eyeX, eyeY, atX, atY);
    return cut != before;
  }

  // Whether it hides the very thing that is looked at, at whatever angle it is seen.
  private boolean between(double eyeX, double eyeY, double atX, double atY) {
    double enter = 0;
    double leave = 1;
    double[] from = {eyeX, eyeY};
    double[] way = {atX - eyeX, atY - eyeY};
    for (int k = 0; k < 2; k++) {
      if (Math.abs(way[k]) < 1e-9) {
        if (from[k] < box[k] || from[k] > box[k + 2]) {
          return false;
        }
        continue;
      }
      double a = (box[k] - from[k]) / way[k];
      double b = (box[k + 2] - from[k]) / way[k];
      enter = Math.max(enter, Math.min(a, b));
      leave = Math.min(leave, Math.max(a, b));
    }
    return enter <= leave;
  }

  void collect(List<Lod> solid, List<Lod> translucent) {
    solid.addAll(cut ? stub : whole);
    if (!cut) {
      translucent.addAll(glass);
    }
  }
}
