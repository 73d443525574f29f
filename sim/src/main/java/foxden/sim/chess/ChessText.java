package foxden.sim.chess;

import foxden.sim.Action;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.List;

/**
 * Chess in words and pictures. Representations: {@code fen}, {@code pgn}, {@code txt}, and, 256 x
 * 256 pixels with White at the bottom, {@code rgb} and {@code png}.
 */
public final class ChessText implements TextForm {

  @Override
  public List<String> representations() {
    return List.of("fen", "pgn", "txt", "rgb", "png");
  }

  private static Board board(Observation observation) {
    return Fen.read(observation.text("fen"));
  }

  @Override
  public Observation.Channel observe(Observation observation, String representation) {
    return switch (representation) {
      case "fen" -> new Observation.Text(observation.text("fen"));
      case "pgn" -> new Observation.Text(observation.text("pgn"));
      case "txt" -> new Observation.Text(ChessGame.txt(board(observation)));
      case "rgb", "png" -> ChessPicture.draw(board(observation)).image();
      default -> throw TextForm.lacks(this, ChessEnvironment.TASK, representation);
    };
  }

  @Override
  public String text(Action action) {
    return ((Action.TextAction) action).text();
  }

  @Override
  public Action parse(String text, Observation observation) {
    return new Action.TextAction(text);
  }

  @Override
  public List<String> legal(Observation observation) {
    return San.legal(board(observation));
  }

  @Override
  public double lossReward() {
    return -1;
  }
}
