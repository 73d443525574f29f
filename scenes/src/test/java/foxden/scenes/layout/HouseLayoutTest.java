package foxden.scenes.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.scenes.Activity;
import foxden.scenes.Models;
import foxden.scenes.Quat;
import foxden.scenes.Room;
import foxden.scenes.Scene;
import foxden.scenes.SceneCatalog;
import foxden.scenes.SceneObject;
import foxden.scenes.SceneReader;
import foxden.scenes.SceneWriter;
import foxden.scenes.Vec3;
import foxden.scenes.Wall;
import foxden.scenes.bddl.BddlParser;
import foxden.scenes.bddl.BddlValidator;
import foxden.scenes.bddl.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HouseLayoutTest {

  /** Radius around the robot's middle that has to be free, m. */
  private static final double ROBOT = 0.46;

  /** Height below which things stop the robot, m. */
  private static final double TALL = 1.6;

  /** Lower things than this are rolled over or lie beneath the floor's edge, m. */
  private static final double FLAT = 0.02;

  private final Models models = new Models();
  private final Scene house = SceneCatalog.scene("house");

  @Test
  void committedFilesAreWhatTheLayoutMakes() {
    assertEquals(Set.of(), HouseLayout.missing(models));
    assertEquals(SceneWriter.toJson(HouseLayout.scene(models)), SceneWriter.toJson(house));
    assertEquals(
        SceneWriter.toJson(GridLayout.scene(models)),
        SceneWriter.toJson(SceneCatalog.scene("gridworld")));
    assertEquals(
        SceneWriter.toJson(GridLayout.pieces(models)),
        SceneWriter.toJson(SceneCatalog.scene("pieces")));
  }

  @Test
  void modelsAndCategoriesExist() throws IOException {
    for (String id : List.of("house", "gridworld", "pieces")) {
      String text = SceneWriter.toJson(SceneCatalog.scene(id));
      SceneReader.read(id + ".json", new StringReader(text), models);
    }
  }

  @Test
  void isFullyFurnished() {
    List<SceneObject> things =
        house.objects().stream()
            .filter(o -> !Set.of("walls", "floors", "lawn", "paving").contains(o.category()))
            .toList();
    Set<String> categories = new TreeSet<>();
    things.forEach(o -> categories.add(o.category()));
    long movable = things.stream().filter(o -> !o.fixedBase()).count();
    assertTrue(things.size() >= 95, things.size() + " objects");
    assertTrue(categories.size() >= 42, categories.size() + " categories");
    assertTrue(movable >= 15, movable + " movable objects");
  }

  @Test
  void fixedThingsDoNotOverlap() {
    List<SceneObject> fixed =
        house.objects().stream()
            .filter(o -> o.fixedBase() && !o.visualOnly())
            // Windows, door and frames sit in the holes of their walls.
            .toList();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < fixed.size(); i++) {
      for (int k = i + 1; k < fixed.size(); k++) {
        double depth = overlap(fixed.get(i), fixed.get(k));
        if (depth > 0.01) {
          wrong.add(fixed.get(i).name() + " and " + fixed.get(k).name() + " by " + depth);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  // Depth of the deepest overlap of two collision boxes, 0 when apart.
  private double overlap(SceneObject a, SceneObject b) {
    double most = 0;
    for (double[] p : Boxes.of(a, models::shape)) {
      for (double[] q : Boxes.of(b, models::shape)) {
        double depth = 1e9;
        for (int k = 0; k < 3; k++) {
          depth = Math.min(depth, Math.min(p[k + 3], q[k + 3]) - Math.max(p[k], q[k]));
        }
        most = Math.max(most, depth);
      }
    }
    return most;
  }

  @Test
  void movableThingsStartApartFromEverything() {
    List<String> wrong = new ArrayList<>();
    List<SceneObject> solid = house.objects().stream().filter(o -> !o.visualOnly()).toList();
    for (SceneObject a : solid) {
      for (SceneObject b : solid) {
        boolean once = b.fixedBase() || a.name().compareTo(b.name()) < 0;
        if (!a.fixedBase() && a != b && once && overlap(a, b) > 0.001) {
          wrong.add(a.name() + " and " + b.name() + " by " + overlap(a, b));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void thingsAreInTheirRooms() {
    List<String> wrong = new ArrayList<>();
    Set<String> shell =
        Set.of("walls", "floors", "lawn", "window", "interior_door_frame", "door", "fence");
    for (SceneObject o : house.objects()) {
      boolean outside = o.inRooms().isEmpty() || o.inRooms().contains("garden_0");
      if (shell.contains(o.category()) || outside) {
        continue;
      }
      Room.Rect r = house.room(o.inRooms().get(0)).orElseThrow().floor().get(0);
      for (double[] b : Boxes.of(o, models::shape)) {
        boolean inside =
            b[0] > r.minX() - 0.01
                && b[1] > r.minY() - 0.01
                && b[3] < r.maxX() + 0.01
                && b[4] < r.maxY() + 0.01;
        if (!inside) {
          wrong.add(o.name() + " sticks out of " + o.inRooms());
        }
        if (b[2] < -0.01) {
          wrong.add(o.name() + " lies below the floor");
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void allRoomsCanBeReached() {
    Grid grid = new Grid();
    boolean[] seen = grid.flood(0.9, -0.4);
    for (Room r : house.rooms()) {
      double area = 0;
      for (int i = 0; i < seen.length; i++) {
        if (seen[i] && r.contains(grid.x(i), grid.y(i))) {
          area += Grid.CELL * Grid.CELL;
        }
      }
      double least = r.id().equals("living_room_0") ? 8 : r.id().equals("garden_0") ? 0 : 0.9;
      double found = area;
      assertTrue(area >= least, () -> r.id() + ": only " + found + " m2 for the robot's middle");
    }
    // Beside the bin, with the arm's length to spare.
    SceneObject bin = house.object("ashcan_1");
    int best = 0;
    for (int i = 0; i < seen.length; i++) {
      double dx = grid.x(i) - bin.pos().x();
      double dy = grid.y(i) - bin.pos().y();
      if (seen[i] && dx * dx + dy * dy < 0.95 * 0.95) {
        best++;
      }
    }
    assertTrue(best * Grid.CELL * Grid.CELL > 0.3, "no place beside the bin");
  }

  /** Cells of 5 cm with the distance test done cell by cell; the door is open. */
  private final class Grid {
    static final double CELL = 0.05;
    final int nx = 300;
    final int ny = 260;
    final double x0 = -7.5;
    final double y0 = -7.5;
    final boolean[] free = new boolean[nx * ny];

    Grid() {
      List<double[]> boxes = new ArrayList<>();
      for (SceneObject o : house.objects()) {
        boolean stops =
            !o.visualOnly() && o.fixedBase() && !Set.of("floors", "lawn").contains(o.category());
        for (double[] b : stops ? Boxes.of(o, models::shape) : List.<double[]>of()) {
          boolean leaf = o.name().equals("door_1") && b[3] - b[0] > 0.5 && b[5] < 2.07;
          if (b[5] > FLAT && b[2] < TALL && !leaf) {
            boxes.add(b);
          }
        }
      }
      for (int i = 0; i < free.length; i++) {
        free[i] = true;
        for (double[] b : boxes) {
          double dx = Math.max(0, Math.max(b[0] - x(i), x(i) - b[3]));
          double dy = Math.max(0, Math.max(b[1] - y(i), y(i) - b[4]));
          if (dx * dx + dy * dy < ROBOT * ROBOT) {
            free[i] = false;
          }
        }
      }
    }

    double x(int i) {
      return x0 + (i % nx + 0.5) * CELL;
    }

    double y(int i) {
      return y0 + (i / nx + 0.5) * CELL;
    }

    boolean[] flood(double x, double y) {
      boolean[] seen = new boolean[free.length];
      Deque<Integer> open = new ArrayDeque<>();
      int start = (int) ((y - y0) / CELL) * nx + (int) ((x - x0) / CELL);
      assertTrue(free[start], "the robot's first place is not free");
      open.push(start);
      seen[start] = true;
      while (!open.isEmpty()) {
        int i = open.pop();
        int c = i % nx;
        int r = i / nx;
        int[] next = {
          c > 0 ? i - 1 : -1, c < nx - 1 ? i + 1 : -1, r > 0 ? i - nx : -1, r < ny - 1 ? i + nx : -1
        };
        for (int n : next) {
          if (n >= 0 && free[n] && !seen[n]) {
            seen[n] = true;
            open.push(n);
          }
        }
      }
      return seen;
    }
  }

  @Test
  void wallsNameTheirThings() {
    assertTrue(house.walls().size() >= 10);
    for (Wall w : house.walls()) {
      assertEquals("walls", house.object(w.object()).category());
      w.mounted().forEach(house::object);
      assertEquals(1, w.outward().length(), 1e-12);
    }
  }

  @Test
  void trashActivityIsBoundToTheHouse() throws IOException {
    Activity a = SceneCatalog.activity("take_trash_outside");
    Problem p = BddlParser.parse("take_trash_outside.bddl", a.bddl());
    BddlValidator.require("take_trash_outside.bddl", p);
    assertEquals(p.categories().keySet(), a.instToName().keySet());
    p.categories()
        .forEach(
            (instance, category) -> {
              String name = a.instToName().get(instance);
              if (!"robot".equals(name)) {
                assertEquals(category, house.object(String.valueOf(name)).synset());
              }
            });
    for (Problem.Fact f : p.init()) {
      if (f.literal().atom().predicate().equals("inroom")) {
        String name = String.valueOf(a.instToName().get(f.literal().atom().args().get(0)));
        String room = house.object(name).inRooms().get(0);
        assertEquals(
            f.literal().atom().args().get(1), house.room(room).orElseThrow().category(), name);
      }
    }
  }

  @Test
  void cellsOfTheGridWorldAreWhereTheyAreSaidToBe() {
    Scene grid = SceneCatalog.scene("gridworld");
    var map = java.util.Objects.requireNonNull(grid.metadata().grid());
    assertEquals(new Vec3(0.35, 0.35, 0).x(), map.centre(2, 9).x(), 1e-9);
    assertEquals(grid.object("target").pos(), round(map.centre(2, 9)));
    assertEquals(144, grid.objects().stream().filter(o -> o.name().contains("_")).count() - 1);
    for (int r = 0; r < 12; r++) {
      for (int c = 0; c < 12; c++) {
        boolean wall = r == 0 || c == 0 || r == 11 || c == 11;
        SceneObject o = grid.object((wall ? "wall_" : "tile_") + r + "_" + c);
        assertEquals(map.centre(r, c).x(), o.pos().x(), 1e-9);
        assertEquals(map.centre(r, c).y(), o.pos().y(), 1e-9);
        if (!wall) {
          assertEquals(0, o.pos().z() + o.boundingBox().z(), 1e-4);
        }
        assertEquals(Quat.IDENTITY, o.ori());
      }
    }
  }

  private static Vec3 round(Vec3 v) {
    return new Vec3(Layout.round(v.x()), Layout.round(v.y()), Layout.round(v.z()));
  }
}
