package foxden.scenes.layout;

import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Axis-parallel boxes around collision shapes, as minimum x y z and maximum x y z. */
final class Boxes {

  private Boxes() {}

  /** Boxes around every collision shape of an object, in the world. */
  static List<double[]> of(SceneObject o, Function<String, ModelShape> shapes) {
    List<double[]> out = new ArrayList<>();
    for (ModelShape.Link l : shapes.apply(o.model()).links()) {
      for (ModelShape.Shape s : l.shapes()) {
        out.add(of(s, o.ori(), o.pos()));
      }
    }
    return out;
  }

  /** Box around a shape after a rotation and a shift. */
  static double[] of(ModelShape.Shape shape, Quat ori, Vec3 shift) {
    double[] out = {1e9, 1e9, 1e9, -1e9, -1e9, -1e9};
    for (Vec3 p : corners(shape)) {
      Vec3 w = ori.rotate(p).plus(shift);
      double[] c = {w.x(), w.y(), w.z()};
      for (int k = 0; k < 3; k++) {
        out[k] = Math.min(out[k], c[k]);
        out[k + 3] = Math.max(out[k + 3], c[k]);
      }
    }
    return out;
  }

  private static List<Vec3> corners(ModelShape.Shape s) {
    if (s instanceof ModelShape.Box b) {
      return box(b.pos(), b.ori(), b.half());
    } else if (s instanceof ModelShape.Cylinder c) {
      return box(c.pos(), c.ori(), new Vec3(c.radius(), c.radius(), c.half()));
    } else if (s instanceof ModelShape.Capsule c) {
      return box(c.pos(), c.ori(), new Vec3(c.radius(), c.radius(), c.half() + c.radius()));
    } else if (s instanceof ModelShape.Sphere b) {
      return box(b.pos(), Quat.IDENTITY, Vec3.ONE.times(b.radius()));
    }
    return ((ModelShape.Hull) s).points();
  }

  private static List<Vec3> box(Vec3 pos, Quat ori, Vec3 half) {
    List<Vec3> out = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Vec3 sign = new Vec3((i & 1) * 2 - 1, (i & 2) - 1, (i & 4) / 2.0 - 1);
      out.add(ori.rotate(half.times(sign)).plus(pos));
    }
    return out;
  }
}
