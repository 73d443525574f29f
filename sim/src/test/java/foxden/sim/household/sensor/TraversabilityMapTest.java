package foxden.sim.household.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.Models;
import foxden.scenes.Room;
import foxden.scenes.SceneCatalog;
import foxden.scenes.Vec3;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraversabilityMapTest {

  private final TraversabilityMap map =
      TraversabilityMap.of(SceneCatalog.scene("house"), new Models()::shape);

  @Test
  void clearanceIsTheDistanceToTheNearestBlockedCell() {
    int checked = 0;
    for (int r = 3; r < map.rows(); r += 17) {
      for (int c = 5; c < map.columns(); c += 19) {
        double best = Double.POSITIVE_INFINITY;
        for (int y = 0; y < map.rows(); y++) {
          for (int x = 0; x < map.columns(); x++) {
            if (map.blocked(x, y)) {
              best = Math.min(best, Math.sqrt((x - c) * (x - c) + (y - r) * (y - r)));
            }
          }
        }
        assertEquals(best * TraversabilityMap.CELL, map.clearance(c, r), 1e-4);
        checked++;
      }
    }
    assertTrue(checked > 50);
  }

  @Test
  void theWayOutLeadsThroughTheDoorOnly() {
    int[] parts = map.components(0.45);
    Vec3 door = SceneCatalog.scene("house").object("door_1").pos();
    int inside = map.component(parts, door.x(), door.y() + 1);
    int outside = map.component(parts, door.x(), door.y() - 1);
    assertNotEquals(0, inside);
    assertEquals(inside, outside, "the doorway is wide enough");
    TraversabilityMap shut = map.with(List.of(new double[] {door.x(), door.y(), 0.5}));
    int[] after = shut.components(0.45);
    assertNotEquals(
        shut.component(after, door.x(), door.y() + 1.2),
        shut.component(after, door.x(), door.y() - 1.2),
        "there is no second way out");
  }

  @Test
  void wallsBlockAndFloorsDoNot() {
    Room living = SceneCatalog.scene("house").room("living_room_0").orElseThrow();
    int free = 0;
    for (int r = 0; r < map.rows(); r++) {
      for (int c = 0; c < map.columns(); c++) {
        free += living.contains(map.x(c), map.y(r)) && !map.blocked(c, r) ? 1 : 0;
      }
    }
    assertTrue(free * TraversabilityMap.CELL * TraversabilityMap.CELL > 12, "living room floor");
    assertTrue(map.blocked(-1, 0));
    assertFalse(map.inside(map.columns(), 0));
    assertEquals(0, map.clearance(-5, -5));
  }
}
