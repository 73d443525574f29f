package foxden.sim.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.ModelShape;
import foxden.scenes.Models;
import foxden.scenes.Quat;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneCatalog;
import foxden.scenes.Vec3;
import foxden.sim.StepResult;
import foxden.sim.household.physics.Body;
import foxden.sim.household.physics.BodySpec;
import foxden.sim.household.physics.Convex;
import foxden.sim.household.physics.Grip;
import foxden.sim.household.physics.HouseWorld;
import foxden.sim.household.physics.Joint;
import foxden.sim.household.physics.Pose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The house that ships, as physics sees it. */
final class ShippedHouseTest {

  private final Scene scene = SceneCatalog.scene("house");
  private final Models models = new Models();

  @Test
  void nothingJumpsOrFallsAtTheStart() {
    HouseWorld w = HouseWorld.of(scene, models::shape);
    Map<Body, Pose> before = new LinkedHashMap<>();
    for (Body b : w.bodies()) {
      before.put(b, b.pose());
    }
    for (int i = 0; i < 300; i++) {
      w.step();
    }
    List<String> moved = new ArrayList<>();
    before.forEach(
        (b, p) -> {
          double d = b.pose().pos().minus(p.pos()).length();
          if (d > 0.04
              || b.pose().turn(new Vec3(0, 0, 1)).minus(p.turn(new Vec3(0, 0, 1))).length() > 0.2) {
            moved.add(b.name() + " by " + Math.round(d * 1000) + " mm");
          }
        });
    assertEquals(List.of(), moved);
  }

  /** A hand that takes the free end of every door, lid and drawer opens it, against nothing. */
  @Test
  void everythingThatOpensOpens() {
    HouseWorld w = HouseWorld.of(scene, models::shape);
    Body hand =
        w.addBody(BodySpec.robot("hand", List.of(Convex.sphere(Vec3.ZERO, 0.01)), 0.8, true));
    hand.place(Pose.at(0, 0, 10));
    List<String> stuck = new ArrayList<>();
    for (Joint j : w.joints()) {
      double[] b = j.child().bounds();
      Vec3 p = new Vec3((b[0] + b[3]) / 2, (b[1] + b[4]) / 2, (b[2] + b[5]) / 2);
      if (j.type() == ModelShape.JointType.HINGE) {
        Vec3 r = p.minus(j.anchor());
        p = p.plus(r.minus(j.axis().times(r.dot(j.axis()))).times(0.8));
      }
      Vec3 held = j.child().pose().inverse().apply(p);
      hand.place(new Pose(p, Quat.IDENTITY));
      Grip grip = w.grip(hand, j.child(), held, 100, List.of(hand));
      for (int i = 1; i <= 150; i++) {
        double q = j.lower() + (j.upper() - j.lower()) * Math.min(1, i / 120.0);
        hand.drive(new Pose(j.poseAt(q).apply(held), Quat.IDENTITY));
        w.step();
      }
      if (j.q() < 0.8 * j.upper()) {
        stuck.add(j.name() + " at " + j.q() + " of " + j.upper());
      }
      w.release(grip);
      hand.place(Pose.at(0, 0, 10));
      j.set(0);
    }
    assertTrue(w.joints().size() >= 30, "only " + w.joints().size() + " joints");
    assertEquals(List.of(), stuck);
  }

  @Test
  void theBagStandsAnywhereOnAtLeastSixSquareMetres() {
    HouseholdEnvironment env = (HouseholdEnvironment) new TrashFactory().create();
    House house = env.house();
    Vec3 hub = house.objects().get("door_1").pose().apply(new Vec3(-1, 0, 0));
    Placer placer = new Placer(house, new Dice(1), hub);
    Room living = scene.room("living_room_0").orElseThrow();
    double cell = 0.1;
    double area = 0;
    for (Room.Rect r : living.floor()) {
      for (double x = r.minX() + cell / 2; x < r.maxX(); x += cell) {
        for (double y = r.minY() + cell / 2; y < r.maxY(); y += cell) {
          area += placer.suits(new Vec3(x, y, 0), 0.25, true) ? cell * cell : 0;
        }
      }
    }
    assertTrue(area >= 6, area + " square metres");
    for (int seed = 0; seed < 6; seed++) {
      StepResult r = env.reset(seed);
      assertEquals(0, r.goals().qScore());
      assertTrue(r.events().isEmpty());
    }
  }
}
