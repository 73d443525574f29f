package foxden.scenes.layout;

import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.scenes.Vec3;
import foxden.scenes.layout.Layout.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The boards of tic-tac-toe and chess, with their middle at the origin, and the tables in front of
 * which the crossword and Phoenix are shown. Pieces stand where their worlds put them at the start
 * of a game.
 */
final class BoardLayouts {

  private static final String[] BACK = {
    "rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook"
  };

  /** Height of the boards' playing surfaces, m; the worlds put their pieces there. */
  private static final double THICK = 0.038;

  private BoardLayouts() {}

  static List<Scene> scenes(Models models) {
    return List.of(
        ticTacToe(models),
        chess(models),
        table(models, "crossword", "Crossword", "Seven by seven cells with clues of our own."),
        table(models, "phoenix", "Phoenix", "Birds above, one ship below, and a shield."));
  }

  private static Scene ticTacToe(Models models) {
    Layout l = new Layout(models);
    board(l, models, "tictactoe_board");
    for (int i = 0; i < 10; i++) {
      boolean x = i < 5;
      String name = (x ? "x_" : "o_") + (i % 5 + 1);
      l.put(
          name,
          x ? "tictactoe_x" : "tictactoe_o",
          Hold.FREE,
          x ? -0.44 : 0.44,
          Layout.round(0.24 - 0.12 * (i % 5)),
          0,
          Layout.yaw(0));
    }
    return scene(
        l,
        "tictactoe",
        "Tic-tac-toe",
        "Three in a line, against somebody who plays at random.",
        new Vec3(0, -0.95, 1.1),
        new Vec3(0, -0.02, 0));
  }

  private static Scene chess(Models models) {
    Layout l = new Layout(models);
    board(l, models, "chess_board");
    for (String side : new String[] {"white", "black"}) {
      boolean white = side.equals("white");
      double yaw = white ? 90 : -90;
      for (int f = 0; f < 8; f++) {
        double x = Layout.round((f - 3.5) * 0.1);
        String file = "_" + (char) ('a' + f);
        l.put(
            side + "_" + BACK[f] + file,
            "chess_" + BACK[f] + "_" + side,
            Hold.FREE,
            x,
            white ? -0.35 : 0.35,
            THICK,
            Layout.yaw(yaw));
        l.put(
            side + "_pawn" + file,
            "chess_pawn_" + side,
            Hold.FREE,
            x,
            white ? -0.25 : 0.25,
            THICK,
            Layout.yaw(yaw));
      }
      // Beside the board, where sim.chess.ChessPieces has them wait.
      String[] spares = {
        "queen_spare_1", "queen_spare_2", "rook_spare", "bishop_spare", "knight_spare"
      };
      for (int k = 0; k < spares.length; k++) {
        int place = 16 + k;
        double out = 0.5 + 0.075 * (place / 9);
        l.put(
            side + "_" + spares[k],
            "chess_" + spares[k].substring(0, spares[k].indexOf('_')) + "_" + side,
            Hold.FREE,
            Layout.round(white ? out : -out),
            Layout.round((white ? 1 : -1) * (0.32 - 0.08 * (place % 9))),
            0,
            Layout.yaw(yaw));
      }
    }
    return scene(
        l,
        "chess",
        "Chess",
        "A wooden board; taken pieces stand beside it.",
        new Vec3(0, -1.15, 1.05),
        new Vec3(0, -0.04, 0));
  }

  // The board lies on the floor of the studio, its playing surface THICK above.
  private static void board(Layout l, Models models, String board) {
    if (Math.abs(models.shape(board).size().z() - THICK) > 0.001) {
      throw new IllegalStateException(board + " is not " + THICK + " m thick");
    }
    l.put(board, Hold.FIXED, 0, 0, 0, Layout.yaw(0));
  }

  private static Scene table(Models models, String id, String title, String description) {
    Layout l = new Layout(models);
    l.put("arena_table", Hold.FIXED, 0, 0, 0, Layout.yaw(0));
    return scene(l, id, title, description, new Vec3(0, -2.3, 1.7), new Vec3(0, 0, 0.45));
  }

  private static Scene scene(
      Layout l, String id, String title, String description, Vec3 eye, Vec3 target) {
    return new Scene(
        id,
        new ArrayList<>(l.objects()),
        List.of(),
        List.of(),
        new SceneMetadata(
            title,
            description,
            HouseLayout.SUN,
            new SceneMetadata.Camera(eye, target, 40),
            List.of(),
            null,
            Map.of(),
            null));
  }
}
