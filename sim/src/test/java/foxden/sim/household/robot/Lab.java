package foxden.sim.household.robot;

import foxden.scenes.ModelShape;
import foxden.scenes.Quat;
import foxden.scenes.SceneObject;
import foxden.scenes.Vec3;
import foxden.sim.Event;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.BodySpec;
import foxden.sim.household.physics.Convex;
import foxden.sim.household.physics.GentleStep;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Pose;
import foxden.sim.household.physics.StateHash;
import foxden.sim.household.physics.StateReader;
import foxden.sim.household.physics.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A floor, a robot, and what a test puts there. */
final class Lab {

  final HouseWorld world = new HouseWorld();
  final R1 robot;
  final List<Event> events = new ArrayList<>();
  final float[] action = new float[R1Model.SIZE];
  double strongest;

  Lab() {
    robot = new R1();
    box("floor", Body.Kind.FIXED, 0, 0, 0, -0.5, 10, 10, 0.5);
  }

  /** A box standing at x, y with its bottom at z + half height... given by centre and halves. */
  Body box(
      String name,
      Body.Kind kind,
      double mass,
      double x,
      double y,
      double z,
      double hx,
      double hy,
      double hz) {
    Vec3 inertia =
        new Vec3(
            mass / 3 * (hy * hy + hz * hz),
            mass / 3 * (hx * hx + hz * hz),
            mass / 3 * (hx * hx + hy * hy));
    return world.addBody(
        new BodySpec(
            name,
            name,
            "base",
            kind,
            Math.max(mass, 1e-3),
            Vec3.ZERO,
            inertia,
            0.6,
            List.of(Convex.box(Pose.IDENTITY, new Vec3(hx, hy, hz))),
            Pose.at(x, y, z),
            false));
  }

  /** A bag with a knot to hold it by: body 0.3 m wide, knot from 0.33 to 0.43 m. */
  Body bag(double x, double y, double mass) {
    return world.addBody(
        new BodySpec(
            "bag",
            "bag",
            "base",
            Body.Kind.MOVABLE,
            mass,
            new Vec3(0, 0, 0.17),
            new Vec3(0.03, 0.03, 0.03),
            0.6,
            List.of(
                Convex.box(Pose.at(0, 0, 0.165), new Vec3(0.15, 0.15, 0.165)),
                Convex.box(Pose.at(0, 0, 0.38), new Vec3(0.02, 0.02, 0.05))),
            Pose.at(x, y, 0.001),
            false));
  }

  /** A door leaf 1.2 m wide at x, hinge at y = -0.6, opening towards +x, lever at y = 0.5. */
  void door(double x) {
    ModelShape.Link frame =
        new ModelShape.Link(
            "frame",
            20,
            new Vec3(0, 0, 1),
            new Vec3(1, 1, 1),
            List.of(
                new ModelShape.Box(new Vec3(0, -0.7, 1), Quat.IDENTITY, new Vec3(0.05, 0.08, 1))));
    ModelShape.Link leaf =
        new ModelShape.Link(
            "leaf",
            25,
            new Vec3(0, 0, 1),
            new Vec3(11, 8, 3),
            List.of(
                new ModelShape.Box(new Vec3(0, 0, 1), Quat.IDENTITY, new Vec3(0.02, 0.6, 1)),
                new ModelShape.Box(
                    new Vec3(-0.07, 0.5, 1), Quat.IDENTITY, new Vec3(0.015, 0.07, 0.015))));
    ModelShape shape =
        new ModelShape(
            "door",
            "door",
            new Vec3(0.1, 1.4, 2),
            0.6,
            List.of(frame, leaf),
            List.of(
                new ModelShape.Joint(
                    "hinge",
                    ModelShape.JointType.HINGE,
                    "frame",
                    "leaf",
                    new Vec3(0, -0.6, 0),
                    new Vec3(0, 0, -1),
                    0,
                    1.75,
                    2,
                    0.5,
                    true)),
            List.of(),
            List.of(),
            List.of());
    world.add(
        new SceneObject(
            "door",
            "door",
            "",
            "door",
            new Vec3(x, 0, 0),
            Quat.IDENTITY,
            Vec3.ONE,
            new Vec3(0.1, 1.4, 2),
            List.of(),
            true,
            false,
            Map.of(),
            Map.of()),
        shape);
  }

  Lab start(double x, double y, double yaw) {
    robot.addTo(world);
    robot.reset();
    robot.place(x, y, yaw);
    hold();
    return this;
  }

  /** Takes the present posture as command, base at rest. */
  void hold() {
    double[] q = robot.configuration();
    for (int i = 0; i < action.length; i++) {
      action[i] = i < 3 ? 0 : (float) q[i];
    }
  }

  void drive(double vx, double vy, double wz) {
    action[0] = (float) vx;
    action[1] = (float) vy;
    action[2] = (float) wz;
  }

  void posture(double[] q) {
    for (int i = 3; i < action.length; i++) {
      action[i] = (float) q[i];
    }
  }

  void tick(int n) {
    for (int i = 0; i < n; i++) {
      robot.command(action);
      GentleStep.step(world, robot, () -> {}, events);
      double[] sum = new double[world.bodies().size()];
      world.contacts(
          (a, b, p, nn, d, force) -> {
            if ((a.kind() == Body.Kind.ROBOT) != (b.kind() == Body.Kind.ROBOT)) {
              sum[a.kind() == Body.Kind.ROBOT ? b.id() : a.id()] += force;
            }
          });
      for (double f : sum) {
        strongest = Math.max(strongest, f);
      }
    }
  }

  /** Deepest overlap of any link's proxy with a body, m, by the world's own GJK and EPA. */
  double overlap(Body other) {
    foxden.sim.household.physics.Separation s = new foxden.sim.household.physics.Separation();
    double deepest = 0;
    for (Body b : world.bodies()) {
      if (b.kind() != Body.Kind.ROBOT) {
        continue;
      }
      for (Convex c : b.shapes()) {
        if (world.distance(c, b.pose(), other, 0.05, s)) {
          deepest = Math.max(deepest, -s.distance());
        }
      }
    }
    return deepest;
  }

  boolean saw(String kind, String body) {
    return events.stream().anyMatch(e -> e.kind().equals(kind) && e.bodies().contains(body));
  }

  long hash() {
    StateHash h = new StateHash();
    world.hash(h);
    robot.hash(h);
    return h.value();
  }

  byte[] save() {
    StateWriter w = new StateWriter();
    world.write(w);
    robot.write(w);
    return w.toBytes();
  }

  void load(byte[] bytes) {
    StateReader r = new StateReader(bytes);
    world.read(r);
    robot.read(r);
    r.end();
  }
}
