package foxden.sim.household.physics;

import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Small worlds for tests. */
final class Rooms {

  private Rooms() {}

  static SceneObject object(String name, Vec3 pos, Quat ori, boolean fixed) {
    return new SceneObject(
        name, name, "", name, pos, ori, Vec3.ONE, Vec3.ONE, List.of(), fixed, false, Map.of(),
        Map.of());
  }

  static ModelShape model(String name, List<ModelShape.Link> links, List<ModelShape.Joint> joints) {
    return new ModelShape(
        name, name, Vec3.ONE, 0.7, links, joints, List.of(), List.of(), List.of());
  }

  static ModelShape.Link link(String name, double mass, Vec3 com, ModelShape.Shape... shapes) {
    double i = 0.02 * mass;
    return new ModelShape.Link(name, mass, com, new Vec3(i, i, i), List.of(shapes));
  }

  static ModelShape.Box box(double x, double y, double z, double hx, double hy, double hz) {
    return new ModelShape.Box(new Vec3(x, y, z), Quat.IDENTITY, new Vec3(hx, hy, hz));
  }

  /** A floor with its top at z = 0 and four low walls around 4 by 4 m. */
  static HouseWorld floor() {
    HouseWorld w = new HouseWorld();
    w.add(
        object("floor", Vec3.ZERO, Quat.IDENTITY, true),
        model(
            "floor",
            List.of(
                link(
                    "base",
                    100,
                    Vec3.ZERO,
                    box(0, 0, -0.1, 4, 4, 0.1),
                    box(2, 0, 0.5, 0.05, 2, 0.5),
                    box(-2, 0, 0.5, 0.05, 2, 0.5),
                    box(0, 2, 0.5, 2, 0.05, 0.5),
                    box(0, -2, 0.5, 2, 0.05, 0.5))),
            List.of()));
    return w;
  }

  /** A cabinet at x, y facing +x with a door on a hinge at its right and a drawer above. */
  static void cabinet(HouseWorld w, String name, double x, double y, boolean latch) {
    ModelShape m =
        model(
            name,
            List.of(
                link("base", 30, new Vec3(0, 0, 0.4), box(-0.02, 0, 0.4, 0.25, 0.3, 0.4)),
                link("door", 4, new Vec3(0.26, 0, 0.3), box(0.26, 0, 0.3, 0.015, 0.29, 0.28)),
                link("drawer", 3, new Vec3(0.1, 0, 0.7), box(0.26, 0, 0.7, 0.015, 0.29, 0.08))),
            List.of(
                new ModelShape.Joint(
                    "hinge",
                    ModelShape.JointType.HINGE,
                    "base",
                    "door",
                    new Vec3(0.26, 0.29, 0.3),
                    new Vec3(0, 0, 1),
                    0,
                    1.6,
                    0.3,
                    0.2,
                    latch),
                new ModelShape.Joint(
                    "slide",
                    ModelShape.JointType.SLIDER,
                    "base",
                    "drawer",
                    new Vec3(0, 0, 0.7),
                    new Vec3(1, 0, 0),
                    0,
                    0.35,
                    2,
                    3,
                    false)));
    w.add(object(name, new Vec3(x, y, 0), Quat.IDENTITY, true), m);
  }

  /** Drops n things of all shapes in a heap. */
  static void heap(HouseWorld w, int n, long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < n; i++) {
      Vec3 at =
          new Vec3(0.6 * (r.nextDouble() - 0.5), 0.6 * (r.nextDouble() - 0.5), 0.3 + 0.12 * i);
      Quat q = Quat.about(new Vec3(0, 0.6, 0.8), 3 * r.nextDouble());
      double s = 0.05 + 0.07 * r.nextDouble();
      ModelShape.Shape shape =
          switch (i % 5) {
            case 0 -> box(0, 0, 0, s, s * 0.7, s * 1.2);
            case 1 -> new ModelShape.Cylinder(Vec3.ZERO, Quat.IDENTITY, s * 0.6, s * 1.4);
            case 2 -> new ModelShape.Sphere(Vec3.ZERO, s);
            case 3 -> new ModelShape.Capsule(Vec3.ZERO, Quat.IDENTITY, s * 0.5, s);
            default ->
                new ModelShape.Hull(
                    List.of(
                        new Vec3(s, 0, -s),
                        new Vec3(-s, s, -s),
                        new Vec3(-s, -s, -s),
                        new Vec3(0, 0, s),
                        new Vec3(s, s, 0.5 * s)));
          };
      ModelShape.Link l =
          i % 7 == 6
              ? link("base", 1, Vec3.ZERO, shape, box(0.1, 0, 0, 0.03, 0.03, 0.03))
              : link("base", 0.3 + r.nextDouble(), Vec3.ZERO, shape);
      w.add(object("thing_" + i, at, q, false), model("thing_" + i, List.of(l), List.of()));
    }
  }

  /** A driven ball that serves as a hand. */
  static Body hand(HouseWorld w, double x, double y, double z) {
    Body b = w.addBody(BodySpec.robot("hand", List.of(Convex.sphere(Vec3.ZERO, 0.05)), 0.8, true));
    b.place(Pose.at(x, y, z));
    return b;
  }

  static long hash(HouseWorld w) {
    StateHash h = new StateHash();
    w.hash(h);
    return h.value();
  }
}
