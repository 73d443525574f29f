package foxden.scenes.layout;

import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.scenes.Vec3;
import foxden.scenes.layout.Layout.Hold;
import java.util.List;
import java.util.Map;

/**
 * The grid world's board: 12 x 12 cells of 0.1 m around the origin, the ring at the border walls,
 * tile tops at z = 0, all on a table. The centre of cell (row r, column c) is at {@code x = (c -
 * 5.5) * 0.1, y = (5.5 - r) * 0.1}.
 */
final class GridLayout {

  static final int SIZE = 12;
  static final double PITCH = 0.1;

  private GridLayout() {}

  static Scene scene(Models models) {
    Layout l = board(models);
    l.put("target", "grid_target", Hold.FREE, x(9), y(2), 0, Layout.yaw(-90));
    l.put("player", "grid_player", Hold.FREE, x(3), y(8), 0, Layout.yaw(-90));
    return scene(
        l,
        "gridworld",
        "Grid world",
        "Twelve by twelve cells with a wall ring: the fox walks to its den.");
  }

  /** The same board with six chess pieces to walk to. */
  static Scene pieces(Models models) {
    Layout l = board(models);
    l.put("player", "grid_player", Hold.FREE, x(3), y(8), 0, Layout.yaw(-90));
    String[] names = {"pawn", "knight", "bishop", "rook", "queen", "king"};
    for (int i = 0; i < names.length; i++) {
      l.put(
          names[i], "chess_" + names[i] + "_white", Hold.FREE, x(2 + i), y(3), 0, Layout.yaw(-90));
    }
    return scene(
        l,
        "pieces",
        "Grid with pieces",
        "Three of six pieces lie about; which one counts is a secret.");
  }

  private static Layout board(Models models) {
    Layout l = new Layout(models);
    double tile = models.shape("grid_tile_a").size().z();
    // The tiles lie on the board, which is lower than the table's rim.
    double board = l.surface("arena_table", 0, 0);
    l.put("arena_table", Hold.FIXED, 0, 0, -tile - board, Layout.yaw(0));
    for (int r = 0; r < SIZE; r++) {
      for (int c = 0; c < SIZE; c++) {
        boolean wall = r == 0 || c == 0 || r == SIZE - 1 || c == SIZE - 1;
        String model = wall ? "grid_wall" : (r + c) % 2 == 0 ? "grid_tile_a" : "grid_tile_b";
        double z = wall ? -tile : -models.shape(model).size().z();
        String name = (wall ? "wall_" : "tile_") + r + "_" + c;
        l.put(name, model, Hold.FIXED, x(c), y(r), z, Layout.yaw(0));
      }
    }
    return l;
  }

  private static Scene scene(Layout l, String id, String title, String description) {
    return new Scene(
        id,
        l.objects(),
        List.of(),
        List.of(),
        new SceneMetadata(
            title,
            description,
            HouseLayout.SUN,
            new SceneMetadata.Camera(new Vec3(0, -1.45, 1.5), new Vec3(0, -0.05, -0.02), 40),
            List.of(),
            null,
            Map.of(),
            new SceneMetadata.Grid(SIZE, SIZE, PITCH, new Vec3(x(0), y(0), 0))));
  }

  private static double x(int column) {
    return Layout.round((column - 5.5) * PITCH);
  }

  private static double y(int row) {
    return Layout.round((5.5 - row) * PITCH);
  }
}
