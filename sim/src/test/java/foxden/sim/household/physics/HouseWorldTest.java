package foxden.sim.household.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HouseWorldTest {

  @Test
  void aBoxFallsAndRestsOnTheFloorAsleep() {
    HouseWorld w = Rooms.floor();
    w.add(
        Rooms.object("box", new Vec3(0, 0, 0.5), Quat.IDENTITY, false),
        Rooms.model(
            "box",
            List.of(Rooms.link("base", 1, Vec3.ZERO, Rooms.box(0, 0, 0, 0.1, 0.1, 0.1))),
            List.of()));
    Body b = w.body("box");
    int ticks = w.settle(500);
    assertTrue(ticks < 200, "settled in " + ticks);
    for (int i = 0; i < 100; i++) {
      w.step();
    }
    assertEquals(0.1, b.pose().pos().z(), 0.004);
    assertTrue(!b.awake());
    double[] force = new double[1];
    List<String> others = new ArrayList<>();
    w.contacts(
        b,
        (a, c, p, n, d, f) -> {
          force[0] += f * Math.abs(n[2]);
          others.add((a == b ? c : a).name());
        });
    assertEquals(List.of("floor", "floor", "floor", "floor"), others);
    assertEquals(9.81, force[0], 1.5);
  }

  @Test
  void aHeapComesToRestInsideTheWalls() {
    HouseWorld w = Rooms.floor();
    Rooms.heap(w, 30, 7);
    for (int i = 0; i < 1000; i++) {
      w.step();
    }
    int awake = 0;
    for (Body b : w.bodies()) {
      if (b.kind() == Body.Kind.MOVABLE) {
        awake += b.awake() ? 1 : 0;
        Vec3 p = b.pose().pos();
        assertTrue(
            Math.abs(p.x()) < 2.1 && Math.abs(p.y()) < 2.1 && p.z() > -0.02 && p.z() < 1,
            b + " at " + p);
      }
    }
    assertTrue(awake < 8, awake + " still awake");
  }

  @Test
  void aLatchHoldsUntilAHandTouches() {
    HouseWorld w = Rooms.floor();
    Rooms.cabinet(w, "cabinet", -1, 0, true);
    Body hand = Rooms.hand(w, 1, 0, 0.3);
    Joint door = w.joint("cabinet/hinge");
    // a thing thrown at the door does not open it
    for (int i = 0; i < 50; i++) {
      w.step();
    }
    assertEquals(0, door.q());
    assertTrue(door.latched());
    // a hand that touches may push it: here it pulls with a grip
    hand.place(Pose.at(-0.68, -0.25, 0.3));
    Grip g = w.grip(hand, door.child(), new Vec3(0.275, -0.25, 0.3), 100, List.of(hand));
    for (int i = 0; i < 200; i++) {
      hand.drive(Pose.at(-0.68 + 0.002 * i, -0.25, 0.3));
      w.step();
    }
    assertTrue(door.q() > 0.5, "q " + door.q());
    w.release(g);
    double q = door.q();
    for (int i = 0; i < 100; i++) {
      w.step();
    }
    assertEquals(q, door.q(), 0.2);
  }

  @Test
  void aHandPushesADrawerShut() {
    HouseWorld w = Rooms.floor();
    Rooms.cabinet(w, "cabinet", -1, 0, false);
    Joint drawer = w.joint("cabinet/slide");
    drawer.set(0.3);
    Body hand = Rooms.hand(w, -0.3, 0.1, 0.7);
    for (int i = 0; i < 300; i++) {
      hand.drive(Pose.at(Math.max(-0.66, -0.3 - 0.003 * i), 0.1, 0.7));
      w.step();
    }
    // the front face meets the hand's surface at q = 0.015 or coasts on
    assertTrue(drawer.q() < 0.02, "q " + drawer.q());
  }

  @Test
  void heldThingsFollowTheHandWithinTheForceLimit() {
    HouseWorld w = Rooms.floor();
    w.add(
        Rooms.object("bag", new Vec3(0, 0, 0.1), Quat.IDENTITY, false),
        Rooms.model(
            "bag",
            List.of(Rooms.link("base", 1.5, Vec3.ZERO, Rooms.box(0, 0, 0, 0.1, 0.1, 0.1))),
            List.of()));
    w.settle(200);
    Body bag = w.body("bag");
    Body hand = Rooms.hand(w, 0, 0, 0.26);
    Grip g = w.grip(hand, bag, new Vec3(0, 0, 0.1), 100, List.of(hand));
    for (int i = 0; i < 200; i++) {
      hand.drive(Pose.at(0.004 * i, 0, 0.26 + 0.002 * i));
      w.step();
    }
    assertTrue(g.error() < 0.003, "error " + g.error());
    assertEquals(1.5 * 9.81, g.force(), 3);
    // into the wall: the hand goes on, the bag stays
    for (int i = 0; i < 600; i++) {
      hand.drive(Pose.at(0.796 + 0.003 * i, 0, 0.5));
      w.step();
    }
    assertTrue(bag.pose().pos().x() < 1.96, "bag at " + bag.pose().pos().x());
    assertTrue(g.error() > 0.1);
    assertTrue(g.force() <= 100.001, "force " + g.force());
  }

  @Test
  void raysAndDistances() {
    HouseWorld w = Rooms.floor();
    Rooms.cabinet(w, "cabinet", -1, 0, true);
    RayHit hit = w.ray(new Vec3(1, 0, 0.3), new Vec3(-2, 0, 0.3), Body.ALL);
    assertNotNull(hit);
    assertEquals("cabinet/door", hit.body().name());
    assertEquals(-1 + 0.275, hit.point().x(), 0.002);
    assertEquals(1, hit.normal().x(), 1e-3);
    List<RayHit> all = w.rayAll(new Vec3(1, 0, 0.3), new Vec3(-3, 0, 0.3), Body.ALL);
    assertEquals(
        List.of("cabinet/door", "cabinet", "floor"),
        all.stream().map(h -> h.body().name()).toList());

    Separation s = new Separation();
    Convex ball = Convex.sphere(Vec3.ZERO, 0.05);
    Body base = w.body("cabinet");
    assertTrue(w.distance(ball, Pose.at(-1, 0.36, 0.4), base, 0.05, s));
    assertEquals(0.01, s.distance(), 1e-3);
    assertEquals(1, s.normal(1), 1e-3);
    assertTrue(w.distance(ball, Pose.at(-1, 0.32, 0.4), base, 0.05, s));
    assertEquals(-0.03, s.distance(), 1e-3);
    assertTrue(w.distance(ball, Pose.at(-1, 0.25, 0.4), base, 0.05, s));
    assertEquals(-0.1, s.distance(), 3e-3);
    RayHit swept = w.sweep(ball, Pose.at(-1, 1, 0.4), new Vec3(-1, 0, 0.4), Body.ALL);
    assertNotNull(swept);
    assertEquals(0.65, swept.fraction(), 2e-3);
  }
}
