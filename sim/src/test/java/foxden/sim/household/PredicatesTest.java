package foxden.sim.household;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.Quat;
import foxden.scenes.Vec3;
import foxden.scenes.bddl.Literal;
import foxden.sim.household.goal.Judgement;
import foxden.sim.household.goal.Predicates;
import foxden.sim.household.physics.Pose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The predicates on a bare house; beside the environment's tests because they share the house. */
final class PredicatesTest {

  private final House house = TestHouse.trash().house();
  private final Predicates is =
      new Predicates(
          house.scene(), house.world(), house.objects(), house.robot(), Map.of("a.n.01_1", "bag"));

  @BeforeEach
  void settle() {
    house.world().settle(300);
  }

  private void put(String name, double x, double y, double z) {
    house.world().body(name).place(new Pose(new Vec3(x, y, z), Quat.IDENTITY));
    house.world().settle(200);
  }

  private static void yes(Judgement j) {
    assertTrue(j.holds(), j.reason());
  }

  private static void no(Judgement j) {
    assertFalse(j.holds(), j.reason());
  }

  @Test
  void aBallOnTheTable() {
    put("ball_2", 0, 0, 0.01);
    put("ball_3", 1, 0, 0.01);
    put("ball_0", 3, 3, 0.805);
    yes(is.touching("ball_0", "table_1"));
    yes(is.touching("table_1", "ball_0"));
    yes(is.onTop("ball_0", "table_1"));
    no(is.onTop("table_1", "ball_0"));
    no(is.under("ball_0", "table_1"));
    yes(is.under("table_1", "ball_0"));
    no(is.inside("ball_0", "table_1"));
    assertEquals("table_1 has no inside", is.inside("ball_0", "table_1").reason());
    no(is.touching("ball_0", "house_floor_living_room_1"));
    // OnTop needs contact, so the floor far below does not count
    no(is.onTop("ball_0", "house_floor_living_room_1"));
    yes(is.onTop("bag_of_rubbish_1", "house_floor_living_room_1"));
  }

  @Test
  void fixedThingsAreMeasured() {
    yes(is.touching("table_1", "house_floor_living_room_1"));
    yes(is.onTop("ashcan_1", "house_floor_porch_1"));
    no(is.touching("ashcan_1", "table_1"));
  }

  @Test
  void insideTheBinCountsByItsFillVolume() {
    Vec3 bin = house.objects().get("ashcan_1").pose().pos();
    put("ball_1", bin.x(), bin.y(), 0.3);
    Judgement in = is.inside("ball_1", "ashcan_1");
    yes(in);
    assertTrue(in.reason().matches("middle 0\\.\\d\\d m inside the fill volume"), in.reason());
    yes(is.onTop("ball_1", "ashcan_1"));
    house.world().body("ball_1").place(Pose.at(bin.x(), bin.y(), 1.2));
    Judgement above = is.inside("ball_1", "ashcan_1");
    no(above);
    assertTrue(above.reason().contains("above the fill volume"), above.reason());
    put("ball_1", bin.x() + 0.46, bin.y(), 0.01);
    no(is.inside("ball_1", "ashcan_1"));
    yes(is.nextTo("ball_1", "ashcan_1"));
    put("ball_1", bin.x() + 1.6, bin.y(), 0.01);
    no(is.nextTo("ball_1", "ashcan_1"));
  }

  @Test
  void openCountsFromATenthOfTheWay() {
    no(is.open("door_1"));
    house.world().joint("door_1/leaf_hinge").set(0.17);
    no(is.open("door_1"));
    house.world().joint("door_1/leaf_hinge").set(0.18);
    yes(is.open("door_1"));
    assertEquals("leaf_hinge at 0.18 rad, open past 0.18", is.open("door_1").reason());
    no(is.open("table_1"));
  }

  @Test
  void roomsByFileAndByPlace() {
    yes(is.inRoom("bag_of_rubbish_1", "living_room"));
    yes(is.inRoom("bag_of_rubbish_1", "living_room_0"));
    no(is.inRoom("bag_of_rubbish_1", "kitchen"));
    put("ball_2", 0, 5, 0.01);
    yes(is.inRoom("ball_2", "kitchen"));
    house.robot().place(0, -4, 0);
    yes(is.inRoom("robot", "entryway"));
  }

  @Test
  void whatCannotBeJudgedIsRefusedWithItsName() {
    no(is.grasped("ball_0"));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> is.require(new Literal.Atom("covered", List.of("ball_0", "x"))));
    assertTrue(String.valueOf(e.getMessage()).contains("covered"));
    assertThrows(
        IllegalArgumentException.class,
        () -> is.require(new Literal.Atom("open", List.of("a.n.01_1"))));
    is.require(new Literal.Atom("inroom", List.of("ball_0", "garden")));
  }
}
